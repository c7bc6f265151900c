/** @import { Feature, Item, Operation, Properties } from './types.js' */
import { COLLECTIONS, makeOperation } from './operation.js';

/**
 * One change as the feed tells it (docs/feeds.md).
 * @typedef {{ kind: string, collection?: string, id?: string, links?: object[] }} Change  Without links it is there no more.
 *
 * What has to be fetched anew.
 * @typedef {object} Stale
 * @property {boolean} document
 * @property {Set<string>} collections  Those that are fetched whole.
 * @property {Map<string, Map<string, boolean>>} items  By collection, the ids of those that changed singly, and whether they are still there to be fetched.
 */

/** More items than these of one collection are fetched with all others of it, in one question. */
const MOST_SINGLE = 12;

/** What says in other collections what is said there: the side of a unit, the force of a movement. @type {Record<string, string[]>} */
const FOLLOWERS = { forces: ['units', 'movements'], units: ['movements'] };

/** Whether everything may differ after it. @param {Change} change */
export const isImport = ({ kind, collection }) => !collection && kind === 'import';

/**
 * Whether the operation itself is gone after changes.
 * @param {Change[]} changes
 */
export const isGone = (changes) => changes.findLast(({ collection }) => !collection)?.kind === 'delete';

/**
 * What changes make stale, and no more of it.
 * @param {Change[]} changes
 * @returns {Stale}
 */
export function staleAfter(changes) {
  const whole = changes.some(isImport);
  /** @type {Set<string>} */
  const collections = new Set(whole ? COLLECTIONS : []);
  /** @type {Map<string, Map<string, boolean>>} */
  const items = new Map();
  for (const { collection = '', id = '', links } of changes) {
    if (!COLLECTIONS.some((name) => name === collection)) continue;
    items.set(collection, (items.get(collection) ?? new Map()).set(id, links?.length !== 0));
    for (const name of FOLLOWERS[collection] ?? []) collections.add(name);
  }
  for (const [name, ids] of items) if (ids.size > MOST_SINGLE) collections.add(name);
  for (const name of collections) items.delete(name);
  return { document: changes.some(({ collection }) => !collection), collections, items };
}

/**
 * The features of a collection as the map has them, with some of them replaced.
 * @param {Operation} operation
 * @param {string} name
 * @param {Map<string, Feature | null>} fetched  By id; null for what is there no more.
 * @returns {Feature[]}
 */
export function featuresWith(operation, name, fetched) {
  const own = [...operation.items].filter(([key]) => key.startsWith(`${name}/`)).map(([, item]) => item);
  /** @type {Item[]} */
  const known = [...new Set(own)].flatMap((/** @type {any} */ item) => item.parts ?? [item]);
  const kept = known.filter(({ id }) => !fetched.has(id));
  const came = [...fetched.values()].filter((feature) => feature !== null);
  return [...kept.map(({ id, geometry, properties }) => featureOf(id, geometry, properties)), ...came];
}

/**
 * Puts what was fetched into the operation that everything shows, which stays the same object. Lists that did not change stay the same, too.
 * @param {Operation} operation
 * @param {Properties} document
 * @param {Record<string, Feature[]>} collections  Whole ones.
 */
export function renew(operation, document, collections) {
  const made = makeOperation(document, collections);
  const names = Object.keys(collections);
  const items = itemsBeside(operation, names);
  for (const [key, item] of made.items) items.set(key, item);
  const lists = Object.fromEntries(names.map((name) => [name, /** @type {any} */ (made)[name]]));
  Object.assign(operation, lists, { document, span: made.span, items });
}

/**
 * Puts another list in the place of a collection's: what is not in it is there no more.
 * @param {Operation} operation
 * @param {'movements' | 'events'} name
 * @param {Item[]} list
 */
export function replaceList(operation, name, list) {
  const items = itemsBeside(operation, [name]);
  for (const item of list) items.set(`${name}/${item.id}`, item);
  Object.assign(operation, { [name]: list, items });
}

/**
 * A new table of all items but those of some collections.
 * @param {Operation} operation
 * @param {string[]} names
 */
const itemsBeside = (operation, names) =>
  new Map([...operation.items].filter(([key]) => !names.includes(key.slice(0, key.indexOf('/')))));

/**
 * @param {string} id
 * @param {Feature['geometry']} geometry
 * @param {Properties} properties
 * @returns {Feature}
 */
const featureOf = (id, geometry, properties) => ({ type: 'Feature', id, geometry, properties });
