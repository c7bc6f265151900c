/** @import { Language, Properties } from './types.js' */
import { textOf } from './format.js';
import { parseInstant } from './time.js';

/**
 * A step of a story: what is told, and what the map shows beside it.
 * @typedef {object} Step
 * @property {string} id
 * @property {number | null} t
 * @property {{ zoom: number, lat: number, lng: number } | null} view
 * @property {string[]} accounts  Those that differ from the defaults.
 * @property {string | null} selection  "collection/id".
 * @property {string | null} perspective
 * @property {string[]} sources
 * @property {string[]} facts
 * @property {Properties} properties
 */

/**
 * The steps of an operation's story, in the order in which they are told.
 * @param {Properties} document  operation.json.
 * @returns {Step[]}
 */
export function stepsOf(document) {
  return (document.story ?? []).map((/** @type {Properties} */ step) => ({
    id: step.id,
    t: parseInstant(step.time),
    view: step.center ? { zoom: step.zoom ?? 9, lat: step.center[1], lng: step.center[0] } : null,
    accounts: step.accounts ?? [],
    selection: step.selection ?? null,
    perspective: step.perspective ?? null,
    sources: (step.citations ?? []).map((/** @type {any} */ citation) => citation.sourceId ?? citation),
    facts: step.facts ?? [],
    properties: step,
  }));
}

/**
 * The step before or after one; the first where none is current.
 * @param {Step[]} steps
 * @param {string | null} id
 * @param {1 | -1} direction
 * @returns {Step | null}
 */
export function neighbour(steps, id, direction) {
  const at = steps.findIndex((step) => step.id === id);
  return at < 0 ? (steps[0] ?? null) : (steps[at + direction] ?? null);
}

/**
 * The step that is read: the last one whose head has passed a line on the screen.
 * @param {number[]} tops  Of the steps, increasing.
 * @param {number} line
 * @returns {number} Index; 0 while none has.
 */
export function stepAtLine(tops, line) {
  const at = tops.findLastIndex((top) => top <= line);
  return Math.max(0, at);
}

/**
 * The text of a step in paragraphs.
 * @param {Step} step
 * @param {Language} language
 */
export function paragraphsOf(step, language) {
  return textOf(step.properties, 'text', language)
    .split(/\n\s*\n/)
    .filter(Boolean);
}
