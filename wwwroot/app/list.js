/** @import { Language, Properties } from './core/types.js' */
import { createFormat, textOf } from './core/format.js';
import { readHash } from './core/hash.js';
import { matches } from './core/match.js';
import { parseInstant } from './core/time.js';
import { fill, h } from './panels/dom.js';
import { createSmallMaps } from './panels/small-maps.js';
import { preferredLanguage } from './text/index.js';
import { listWords } from './text/list.js';

/** The folder that the application lies in, whatever the base path. */
const ROOT = new URL('../', import.meta.url);
/** From so many operations on, a list is searched rather than read. */
const MANY = 7;

const smallMaps = createSmallMaps(new URL('lib/', ROOT));

/**
 * @param {Properties[]} operations
 * @param {Language} language
 * @param {string} [query]
 */
function drawList(operations, language, query = '') {
  const words = listWords[language];
  const root = /** @type {HTMLElement} */ (document.getElementById('list'));
  document.documentElement.lang = language;
  document.title = `${words.title} – KonnaMap`;
  const items = h('ul', { class: 'list-items', 'aria-label': words.title });
  const said = h('p', { class: 'list-said', role: 'status' });
  let wanted = query;
  const show = () => {
    const found = operations.filter((one) =>
      matches(wanted, [one.title, one.titleFr, one.summary, one.summaryFr, one.id]),
    );
    smallMaps.forget();
    fill(
      items,
      found.map((operation) => h('li', null, card(operation, language))),
    );
    said.textContent = wanted ? words.found(found.length, operations.length) : '';
  };
  fill(
    root,
    h(
      'header',
      { class: 'list-head' },
      h('p', { class: 'list-mark' }, 'KonnaMap'),
      h('h1', null, words.title),
      h('p', { class: 'list-lead' }, words.help),
      languageChoice(language, (chosen) => drawList(operations, chosen, wanted)),
    ),
    operations.length >= MANY &&
      h(
        'label',
        { class: 'list-search' },
        h('span', null, words.search),
        h('input', {
          type: 'search',
          value: query,
          'data-key': 'search',
          on: {
            input: (/** @type {any} */ event) => {
              wanted = event.target.value;
              show();
            },
          },
        }),
      ),
    said,
    operations.length === 0 ? h('p', null, words.none) : items,
  );
  show();
}

/**
 * @param {Properties} operation
 * @param {Language} language
 */
function card(operation, language) {
  const words = listWords[language];
  const format = createFormat(language, operation.timeZone);
  const begin = parseInstant(operation.begin) ?? Number.NEGATIVE_INFINITY;
  const end = parseInstant(operation.end) ?? Number.POSITIVE_INFINITY;
  const title = textOf(operation, 'title', language);
  const address = new URL(`operations/${encodeURIComponent(operation.id)}`, ROOT);
  const counts = h('span', { class: 'card-counts' });
  const drawCounts = async () => {
    const [events, movements, sources] = await Promise.all(
      ['events', 'movements', 'sources'].map((name) => countOf(address, name)),
    );
    counts.textContent = words.counts(
      ...[events, movements, sources].map((n) => (n === null ? '–' : format.number(n))),
    );
  };
  return h(
    'a',
    { class: 'card', href: `${address}#lang=${language}` },
    smallMaps.of(operation, `${words.extentOf} ${title}`, drawCounts),
    h(
      'span',
      { class: 'card-words' },
      h('span', { class: 'card-dates' }, format.span(begin, end)),
      h('span', { class: 'card-title' }, title),
      h('span', { class: 'card-text' }, textOf(operation, 'summary', language)),
      h('span', { class: 'card-more' }, counts, h('span', null, words.languages(Boolean(operation.titleFr)))),
      h('span', { class: 'card-open' }, words.open),
    ),
  );
}

/** @type {Map<string, Promise<number | null>>} */
const counted = new Map();

/**
 * How many features a collection has; null where that is not known. Asked once.
 * @param {URL} address  Of the operation.
 * @param {string} name
 */
function countOf(address, name) {
  const key = `${address} ${name}`;
  const asked = counted.get(key) ?? ask(address, name);
  counted.set(key, asked);
  return asked;
}

/**
 * @param {URL} address
 * @param {string} name
 * @returns {Promise<number | null>}
 */
async function ask(address, name) {
  try {
    const response = await fetch(`${address}/collections/${name}/items?limit=1&properties=name`, {
      headers: { accept: 'application/geo+json' },
    });
    return response.ok ? ((await response.json()).numberMatched ?? null) : null;
  } catch {
    return null;
  }
}

/**
 * @param {Language} current
 * @param {(language: Language) => void} choose
 */
function languageChoice(current, choose) {
  return h(
    'div',
    { class: 'segmented', role: 'group', 'aria-label': listWords[current].language },
    /** @type {const} */ (['en', 'fr']).map((language) =>
      h(
        'button',
        {
          type: 'button',
          lang: language,
          'data-key': language,
          'aria-pressed': String(language === current),
          'aria-label': language === 'en' ? 'EN, English' : 'FR, Français',
          on: { click: () => choose(language) },
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
  drawList((await response.json()).operations, language);
} catch (problem) {
  const message = problem instanceof Error ? problem.message : '';
  fill(
    /** @type {HTMLElement} */ (document.getElementById('list')),
    h('p', null, listWords[language].failed, ' ', message),
  );
}
