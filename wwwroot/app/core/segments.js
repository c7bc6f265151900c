/** @import { Movement } from './types.js' */
import { makeTrack } from './tracks.js';

/**
 * Long strands come as segments, each a feature of its own; here one strand is one movement again.
 * @param {Movement[]} movements
 * @returns {Movement[]} In no order. A joined one has the id and the properties of its first segment, and all of them as `parts`.
 */
export function joinSegments(movements) {
  /** @type {Map<string, Movement[]>} */
  const strands = new Map();
  const whole = movements.filter((movement) => {
    const { segment, strand, accountId } = movement.properties;
    if (segment === null || segment === undefined) return true;
    const key = JSON.stringify([movement.movementId, strand ?? null, accountId ?? null, movement.subject]);
    const others = strands.get(key);
    if (others) others.push(movement);
    else strands.set(key, [movement]);
    return false;
  });
  return [...whole, ...[...strands.values()].map(join)];
}

/**
 * @param {Movement[]} parts  Of one strand.
 * @returns {Movement}
 */
function join(parts) {
  parts.sort((a, b) => a.properties.segment - b.properties.segment);
  const first = parts[0];
  const last = parts[parts.length - 1];
  /** @type {[number, number][][]} */
  const lines = [];
  /** @type {number[]} */
  const times = [];
  const gaps = new Set();
  for (const { geometry, track } of parts) {
    // Where two segments meet they have one vertex in common; else nothing is known in between.
    const meets = times.at(-1) === track.times[0];
    if (!meets) {
      gaps.add(times.length - 1);
      lines.push([]);
    }
    for (let i = meets ? 1 : 0; i < track.times.length; i++) {
      lines[lines.length - 1].push(geometry?.coordinates[i]);
      times.push(track.times[i]);
    }
  }
  return {
    ...first,
    parts,
    geometry:
      lines.length > 1
        ? { type: 'MultiLineString', coordinates: lines }
        : { type: 'LineString', coordinates: lines[0] },
    track: makeTrack(lines.flat(), times, gaps),
    active: { begin: first.active.begin, end: last.active.end },
    span: { ...first.span, end: last.span.end, endEarliest: last.span.endEarliest },
  };
}

/**
 * The feature that holds the path at t: the movement itself, or the segment that is under way (the last one, when all are over).
 * @param {Movement} movement
 * @param {number} t
 * @returns {Movement}
 */
export function partAt(movement, t) {
  return movement.parts?.findLast((part) => part.active.begin <= t) ?? movement;
}
