/** @import { Axis, Mark } from '../core/claims.js' */
/** @import { Format } from '../core/format.js' */
import { h } from './dom.js';

/**
 * The round amounts along an axis.
 * @param {Format} format
 * @param {Axis} axis
 */
export function axisTicks(format, { ticks, end }) {
  return h(
    'div',
    { class: 'claim-ticks', 'aria-hidden': 'true' },
    ticks.map((tick) => at(h('span', { class: 'claim-tick' }, format.number(tick)), tick / end)),
  );
}

/**
 * Where a claim stands: a dot for a number, a line for what is left open, dashes for words that give no number.
 * @param {Format} format
 * @param {Axis} axis
 * @param {Mark} mark
 */
export function trackOf(format, axis, mark) {
  return h(
    'span',
    { class: 'claim-track', 'aria-hidden': 'true' },
    axis.ticks.map((tick) => at(h('span', { class: 'claim-grid' }), tick / axis.end)),
    marksOf(mark, axis.end),
    labelOf(format, axis, mark),
  );
}

/**
 * @param {Mark} mark
 * @param {number} end
 */
function marksOf({ bound, from, to }, end) {
  const low = (from ?? 0) / end;
  const high = to === null ? 1 : to / end;
  const dot = (/** @type {number} */ x, /** @type {string} */ kind) => at(h('span', { class: `claim-dot ${kind}` }), x);
  const line = (/** @type {string} */ kind) => {
    const element = at(h('span', { class: `claim-line ${kind}` }), low);
    element.style.width = `${(high - low) * 100}%`;
    return element;
  };
  switch (bound) {
    case 'exact':
      return [dot(low, 'is-exact')];
    case 'about':
      return [dot(low, 'is-about')];
    case 'at-least':
      return [line('is-open-above'), dot(low, 'is-exact')];
    case 'at-most':
      return [line('is-open-below'), dot(high, 'is-exact')];
    case 'range':
      return [line('is-range')];
    default:
      return [line('is-verbal')];
  }
}

/**
 * The amount beside its mark, on the side that has room.
 * @param {Format} format
 * @param {Axis} axis
 * @param {Mark} mark
 */
function labelOf(format, axis, { bound, from, to }) {
  const say = (/** @type {number | null} */ amount) => format.number(amount ?? 0);
  const texts = {
    exact: say(from),
    about: `≈ ${say(from)}`,
    'at-least': `≥ ${say(from)}`,
    'at-most': `≤ ${say(to)}`,
    range: `${say(from)}–${say(to)}`,
    verbal: '?',
  };
  const left = (from ?? to ?? 0) / axis.end;
  const right = (to ?? from ?? 0) / axis.end;
  const before = right > 0.72;
  return at(
    h('span', { class: before ? 'claim-number is-before' : 'claim-number' }, texts[bound]),
    before ? left : right,
  );
}

/**
 * What the marks mean.
 * @param {{ key: string, bounds: Record<Mark['bound'], string> }} words
 */
export function markKey(words) {
  /** @type {Mark[]} */
  const samples = [
    { bound: 'exact', from: 5, to: 5 },
    { bound: 'about', from: 5, to: 5 },
    { bound: 'at-least', from: 3, to: null },
    { bound: 'range', from: 3, to: 7 },
    { bound: 'verbal', from: 3, to: null },
  ];
  return h(
    'details',
    { class: 'claim-key' },
    h('summary', null, words.key),
    h(
      'ul',
      { class: 'keys' },
      samples.map((mark) =>
        h(
          'li',
          null,
          h('span', { class: 'claim-track is-sample', 'aria-hidden': 'true' }, marksOf(mark, 10)),
          words.bounds[mark.bound],
        ),
      ),
    ),
  );
}

/**
 * @template {HTMLElement} T
 * @param {T} element
 * @param {number} fraction  Of the axis.
 */
function at(element, fraction) {
  element.style.left = `${fraction * 100}%`;
  return element;
}
