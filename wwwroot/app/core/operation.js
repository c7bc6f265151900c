/** @import { Feature, Item, Movement, Operation, Properties } from './types.js' */
import { joinSegments } from './segments.js';
import { parseInstant, spanOf } from './time.js';
import { firstInstant, lastInstant, makeTrack } from './tracks.js';

export const COLLECTIONS = /** @type {const} */ ([
  'places',
  'movements',
  'events',
  'areas',
  'units',
  'forces',
  'sources',
  'accounts',
  'claims',
  'persons',
  'states',
]);

/**
 * Makes what the map works on from the feeds.
 * @param {Properties} document  operation.json.
 * @param {Record<string, Feature[]>} collections
 * @param {string[]} [large]  The collections that are not loaded whole.
 * @returns {Operation}
 */
export function makeOperation(document, collections, large = []) {
  /** @type {Map<string, Item>} */
  const items = new Map();
  /** @type {any} */
  const lists = {};
  for (const name of COLLECTIONS) {
    const features = collections[name] ?? [];
    lists[name] = name === 'movements' ? movementsOf(features) : features.map((feature) => itemOf(name, feature));
    lists[name].sort((/** @type {Item} */ a, /** @type {Item} */ b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    for (const item of lists[name]) {
      for (const { id } of item.parts ?? [item]) items.set(`${name}/${id}`, item);
    }
    // A movement without a path is on no map, but told of.
    for (const feature of features) {
      const key = `${name}/${feature.id}`;
      if (!items.has(key)) items.set(key, itemOf(name, feature));
    }
  }
  return { document, span: spanOf(document), items, large, ...lists };
}

/**
 * @param {string} collection
 * @param {Feature} feature
 * @returns {Item}
 */
export function itemOf(collection, feature) {
  const properties = feature.properties ?? {};
  const id = String(feature.id ?? properties.id);
  return { id, collection, geometry: feature.geometry, properties, span: spanOf(properties) };
}

/** @param {Feature[]} features  Of the collection of movements. */
export const movementsOf = (features) =>
  joinSegments(features.flatMap((feature) => makeMovement(itemOf('movements', feature))));

/**
 * @param {Item} item
 * @returns {Movement[]} None where the path has no times.
 */
function makeMovement(item) {
  const times = (item.properties.datetimes ?? []).map(parseInstant);
  const coordinates = item.geometry?.type === 'LineString' ? item.geometry.coordinates : [];
  if (times.length === 0 || coordinates.length < times.length || times.includes(null)) return [];
  const track = makeTrack(coordinates, times);
  const first = firstInstant(track);
  const last = lastInstant(track);
  const fires = item.properties.kind === 'fire';
  const active = {
    begin: fires && Number.isFinite(item.span.begin) ? item.span.begin : first,
    end: fires && Number.isFinite(item.span.end) ? item.span.end : last,
  };
  const span = item.span.dated
    ? item.span
    : { ...active, beginLatest: active.begin, endEarliest: active.end, dated: true };
  const movementId = item.properties.movementId ?? item.id;
  return [{ ...item, span, track, active, movementId, subject: item.properties.subject }];
}

/**
 * The unit or force that an id names.
 * @param {Operation} operation
 * @param {string | null | undefined} id
 */
export function partyOf(operation, id) {
  return operation.items.get(`units/${id}`) ?? operation.items.get(`forces/${id}`);
}

/**
 * The force at the top of the tree above a unit or force.
 * @param {Operation} operation
 * @param {string | null | undefined} id
 */
export function sideOf(operation, id) {
  if (!id) return undefined;
  const sides = known.get(operation.items) ?? new Map();
  known.set(operation.items, sides);
  if (!sides.has(id)) sides.set(id, findSide(operation, id));
  return sides.get(id);
}

/** Asked for every mover in every frame; by the table of items, of which another one comes with changes. @type {WeakMap<Map<string, Item>, Map<string, Item | undefined>>} */
const known = new WeakMap();

/**
 * @param {Operation} operation
 * @param {string} id
 */
function findSide(operation, id) {
  const unit = operation.items.get(`units/${id}`);
  if (unit?.properties.sideId) return operation.items.get(`forces/${unit.properties.sideId}`);
  let force = operation.items.get(`forces/${unit ? unit.properties.forceId : id}`);
  for (let depth = 0; force?.properties.parentId && depth < 32; depth++) {
    force = operation.items.get(`forces/${force.properties.parentId}`) ?? force;
  }
  return force;
}
