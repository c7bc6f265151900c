/** @import { Item, Operation, Span } from './types.js' */
import { sideOf } from './operation.js';

/**
 * Bounds of bins of one length.
 * @param {number} begin
 * @param {number} end
 * @param {number} count  Number of bins.
 */
export function evenEdges(begin, end, count) {
  return Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? end : begin + ((end - begin) * i) / count));
}

/**
 * How many events there are in each part of a time. An event counts as one in all: where its time is a span, it is
 * spread evenly over it, so that a day well known stands out from a month that is not.
 * @param {Pick<Span, 'begin' | 'end' | 'dated'>[]} spans
 * @param {Float64Array} edges  Bounds of the bins, increasing.
 * @returns {Float64Array}
 */
export function histogram(spans, edges) {
  const bins = new Float64Array(edges.length - 1);
  for (const span of spans) addTo(bins, span, edges, 1);
  return bins;
}

/**
 * The same by side: an event in which several sides take part counts in equal parts for each of them.
 * @param {Operation} operation
 * @param {Item[]} events
 * @param {Float64Array} edges
 * @returns {Map<string | null, Float64Array>} By the id of a side; null: of those that name no side.
 */
export function histogramBySide(operation, events, edges) {
  /** @type {Map<string | null, Float64Array>} */
  const bySide = new Map();
  for (const event of events) {
    const sides = sidesOf(operation, event);
    for (const side of sides) {
      const bins = bySide.get(side) ?? new Float64Array(edges.length - 1);
      bySide.set(side, bins);
      addTo(bins, event.span, edges, 1 / sides.length);
    }
  }
  return bySide;
}

/**
 * The sides that take part in an event, each once.
 * @param {Operation} operation
 * @param {Item} event
 * @returns {(string | null)[]} [null] where none is named.
 */
export function sidesOf(operation, event) {
  const sides = new Set();
  for (const id of event.properties.participants ?? []) {
    const side = sideOf(operation, id);
    if (side) sides.add(side.id);
  }
  return sides.size > 0 ? [...sides] : [null];
}

/**
 * @param {Float64Array} bins
 * @param {Pick<Span, 'begin' | 'end' | 'dated'>} span
 * @param {Float64Array} edges
 * @param {number} weight
 */
function addTo(bins, span, edges, weight) {
  const [begin, end] = [edges[0], edges[bins.length]];
  const from = Math.max(span.begin, begin);
  const to = Math.min(span.end, end);
  if (!span.dated || from > to || from >= end) return;
  const whole = Number.isFinite(span.end - span.begin) ? span.end - span.begin : to - from;
  for (let i = binAt(edges, from); i < bins.length && edges[i] <= to; i++) {
    const part = whole > 0 ? Math.max(0, Math.min(to, edges[i + 1]) - Math.max(from, edges[i])) / whole : 1;
    bins[i] += part * weight;
    if (whole === 0) return;
  }
}

/**
 * @param {Float64Array} edges
 * @param {number} t  Inside them.
 */
function binAt(edges, t) {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (edges[middle] <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}
