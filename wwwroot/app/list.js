/** @import { Language, Properties } from './core/types.js' */
import { createFormat, textOf } from './core/format.js';
import { readHash } from './core/hash.js';
import { parseInstant } from './core/time.js';
import { fill, h } from './panels/dom.js';
import { loadTexts, preferredLanguage } from './text/index.js';

/** The folder that the application lies in, whatever the base path: the list is served at "/" and at "/operations". */
const ROOT = new URL('../', import.meta.url);

/**
 * @param {Properties[]} operations
 * @param {Language} language
 */
async function drawList(operations, language) {
  const texts = await loadTexts(language);
  const root = /** @type {HTMLElement} */ (document.getElementById('list'));
  document.documentElement.lang = language;
  document.title = `${texts.operations} – KonnaMap`;
  fill(
    root,
    h(
      'header',
      { class: 'list-head' },
      h('p', { class: 'list-mark' }, 'KonnaMap'),
      h('h1', null, texts.operations),
      h('p', { class: 'list-lead' }, texts.operationsHelp),
      languageChoice(operations, language, texts),
    ),
    operations.length === 0
      ? h('p', null, texts.noOperations)
      : h(
          'ul',
          { class: 'list-items' },
          operations.map((operation) => h('li', null, card(operation, language, texts))),
        ),
  );
}

/**
 * @param {Properties} operation
 * @param {Language} language
 * @param {import('./text/en.js').Texts} texts
 */
function card(operation, language, texts) {
  const format = createFormat(language, operation.timeZone ?? 'UTC');
  const begin = parseInstant(operation.begin) ?? Number.NEGATIVE_INFINITY;
  const end = parseInstant(operation.end) ?? Number.POSITIVE_INFINITY;
  return h(
    'a',
    { class: 'card', href: new URL(`operations/${encodeURIComponent(operation.id)}#lang=${language}`, ROOT).href },
    h('span', { class: 'card-dates' }, format.span(begin, end)),
    h('span', { class: 'card-title' }, textOf(operation, 'title', language)),
    h('span', { class: 'card-text' }, textOf(operation, 'summary', language)),
    h('span', { class: 'card-open' }, texts.openOperation),
  );
}

/**
 * @param {Properties[]} operations
 * @param {Language} current
 * @param {import('./text/en.js').Texts} texts
 */
function languageChoice(operations, current, texts) {
  return h(
    'div',
    { class: 'segmented', role: 'group', 'aria-label': texts.language },
    /** @type {const} */ (['en', 'fr']).map((language) =>
      h(
        'button',
        {
          type: 'button',
          lang: language,
          'data-key': language,
          'aria-pressed': String(language === current),
          'aria-label': language === 'en' ? 'EN, English' : 'FR, Français',
          on: { click: () => drawList(operations, language) },
        },
        language.toUpperCase(),
      ),
    ),
  );
}

const language = readHash(location.hash).language ?? preferredLanguage(navigator.languages);
try {
  const response = await fetch(new URL('operations', ROOT), { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const answer = await response.json();
  await drawList(Array.isArray(answer) ? answer : (answer.operations ?? []), language);
} catch (problem) {
  const message = problem instanceof Error ? problem.message : '';
  fill(
    /** @type {HTMLElement} */ (document.getElementById('list')),
    h('p', null, (await loadTexts(language)).loadFailed, ' ', message),
  );
}
