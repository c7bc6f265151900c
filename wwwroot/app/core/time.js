/** @import { Properties, Span } from './types.js' */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Reads an RFC 3339 instant.
 * @param {string | null | undefined} text
 * @returns {number | null} Milliseconds since the Unix epoch; null where there is none or it cannot be read.
 */
export function parseInstant(text) {
  if (!text) return null;
  const value = Date.parse(text);
  return Number.isNaN(value) ? null : value;
}

/**
 * Writes an instant the way the feeds do: no milliseconds when they are zero.
 * @param {number} t
 */
export function formatInstant(t) {
  return new Date(t).toISOString().replace('.000Z', 'Z');
}

/**
 * When a feature was, by its four instants.
 * @param {Properties} properties
 * @returns {Span}
 */
export function spanOf(properties) {
  const [begin, beginLatest, endEarliest, end] = [
    properties.begin,
    properties.beginLatest,
    properties.endEarliest,
    properties.end,
  ].map(parseInstant);
  return {
    begin: begin ?? Number.NEGATIVE_INFINITY,
    beginLatest: beginLatest ?? begin ?? Number.NEGATIVE_INFINITY,
    endEarliest: endEarliest ?? end ?? Number.POSITIVE_INFINITY,
    end: end ?? Number.POSITIVE_INFINITY,
    dated: begin !== null || end !== null,
  };
}

/**
 * Whether a span holds at an instant, or at some instant of a window that ends there: half open, so that of two states
 * that meet the later one wins. A span of zero length holds at its instant and, so that it can be seen while the clock
 * runs, for `dwell` milliseconds after it; before it where the clock runs backwards and `dwell` is negative.
 * @param {{ begin: number, end: number }} span
 * @param {number} t
 * @param {number} [dwell]
 * @param {number} [from]  Where the window begins; t itself for an instant.
 */
export function holdsAt(span, t, dwell = 0, from = t) {
  if (span.begin !== span.end) return span.begin <= t && from < span.end;
  const since = t - span.begin;
  return since < 0 ? since > dwell : span.begin >= from || since < dwell;
}

/**
 * How surely a thing was going on at an instant: it rises from the earliest begin to the latest one, and falls from the
 * earliest end to the latest one.
 * @param {Span} span
 * @param {number} t
 * @returns {number} 0 to 1; 1 wherever the bounds are exact or open.
 */
export function surenessAt({ begin, beginLatest, endEarliest, end }, t) {
  const rise = beginLatest > begin && begin > -Infinity && t < beginLatest ? (t - begin) / (beginLatest - begin) : 1;
  const fall = end > endEarliest && end < Infinity && t > endEarliest ? (end - t) / (end - endEarliest) : 1;
  return clamp(Math.min(rise, fall), 0, 1);
}

/**
 * How surely it was going on at some instant of a window: the most that it ever was in there.
 * @param {Span} span
 * @param {number} from
 * @param {number} t  Not before `from`.
 */
export function surenessIn(span, from, t) {
  const here = surenessAt(span, t);
  if (from >= t || here === 1) return here;
  const { begin, beginLatest, endEarliest, end } = span;
  // Where the begin may lie after the end, rise and fall cross between the two.
  const [rise, fall] = [beginLatest - begin, end - endEarliest];
  const crossing = rise > 0 && fall > 0 ? (end / fall + begin / rise) / (1 / rise + 1 / fall) : t;
  const bends = [from, beginLatest, endEarliest, crossing].filter((bend) => bend >= from && bend < t);
  return Math.max(here, ...bends.map((bend) => surenessAt(span, bend)));
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
}
