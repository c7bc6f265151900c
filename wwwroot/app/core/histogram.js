/** @import { Item, Span } from './types.js' */

/**
 * How many events there are at each part of the clock. An event counts as one in all: where its time is a span, it is
 * spread evenly over it, so that a day well known stands out from a month that is not.
 * @param {Span[]} spans
 * @param {number} begin
 * @param {number} end
 * @param {number} count  Number of bins.
 * @returns {Float64Array}
 */
export function histogram(spans, begin, end, count) {
  const bins = new Float64Array(count);
  const width = (end - begin) / count;
  for (const span of spans) {
    if (!span.dated) continue;
    const from = Math.max(span.begin, begin);
    const to = Math.min(span.end, end);
    if (from > to || from >= end) continue;
    if (from === to) {
      bins[Math.floor((from - begin) / width)] += 1;
      continue;
    }
    const whole = Number.isFinite(span.end - span.begin) ? span.end - span.begin : to - from;
    const last = Math.min(count - 1, Math.ceil((to - begin) / width) - 1);
    for (let i = Math.floor((from - begin) / width); i <= last; i++) {
      const low = Math.max(from, begin + i * width);
      const high = Math.min(to, begin + (i + 1) * width);
      bins[i] += Math.max(0, high - low) / whole;
    }
  }
  return bins;
}

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
