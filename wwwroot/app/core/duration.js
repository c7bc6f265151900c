import { DAY, HOUR, MINUTE, SECOND } from './time.js';

/** @typedef {'day' | 'hour' | 'minute' | 'second'} Unit */

const UNITS = /** @type {[Unit, number][]} */ ([
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
]);

/**
 * A duration in the largest unit that it fills and the one below, rounded to that.
 * @param {number} milliseconds  Not negative.
 * @returns {{ amount: number, unit: Unit }[]} One or two; [0 seconds] for nothing.
 */
export function durationParts(milliseconds) {
  const at = UNITS.findIndex(([, length]) => Math.round(milliseconds / SECOND) * SECOND >= length);
  if (at < 0) return [{ amount: 0, unit: 'second' }];
  const [large, small] = [UNITS[at], UNITS[at + 1]];
  if (!small) return [{ amount: Math.round(milliseconds / large[1]), unit: large[0] }];
  const whole = Math.round(milliseconds / small[1]) * small[1];
  // Rounding may fill the unit above: 59.7 minutes are one hour.
  const above = UNITS[at - 1];
  if (above && whole >= above[1]) return [{ amount: 1, unit: above[0] }];
  const amount = Math.floor(whole / large[1]);
  const rest = Math.round((whole - amount * large[1]) / small[1]);
  return [{ amount, unit: large[0] }, ...(rest > 0 ? [{ amount: rest, unit: small[0] }] : [])];
}
