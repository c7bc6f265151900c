/** @import { Trail } from './hash.js' */
/** @import { Movement, Position } from './types.js' */
import { HOUR } from './time.js';
import { locate, vertexAt } from './tracks.js';

/** In how many steps a trail fades. */
export const STEPS = 6;

const LENGTHS = /** @type {Record<string, number>} */ ({ '1h': HOUR, '6h': 6 * HOUR, '24h': 24 * HOUR });

/**
 * Since when the way behind a mover is drawn.
 * @param {Trail} trail
 * @param {Movement} movement
 * @param {number} t
 * @returns {number} After t where there is no trail.
 */
export function trailBegin(trail, movement, t) {
  if (trail === 'off') return Number.POSITIVE_INFINITY;
  if (trail === 'start') return Number.NEGATIVE_INFINITY;
  return trail === 'movement' ? movement.active.begin : t - LENGTHS[trail];
}

/**
 * The movements whose paths make up the trail of a mover: its own, and those of the same subject that ended before.
 * @param {Position} position
 * @param {Movement[]} ofSubject  The movements of the same subject.
 * @param {number} from
 * @param {(movement: Movement) => boolean} shown  Whether a movement counts and passes the filters.
 * @returns {Movement[]}
 */
export function movementsBehind({ movement }, ofSubject, from, shown) {
  const before = ofSubject.filter(
    (one) =>
      one.movementId !== movement.movementId &&
      one.active.end > from &&
      one.active.end <= movement.active.begin &&
      one.properties.kind !== 'fire' &&
      shown(one),
  );
  return [...before, movement];
}

/**
 * The way that a movement went between two instants, cut into the steps in which its trail fades.
 * @param {Movement} movement
 * @param {number} from
 * @param {number} t
 * @param {number} oldest  When the whole trail begins, of which this may be a part.
 * @returns {{ age: number, path: [number, number][] }[]} Oldest first; age from STEPS - 1 down to 0.
 */
export function trailOf({ track, active }, from, t, oldest) {
  const begin = Math.max(from, active.begin);
  const end = Math.min(t, active.end);
  const step = (t - oldest) / STEPS;
  const pieces = [];
  for (let age = STEPS - 1; age >= 0 && begin < end; age--) {
    const low = Math.max(begin, t - step * (age + 1));
    const high = age === 0 ? end : Math.min(end, t - step * age);
    if (low >= high) continue;
    for (const path of pathsBetween(track, low, high)) if (path.length > 1) pieces.push({ age, path });
  }
  return pieces;
}

/**
 * @param {import('./types.js').Track} track
 * @param {number} from
 * @param {number} to
 * @returns {[number, number][][]} One path, or more where there are gaps; some may have less than two places.
 */
function pathsBetween(track, from, to) {
  /** @type {[number, number][]} */
  let path = [];
  const paths = [path];
  const add = (/** @type {number} */ lon, /** @type {number} */ lat) => {
    const last = path[path.length - 1];
    if (!last || last[0] !== lon || last[1] !== lat) path.push([lon, lat]);
  };
  const first = locate(track, from);
  if (first) add(first.lon, first.lat);
  for (let i = vertexAt(track, from) + 1; i < track.times.length && track.times[i] <= to; i++) {
    if (Number.isNaN(track.arc[i - 1])) {
      path = [];
      paths.push(path);
    }
    add(track.lon[i], track.lat[i]);
  }
  const last = locate(track, to);
  if (last) add(last.lon, last.lat);
  return paths;
}
