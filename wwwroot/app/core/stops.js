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
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (direction > 0 ? stops[middle] > t : stops[middle] >= t) high = middle;
    else low = middle + 1;
  }
  return stops[direction > 0 ? low : low - 1] ?? null;
}
