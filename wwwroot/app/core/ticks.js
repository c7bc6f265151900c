import { DAY, HOUR, MINUTE } from './time.js';

const STEPS = [
  ...[10, 30].map((minutes) => minutes * MINUTE),
  ...[1, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365, 3650, 36500].map((days) => days * DAY),
];

/** @typedef {{ t: number, step: number }} Tick  An instant, and how far apart its like are. */

/**
 * Round instants along a slider, no closer than can be labelled: where it gives time more room there are more of them.
 * @param {number} begin
 * @param {number} end
 * @param {(t: number) => number} toX  Pixels along the slider.
 * @param {number} apart  Room that a label needs, pixels.
 * @param {number} [offset]  How far local time is ahead of UTC, milliseconds: round instants are local ones.
 * @returns {Tick[]} Increasing.
 */
export function ticksOf(begin, end, toX, apart, offset = 0) {
  const widest = STEPS.findIndex((step) => roomOf(step) >= apart);
  /** @type {Tick[]} */
  let ticks = [];
  for (const step of (widest < 0 ? STEPS.slice(-1) : STEPS.slice(0, widest + 1)).toReversed()) {
    // The first ones may stand at the very ends; those between need room there as well.
    const [first, last] = ticks.length > 0 ? [begin, end] : [null, null];
    const bounds = [first, ...ticks.map(({ t }) => t), last];
    const between = bounds.slice(1).flatMap((next, i) => {
      let before = bounds[i];
      if (before !== null && next !== null && toX(next) - toX(before) < 2 * apart) return [];
      return roundInstants(before ?? begin, next ?? end, step, offset).filter(({ t }) => {
        const roomy = [before, next].every((other) => other === null || Math.abs(toX(t) - toX(other)) >= apart);
        if (roomy) before = t;
        return roomy;
      });
    });
    ticks = [...ticks, ...between].sort((a, b) => a.t - b.t);
  }
  return ticks;

  /** The room that a step has on the average. @param {number} step */
  function roomOf(step) {
    return ((toX(end) - toX(begin)) * step) / (end - begin);
  }
}

/**
 * @param {number} begin
 * @param {number} end
 * @param {number} step
 * @param {number} offset
 */
function roundInstants(begin, end, step, offset) {
  const ticks = [];
  for (let t = Math.ceil((begin + offset) / step) * step - offset; t <= end; t += step) ticks.push({ t, step });
  return ticks;
}
