import { DAY, HOUR } from './time.js';

const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY, 365 * DAY];

/**
 * Round instants along a clock, no closer than can be labelled.
 * @param {number} begin
 * @param {number} end
 * @param {number} most  How many labels there is room for.
 * @returns {number[]}
 */
export function ticksOf(begin, end, most) {
  const step = STEPS.find((s) => (end - begin) / s <= most) ?? (end - begin) / Math.max(1, most);
  const ticks = [];
  for (let t = Math.ceil(begin / step) * step; t <= end; t += step) ticks.push(t);
  return ticks;
}
