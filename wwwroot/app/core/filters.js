/** @import { Item, Operation } from './types.js' */
/** @import { Filters } from './hash.js' */

/** Stands in the list of accounts for what belongs to none: told without contradiction. */
export const UNCONTESTED = '-';

/** How far up a tree of forces or carriers is followed; packages hold no circles, feeds of others may. */
const DEEPEST = 32;

/** The collections that are filtered: what is told to have happened, not what is there for orientation. */
export const FILTERED = /** @type {const} */ (['events', 'movements', 'areas']);

/**
 * What passes the filters: of each list that is not empty, one of its values has to fit. Kinds are those of one
 * collection, "events.battle", and leave the other collections as they are.
 * @param {Operation} operation
 * @param {Filters} filters
 * @returns {Set<Item>} Of the filtered collections.
 */
export function passing(operation, filters) {
  const passed = new Set();
  for (const collection of FILTERED) {
    const kinds = filters.kind?.filter((kind) => kind.startsWith(`${collection}.`)) ?? [];
    for (const item of operation[collection]) {
      const fits =
        (kinds.length === 0 || kinds.includes(`${collection}.${item.properties.kind}`)) &&
        meets(filters.confidence, () => [item.properties.confidence]) &&
        meets(filters.account, () => [item.properties.accountId || UNCONTESTED]) &&
        meets(filters.source, () => voicesOf(operation, item)) &&
        meets(filters.force, () => forcesOf(operation, item));
      if (fits) passed.add(item);
    }
  }
  return passed;
}

/**
 * @param {string[] | undefined} wanted
 * @param {() => Iterable<string>} valuesOf
 */
function meets(wanted, valuesOf) {
  if (!wanted?.length) return true;
  for (const value of valuesOf()) if (wanted.includes(value)) return true;
  return false;
}

/**
 * The forces that take part in something, those above them too.
 * @param {Operation} operation
 * @param {Item} item
 * @returns {Set<string>}
 */
export function forcesOf(operation, { properties }) {
  const { subject, participants, forceId } = properties;
  const found = new Set();
  for (const id of [subject, forceId, ...(participants ?? [])]) {
    if (!id) continue;
    const person = operation.items.get(`persons/${id}`)?.properties;
    const unit = operation.items.get(`units/${person?.unitId ?? id}`)?.properties;
    let force = operation.items.get(`forces/${unit?.forceId ?? person?.forceId ?? id}`);
    for (let depth = 0; force && depth < DEEPEST; depth++) {
      found.add(force.id);
      force = operation.items.get(`forces/${force.properties.parentId}`);
    }
  }
  return found;
}

/**
 * The sources that something is cited from, and those that carried them.
 * @param {Operation} operation
 * @param {Item} item
 * @returns {Set<string>}
 */
export function voicesOf(operation, { properties }) {
  const found = new Set();
  for (const id of properties.sources ?? []) {
    let voice = id;
    for (let depth = 0; voice && depth < DEEPEST; depth++) {
      found.add(voice);
      voice = operation.items.get(`sources/${voice}`)?.properties.viaId;
    }
  }
  return found;
}

/**
 * How many things each value of each filter fits.
 * @param {Operation} operation
 * @returns {Record<keyof Filters, Map<string, number>>}
 */
export function facetsOf(operation) {
  const facets = {
    force: new Map(),
    kind: new Map(),
    confidence: new Map(),
    source: new Map(),
    account: new Map(),
  };
  const count = (/** @type {Map<string, number>} */ facet, /** @type {string} */ value) =>
    facet.set(value, (facet.get(value) ?? 0) + 1);
  for (const collection of FILTERED) {
    for (const item of operation[collection]) {
      const { kind, confidence, accountId } = item.properties;
      if (kind) count(facets.kind, `${collection}.${kind}`);
      if (confidence) count(facets.confidence, confidence);
      count(facets.account, accountId || UNCONTESTED);
      for (const voice of voicesOf(operation, item)) count(facets.source, voice);
      for (const force of forcesOf(operation, item)) count(facets.force, force);
    }
  }
  return facets;
}

/**
 * The filters with one value put in or taken out.
 * @param {Filters} filters
 * @param {keyof Filters} name
 * @param {string} value
 * @param {boolean} wanted
 * @returns {Filters}
 */
export function toggled(filters, name, value, wanted) {
  const { [name]: before = [], ...rest } = filters;
  const values = before.filter((one) => one !== value);
  if (wanted) values.push(value);
  return values.length > 0 ? { ...rest, [name]: values.sort() } : rest;
}
