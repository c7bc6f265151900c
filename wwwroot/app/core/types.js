/**
 * The shapes that the feeds have (docs/feeds.md) and the ones the map makes of them. Times are milliseconds since the
 * Unix epoch; positions are degrees, longitude first.
 *
 * @typedef {'documented' | 'inferred' | 'schematic'} Confidence
 * @typedef {'moving' | 'halted' | 'held'} Status
 * @typedef {'friend' | 'hostile' | 'neutral' | 'unknown'} Identity
 * @typedef {'en' | 'fr'} Language
 *
 * @typedef {{ type: string, coordinates: any, geometries?: any }} Geometry
 * @typedef {Record<string, any>} Properties
 * @typedef {{ type: 'Feature', id: string, geometry: Geometry | null, properties: Properties }} Feature
 *
 * @typedef {object} Span  When a thing was, by its four instants; an open bound is infinite.
 * @property {number} begin  The earliest.
 * @property {number} beginLatest
 * @property {number} endEarliest
 * @property {number} end  The latest.
 * @property {boolean} dated  False when neither bound is known.
 *
 * @typedef {object} Item  A feature of a collection, with its times read.
 * @property {string} id
 * @property {string} collection
 * @property {Geometry | null} geometry
 * @property {Properties} properties
 * @property {Span} span
 *
 * @typedef {object} Track  A timed path ready for interpolation.
 * @property {Float64Array} times  One instant per vertex.
 * @property {Float64Array} lon
 * @property {Float64Array} lat
 * @property {Float64Array} xyz  Unit vectors, three numbers per vertex.
 * @property {Float64Array} arc  Great-circle angle from each vertex to the next, radians.
 * @property {Float64Array} world  Web Mercator, two fractions of the world per vertex.
 * @property {boolean} moves  Whether it ever leaves its first vertex.
 * @property {number} cursor  The vertex that was asked for last: the next question is mostly about it or the one after.
 *
 * @typedef {Item & { track: Track, movementId: string, subject: string, active: { begin: number, end: number }, parts?: Movement[], slot?: number }} Movement  `parts`: the segments of a long strand, in their order. `slot`: its row in the table of strands.
 *
 * @typedef {object} Located  Where a track is at an instant.
 * @property {number} lon
 * @property {number} lat
 * @property {Status} status
 * @property {number | null} heading  Degrees clockwise from true north; null if it never moved.
 * @property {number} speed  Kilometres per hour.
 * @property {number | null} since  When it came to rest there; null while moving.
 *
 * @typedef {Located & { id: string, movement: Movement, part: Movement, subject: string, sideId: string | null, sidc: string | null }} Position
 *
 * @typedef {object} Situation
 * @property {number} t
 * @property {number} from  Where the window begins that ends at t; t itself for an instant.
 * @property {Set<string>} accounts
 * @property {Position[]} positions
 * @property {Item[]} events
 * @property {Item[]} areas
 * @property {boolean} [rough]  Whether the positions are only about those of the instant, until more of them has come.
 *
 * @typedef {object} Operation  Everything the map knows of one operation.
 * @property {Properties} document  operation.json.
 * @property {Span} span
 * @property {Map<string, Item>} items  By "collection/id".
 * @property {Item[]} places
 * @property {Movement[]} movements
 * @property {Item[]} events
 * @property {Item[]} areas
 * @property {Item[]} units
 * @property {Item[]} forces
 * @property {Item[]} sources
 * @property {Item[]} accounts
 * @property {Item[]} claims
 * @property {Item[]} persons
 * @property {Item[]} states
 * @property {string[]} large  The collections that are too large to load whole.
 * @property {import('./strands.js').StrandPositions} [strands]  Where the movements are, of an operation that has too many of them to load their paths.
 * @property {import('./in-view.js').InView} [inView]  What lies in view, of an operation that has too much to draw all of it.
 */
export {};
