/** @import { Difference } from './compare.js' */
/** @import { Format } from './format.js' */
import { DAY, HOUR, MINUTE } from './time.js';

/**
 * The words that the sentences are made of; one set for each language.
 * @typedef {object} DifferenceWords
 * @property {(name: string) => string} onlyIn
 * @property {(distance: string) => string} apart
 * @property {(duration: string, name: string) => string} later
 * @property {(name: string, parties: string) => string} onlyNames
 * @property {(name: string, holder: string) => string} heldAccordingTo
 * @property {string} noHolder
 * @property {string} toldDifferently
 * @property {(n: number) => string} minutes
 * @property {(n: number) => string} hours
 * @property {(n: number) => string} days
 */

/**
 * One difference in words: who, where and when, as far as the two versions differ in it.
 * @param {Difference} difference
 * @param {{ first: string, second: string }} names  What the two versions are called.
 * @param {(id: string) => string} partyName
 * @param {DifferenceWords} words
 * @param {Format} format
 * @returns {string[]} At least one sentence, without a full stop.
 */
export function sentencesOf(difference, names, partyName, words, format) {
  const { first, second, apart, begins, parties, holders } = difference;
  if (second.length === 0) return [words.onlyIn(names.first)];
  if (first.length === 0) return [words.onlyIn(names.second)];
  const sentences = [];
  for (const side of /** @type {const} */ (['first', 'second'])) {
    const named = parties?.[side] ?? [];
    if (named.length > 0) sentences.push(words.onlyNames(names[side], named.map(partyName).join(', ')));
  }
  if (holders) {
    for (const side of /** @type {const} */ (['first', 'second'])) {
      const holder = holders[side];
      sentences.push(words.heldAccordingTo(names[side], holder ? partyName(holder) : words.noHolder));
    }
  }
  if (apart !== null) sentences.push(words.apart(format.distance(apart)));
  if (begins) sentences.push(words.later(durationOf(begins.by, words, format), names[laterOf(begins.earlier)]));
  return sentences.length > 0 ? sentences : [words.toldDifferently];
}

/** @param {'first' | 'second'} earlier */
const laterOf = (earlier) => (earlier === 'first' ? 'second' : 'first');

/**
 * A length of time in the largest unit that says it without a long fraction.
 * @param {number} length  Milliseconds.
 * @param {DifferenceWords} words
 * @param {Format} format
 */
function durationOf(length, words, format) {
  const [unit, say] =
    length >= 2 * DAY ? [DAY, words.days] : length >= HOUR ? [HOUR, words.hours] : [MINUTE, words.minutes];
  const amount = Number((length / unit).toFixed(unit === MINUTE ? 0 : 1));
  return say(amount).replace(String(amount), format.number(amount, 1));
}
