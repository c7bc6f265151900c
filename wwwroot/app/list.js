/** @import { Language, Properties } from './core/types.js' */
import { createFormat, textOf } from './core/format.js';
import { readHash } from './core/hash.js';
import { matches } from './core/match.js';
import { parseInstant } from './core/time.js';
import { dropZone, watchDrops } from './import/drop-zone.js';
import { fill, h, write } from './panels/dom.js';
import { createSmallMaps } from './panels/small-maps.js';
import { importWords } from './text/import.js';
import { preferredLanguage } from './text/index.js';
import { listWords } from './text/list.js';

/** The folder that the application lies in, whatever the base path. */
const ROOT = new URL('../', import.meta.url);
/** From so many operations on, a list is searched rather than read. */
const MANY = 7;

const OPERATIONS = new URL('operations', ROOT);

const smallMaps = createSmallMaps(new URL('lib/', ROOT));

/**
 * @typedef {{ importing: import('./import/importing.js').Importing, draw: () => void, sentence: () => string }} ImportOnPage
 */

/** What the page is made of, and what was found and said so far. */
const page = {
  /** @type {Properties[]} */
  operations: [],
  language: readHash(location.hash).language ?? preferredLanguage(navigator.languages),
  query: '',
  /** Fetched when a file is given for the first time. @type {ImportOnPage | null} */
  import: null,
  root: /** @type {HTMLElement} */ (document.getElementById('list')),
  // These stay while the rest is drawn anew, so that what is said is heard, and what is answered keeps the focus.
  said: h('p', { id: 'list-said', class: 'list-said', role: 'status' }),
  imported: h('div', { class: 'import' }),
  items: h('ul', { class: 'list-items' }),
};

/** Draws everything: at first, in another language, and with other operations. */
function draw() {
  const { language, operations } = page;
  const words = listWords[language];
  document.documentElement.lang = language;
  document.title = `${words.title} – KonnaMap`;
  page.items.setAttribute('aria-label', words.title);
  const choose = (/** @type {Language} */ chosen) => {
    page.language = chosen;
    draw();
  };
  fill(
    page.root,
    h(
      'header',
      { class: 'list-head' },
      h('p', { class: 'list-mark' }, 'KonnaMap'),
      h('h1', null, words.title),
      h('p', { class: 'list-lead' }, words.help),
      languageChoice(language, choose),
    ),
    dropZone(importWords[language], take),
    operations.length >= MANY && search(words),
    page.said,
    page.imported,
    operations.length === 0 ? h('p', null, words.none) : page.items,
  );
  drawItems();
  page.import?.draw();
  say();
}

function drawItems() {
  smallMaps.forget();
  fill(
    page.items,
    found().map((operation) => h('li', null, card(operation, page.language))),
  );
}

const found = () =>
  page.operations.filter((one) => matches(page.query, [one.title, one.titleFr, one.summary, one.summaryFr, one.id]));

/** What was found, while something is looked for; else how the import is. */
function say() {
  const { language, operations, query } = page;
  const text = query ? listWords[language].found(found().length, operations.length) : page.import?.sentence();
  write(page.said, text ?? '');
}

/** @param {(typeof listWords)['en']} words */
function search(words) {
  const input = (/** @type {any} */ event) => {
    page.query = event.target.value;
    drawItems();
    say();
  };
  return h(
    'label',
    { class: 'list-search' },
    h('span', null, words.search),
    h('input', { type: 'search', value: page.query, 'data-key': 'search', on: { input } }),
  );
}

async function load() {
  const response = await fetch(OPERATIONS, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  page.operations = (await response.json()).operations;
}

/** Takes files to import. @param {File[]} files @param {number} folders */
async function take(files, folders) {
  page.import ??= await startImporting();
  page.import.importing.take(files, folders);
}

/** @returns {Promise<ImportOnPage>} */
async function startImporting() {
  const [{ Importing }, { parts, sentence }] = await Promise.all([
    import('./import/importing.js'),
    import('./import/import-parts.js'),
  ]);
  const drawImport = () => fill(page.imported, parts(importing, page.language));
  const changed = () => {
    if (page.query) {
      page.query = '';
      draw();
    } else {
      drawImport();
      say();
    }
    // What is to be read or answered next is where the reader goes on.
    const next = page.imported.querySelector(
      '.report, [data-key="edit-key"], [data-key="keep"], [data-key="again"], [data-key="show-imported"]',
    );
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    page.imported.scrollIntoView({ block: 'nearest' });
    page.said.scrollIntoView({ block: 'nearest' });
  };
  const importing = new Importing(OPERATIONS, changed, async () => {
    counted.clear();
    // Where the list does not come, the answer still leads to what was imported.
    await load().catch(() => {});
    draw();
  });
  return { importing, draw: drawImport, sentence: () => sentence(importing, page.language) };
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

try {
  await load();
  draw();
  watchDrops(take);
} catch (problem) {
  const message = problem instanceof Error ? problem.message : '';
  fill(page.root, h('p', null, listWords[page.language].failed, ' ', message));
}
