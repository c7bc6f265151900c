/** @import { Located, Track } from './types.js' */
import { arcBetween, bearing, EARTH_RADIUS, interpolate, writeUnitVector } from './geodesy.js';
import { worldX, worldY } from './mercator.js';
import { HOUR } from './time.js';

/**
 * @param {[number, number][]} coordinates
 * @param {number[]} times  One instant per vertex, increasing.
 * @param {Set<number>} [gaps]  The vertices between which and the next one nothing is known: their arc is NaN.
 * @returns {Track}
 */
export function makeTrack(coordinates, times, gaps) {
  const count = Math.min(coordinates.length, times.length);
  const track = {
    times: Float64Array.from(times.slice(0, count)),
    lon: new Float64Array(count),
    lat: new Float64Array(count),
    xyz: new Float64Array(count * 3),
    arc: new Float64Array(count),
    world: new Float64Array(count * 2),
    moves: false,
    cursor: 0,
  };
  for (let i = 0; i < count; i++) {
    const [lon, lat] = coordinates[i];
    track.lon[i] = lon;
    track.lat[i] = lat;
    writeUnitVector(lon, lat, track.xyz, i * 3);
    track.world[i * 2] = worldX(lon);
    track.world[i * 2 + 1] = worldY(lat);
    if (i > 0)
      track.arc[i - 1] = gaps?.has(i - 1) ? Number.NaN : arcBetween(track.lon[i - 1], track.lat[i - 1], lon, lat);
  }
  track.moves = track.arc.some((arc) => arc > 0);
  return track;
}

/** @param {Track} track */
export const firstInstant = (track) => track.times[0];

/** @param {Track} track */
export const lastInstant = (track) => track.times[track.times.length - 1];

/**
 * The last vertex reached at t.
 * @param {Track} track
 * @param {number} t
 * @returns {number} -1 before the first one.
 */
export function vertexAt(track, t) {
  const { times, cursor } = track;
  for (let i = cursor; i < times.length && i < cursor + 2; i++) {
    if (times[i] <= t && (i + 1 === times.length || t < times[i + 1])) {
      track.cursor = i;
      return i;
    }
  }
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] <= t) low = middle + 1;
    else high = middle;
  }
  track.cursor = Math.max(0, low - 1);
  return low - 1;
}

/**
 * Where a track is at t. At and after its last instant it is held there.
 * @param {Track} track
 * @param {number} t
 * @param {string} [interpolation]  Linear (default), Step or Discrete.
 * @returns {Located | null} Null before the first instant, in gaps, and between the vertices of a discrete track.
 */
export function locate(track, t, interpolation = 'Linear') {
  const i = vertexAt(track, t);
  if (i < 0) return null;
  const last = track.times.length - 1;
  if (i >= last) return atRest(track, last, 'held', interpolation);
  if (interpolation === 'Discrete' ? track.times[i] !== t : Number.isNaN(track.arc[i])) return null;
  if (track.arc[i] === 0 || interpolation !== 'Linear') return atRest(track, i, 'halted', interpolation);
  const span = track.times[i + 1] - track.times[i];
  const fraction = (t - track.times[i]) / span;
  const here =
    fraction === 0
      ? { lon: track.lon[i], lat: track.lat[i] }
      : interpolate(track.xyz, i * 3, i * 3 + 3, track.arc[i], fraction);
  const heading = bearing(here.lon, here.lat, track.lon[i + 1], track.lat[i + 1]);
  return { lon: here.lon, lat: here.lat, status: 'moving', heading, speed: speedOf(track, i), since: null };
}

/**
 * @param {Track} track
 * @param {number} i
 */
function speedOf(track, i) {
  return (track.arc[i] * EARTH_RADIUS) / 1000 / ((track.times[i + 1] - track.times[i]) / HOUR);
}

/**
 * At rest at vertex i: since the instant it arrived there, with the heading it arrived on. Where nothing is known
 * between the vertices there is no direction of travel either.
 * @param {Track} track
 * @param {number} i
 * @param {'halted' | 'held'} status
 * @param {string} interpolation
 * @returns {Located}
 */
function atRest(track, i, status, interpolation) {
  let arrived = i;
  while (arrived > 0 && track.arc[arrived - 1] === 0) arrived--;
  return {
    lon: track.lon[i],
    lat: track.lat[i],
    status,
    heading: track.arc[arrived - 1] > 0 && interpolation === 'Linear' ? arrivalHeading(track, arrived) : null,
    speed: 0,
    since: track.times[arrived],
  };
}

/**
 * The direction of travel on arriving at a vertex: the reverse of the bearing back along the great circle.
 * @param {Track} track
 * @param {number} i
 */
function arrivalHeading(track, i) {
  const back = bearing(track.lon[i], track.lat[i], track.lon[i - 1], track.lat[i - 1]);
  return back >= 180 ? back - 180 : back + 180;
}
