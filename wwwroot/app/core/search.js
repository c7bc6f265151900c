/** @import { Item, Operation, Properties } from './types.js' */

/** The collections that are searched, in the order that their results are shown. */
export const SEARCHED = /** @type {const} */ ([
  'events',
  'places',
  'units',
  'forces',
  'persons',
  'movements',
  'areas',
  'accounts',
  'sources',
]);

/**
 * @typedef {object} Entry  One thing that can be found, by its names in both languages.
 * @property {Item} item
 * @property {string[]} names  Folded.
 *
 * @typedef {{ collection: typeof SEARCHED[number], items: Item[], found: number }} Group  Best first.
 */

/** What other names a thing goes by, besides `name` and `nameFr`. */
const NAMES = [
  'name',
  'nameFr',
  'shortName',
  'shortNameFr',
  'nameAscii',
  'author',
  'affiliation',
  'affiliationFr',
  'role',
  'roleFr',
];
const LISTS = ['alternativeNames', 'otherNames'];

/**
 * A text as it is compared: without accents and case, ligatures in full, signs as spaces.
 * @param {string} text
 */
export function folded(text) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * @param {Operation} operation
 * @returns {Entry[]}
 */
export function searchIndex(operation) {
  return SEARCHED.flatMap((collection) =>
    firstOf(collection, operation[collection]).map((item) => ({ item, names: namesOf(item.properties) })),
  );
}

/**
 * Of the strands of one movement only the first: they are one thing under one name.
 * @param {string} collection
 * @param {Item[]} items
 */
function firstOf(collection, items) {
  if (collection !== 'movements') return items;
  const seen = new Set();
  return items.filter(({ id, properties }) => {
    const key = `${properties.movementId ?? id}|${properties.accountId}|${properties.name}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** @param {Properties} properties */
function namesOf(properties) {
  const names = [...NAMES.map((name) => properties[name]), ...LISTS.flatMap((name) => properties[name] ?? [])];
  return [...new Set(names.filter((name) => typeof name === 'string').map(folded))].filter((name) => name !== '');
}

/**
 * What is found: every word has to begin a word of one of the thing's names, or stand inside one.
 * @param {Entry[]} index
 * @param {string} query
 * @param {number} [most]  Of each collection.
 * @returns {Group[]} Only collections in which something is found.
 */
export function search(index, query, most = 8) {
  const wanted = folded(query);
  if (wanted === '') return [];
  const words = wanted.split(' ');
  /** @type {Map<string, { item: Item, rank: number }[]>} */
  const found = new Map(SEARCHED.map((collection) => [collection, []]));
  for (const { item, names } of index) {
    const rank = Math.min(...names.map((name) => rankOf(name, wanted, words)));
    if (rank < Number.POSITIVE_INFINITY) found.get(item.collection)?.push({ item, rank });
  }
  return SEARCHED.flatMap((collection) => {
    const hits = found.get(collection) ?? [];
    // The sort is stable: things of one rank stay in the order of their ids.
    const items = hits.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
    return items.length > 0 ? [{ collection, items: items.slice(0, most), found: items.length }] : [];
  });
}

/**
 * How well a name fits; less is better.
 * @param {string} name
 * @param {string} wanted
 * @param {string[]} words
 */
function rankOf(name, wanted, words) {
  if (name === wanted) return 0;
  if (!words.every((word) => name.includes(word))) return Number.POSITIVE_INFINITY;
  if (name.startsWith(wanted)) return 1;
  if (words.every((word) => ` ${name} `.includes(` ${word} `))) return 2;
  return words.every((word) => ` ${name}`.includes(` ${word}`)) ? 3 : 4;
}
