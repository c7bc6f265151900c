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
 * The outer span of a feature.
 * @param {Properties} properties
 * @returns {Span}
 */
export function spanOf(properties) {
  const begin = parseInstant(properties.begin);
  const end = parseInstant(properties.end);
  return {
    begin: begin ?? Number.NEGATIVE_INFINITY,
    end: end ?? Number.POSITIVE_INFINITY,
    dated: begin !== null || end !== null,
  };
}

/**
 * Whether a span holds at an instant: half open, so that of two states that meet the later one wins; a span of zero
 * length holds at its instant and, so that it can be seen while the clock runs, for `dwell` milliseconds after it.
 * @param {Span} span
 * @param {number} t
 * @param {number} [dwell]
 */
export function holdsAt(span, t, dwell = 0) {
  if (span.begin === span.end) return t >= span.begin && (t === span.begin || t < span.begin + dwell);
  return span.begin <= t && t < span.end;
}

/**
 * How surely a thing was going on at an instant: it rises from the earliest begin to the latest one, and falls from the
 * earliest end to the latest one.
 * @param {Properties} properties
 * @param {number} t
 * @returns {number} 0 to 1; 1 wherever the bounds are exact or open.
 */
export function surenessAt(properties, t) {
  const begin = parseInstant(properties.begin);
  const beginLatest = parseInstant(properties.beginLatest);
  const endEarliest = parseInstant(properties.endEarliest);
  const end = parseInstant(properties.end);
  const rise = begin !== null && beginLatest !== null && t < beginLatest ? (t - begin) / (beginLatest - begin) : 1;
  const fall = end !== null && endEarliest !== null && t > endEarliest ? (end - t) / (end - endEarliest) : 1;
  return clamp(Math.min(rise, fall), 0, 1);
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
}
