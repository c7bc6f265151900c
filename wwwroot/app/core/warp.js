/** @import { Span } from './types.js' */
import { evenEdges, histogram } from './histogram.js';
import { clamp } from './time.js';

/** The operation's time is measured out in this many parts. */
const PARTS = 480;
/** How far an event makes itself felt on either side, in parts. */
const REACH = 8;
/** The strongest bend: beyond it, times in which nothing happens would have no room left. */
export const MOST_BENT = 0.9;

/**
 * How the slider's length is shared out among the operation's time: more where more happens. The clock goes along the
 * slider evenly, so that time runs slower there. Increasing and piecewise linear, so that it can be turned round exactly.
 * @typedef {object} Warp
 * @property {number} strength
 * @property {(t: number) => number} fractionAt  How far along the slider an instant lies: 0 at the begin, 1 at the end.
 * @property {(fraction: number) => number} timeAt  The instant there.
 * @property {(t: number) => number} slopeAt  How many times its even share of the slider an instant has.
 */

/**
 * @param {Span[]} spans  Of what happens.
 * @param {number} begin
 * @param {number} end
 * @param {number} strength  0 (evenly) to `MOST_BENT`: the part of the slider that is shared out by what happens.
 * @returns {Warp}
 */
export function makeWarp(spans, begin, end, strength) {
  const bend = clamp(strength, 0, MOST_BENT);
  const density = smooth(histogram(spans, evenEdges(begin, end, PARTS)));
  const all = density.reduce((sum, part) => sum + part, 0);
  const shares = density.map((part) => (all > 0 ? (1 - bend) / PARTS + (bend * part) / all : 1 / PARTS));
  const reached = new Float64Array(PARTS + 1);
  for (let i = 0; i < PARTS; i++) reached[i + 1] = reached[i] + shares[i];
  const whole = reached[PARTS];
  for (let i = 1; i <= PARTS; i++) reached[i] /= whole;
  const length = (end - begin) / PARTS;
  const partAt = (/** @type {number} */ t) => clamp(Math.floor((t - begin) / length), 0, PARTS - 1);
  return {
    strength: bend,
    fractionAt(t) {
      if (bend === 0) return (t - begin) / (end - begin);
      const i = partAt(t);
      return reached[i] + ((t - begin) / length - i) * (reached[i + 1] - reached[i]);
    },
    timeAt(fraction) {
      if (bend === 0) return begin + fraction * (end - begin);
      const i = lastNotAfter(reached, fraction);
      return begin + (i + (fraction - reached[i]) / (reached[i + 1] - reached[i])) * length;
    },
    slopeAt(t) {
      const i = partAt(t);
      return (reached[i + 1] - reached[i]) * PARTS;
    },
  };
}

/**
 * @param {Float64Array} reached  Increasing, from 0 to 1.
 * @param {number} fraction
 * @returns {number} Index of a part, the last one at most.
 */
function lastNotAfter(reached, fraction) {
  let low = 0;
  let high = PARTS - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (reached[middle] <= fraction) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Spreads each part over its neighbours, less to those further off.
 * @param {Float64Array} bins
 */
function smooth(bins) {
  const spread = new Float64Array(bins.length);
  for (let i = 0; i < bins.length; i++) {
    if (bins[i] === 0) continue;
    for (let away = 1 - REACH; away < REACH; away++) {
      const at = clamp(i + away, 0, bins.length - 1);
      spread[at] += (bins[i] * (REACH - Math.abs(away))) / (REACH * REACH);
    }
  }
  return spread;
}
