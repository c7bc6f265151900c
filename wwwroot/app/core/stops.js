/** @import { Item } from './types.js' */

/**
 * The instants worth stopping at: where an event or a movement begins, inside the operation's time.
 * @param {Item[]} items
 * @param {number} begin
 * @param {number} end
 * @returns {number[]} Increasing, each once.
 */
export function stopsOf(items, begin, end) {
  const stops = new Set();
  for (const item of items) {
    if (Number.isFinite(item.span.begin) && item.span.begin >= begin && item.span.begin <= end) {
      stops.add(item.span.begin);
    }
  }
  return [...stops].sort((a, b) => a - b);
}

/**
 * @param {number[]} stops
 * @param {number} t
 * @param {1 | -1} direction
 * @returns {number | null}
 */
export function nextStop(stops, t, direction) {
  if (direction > 0) return stops.find((stop) => stop > t) ?? null;
  return stops.findLast((stop) => stop < t) ?? null;
}
