/** @import { Item, Movement, Operation, Situation } from './types.js' */
import { bearing, distance } from './geodesy.js';
import { counts } from './situation.js';
import { holdsAt } from './time.js';

/** The kinds of place that a position is told by. */
const LANDMARKS = new Set(['town', 'village', 'airport', 'camp', 'checkpoint', 'crossing']);

/**
 * The place nearest to a position.
 * @param {Operation} operation
 * @param {Set<string>} accounts  The accounts in force.
 * @param {number} lon
 * @param {number} lat
 * @returns {{ place: Item, metres: number, degrees: number } | null} How far, and in which direction as seen from the place.
 */
export function nearestPlace(operation, accounts, lon, lat) {
  let nearest = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of operation.places) {
    if (place.geometry?.type !== 'Point' || !LANDMARKS.has(place.properties.kind)) continue;
    if (!counts(place.properties, accounts)) continue;
    const [x, y] = place.geometry.coordinates;
    const metres = distance(x, y, lon, lat);
    if (metres < least) {
      least = metres;
      nearest = { place, metres, degrees: bearing(x, y, lon, lat) };
    }
  }
  return nearest;
}

/**
 * When something is to be seen: now if it is, otherwise when it is first told of.
 * @param {Operation} operation
 * @param {Item} item
 * @param {Situation} situation
 * @returns {number | null} Null where the clock may stay as it is.
 */
export function momentOf(operation, item, situation) {
  const { t, accounts } = situation;
  const spans = occasionsOf(operation, item)
    .filter((one) => counts(one.properties, accounts) || one === item || one.properties.accountId === item.id)
    .filter((one) => 'active' in one || one.span.dated)
    .map((one) => ('active' in one ? /** @type {Movement} */ (one).active : one.span));
  if (spans.length === 0 || spans.some((span) => holdsAt(span, t))) return null;
  const begins = spans.map(({ begin, end }) => (Number.isFinite(begin) ? begin : end)).filter(Number.isFinite);
  const inside = begins.filter((begin) => begin >= operation.span.begin && begin <= operation.span.end);
  return inside.length > 0 ? Math.min(...inside) : null;
}

/**
 * When a thing is there: an event, a movement or an area itself; of a party what it does and is said to be; of an
 * account the things that are told by it.
 * @param {Operation} operation
 * @param {Item} item
 * @returns {Item[]}
 */
function occasionsOf(operation, item) {
  const { movements, events, areas, states } = operation;
  const { id, collection } = item;
  if (collection === 'events' || collection === 'movements' || collection === 'areas') return [item];
  if (collection === 'accounts') {
    return [...events, ...movements, ...areas].filter(({ properties }) => properties.accountId === id);
  }
  if (collection === 'units' || collection === 'forces' || collection === 'persons') {
    const takesPart = (/** @type {Item} */ { properties }) =>
      properties.subject === id || properties.participants?.includes(id);
    const own = states.filter(({ properties }) => properties.unitId === id);
    const active = [...movements.filter(takesPart), ...own];
    return active.length > 0 ? active : events.filter(takesPart);
  }
  return [];
}
