/** @import { Item, Operation, Properties } from './types.js' */
import { textOf, whenOf } from './format.js';
import { partyOf } from './operation.js';
import { parseInstant } from './time.js';

/**
 * One event as a row of a table; all of it in words.
 * @typedef {object} EventRow
 * @property {Item} event
 * @property {string} key  "events/id".
 * @property {number} begin  For sorting; what is undated comes last.
 * @property {string} when
 * @property {string} unsure  How uncertain the time is; "" where it is not.
 * @property {string} what
 * @property {string} where
 * @property {string[]} who
 * @property {string} account  The name of the account that tells it; "" where none does.
 * @property {boolean} shown  Whether the map shows it at its time: no account tells it, or one that is in force.
 * @property {string[]} sources
 *
 * @typedef {object} RowWords
 * @property {string} undated
 * @property {(a: string, b: string) => string} beginBetween
 * @property {(a: string, b: string) => string} endBetween
 */

/**
 * Every event of an operation as a row.
 * @param {Operation} operation
 * @param {Set<string>} accounts  Those in force.
 * @param {import('./format.js').Format} format
 * @param {RowWords} words
 * @returns {EventRow[]} By time.
 */
export function eventRows(operation, accounts, format, words) {
  const name = (/** @type {Item | undefined} */ item, /** @type {string} */ id) =>
    textOf(item?.properties, 'name', format.language) || id;
  const party = (/** @type {string} */ id) => name(partyOf(operation, id) ?? operation.items.get(`persons/${id}`), id);
  const rows = operation.events.map((event) => {
    const { placeId, participants, accountId, sources } = event.properties;
    return {
      event,
      key: `events/${event.id}`,
      begin: event.span.begin,
      when: whenOf(event, format) || words.undated,
      unsure: uncertaintyOf(event.properties, format, words),
      what: name(event, event.id),
      where: placeId ? name(operation.items.get(`places/${placeId}`), placeId) : '',
      who: (participants ?? []).map(party),
      account: accountId ? name(operation.items.get(`accounts/${accountId}`), accountId) : '',
      shown: !accountId || accounts.has(accountId),
      sources: (sources ?? []).map((/** @type {string} */ id) => name(operation.items.get(`sources/${id}`), id)),
    };
  });
  return sortRows(rows, 'when', 1, format.language);
}

/**
 * Between which instants an event begins and ends, in words.
 * @param {Properties} properties
 * @param {import('./format.js').Format} format
 * @param {RowWords} words
 */
export function uncertaintyOf({ begin, beginLatest, endEarliest, end }, format, words) {
  const between = (
    /** @type {string | null} */ early,
    /** @type {string | null} */ late,
    /** @type {(a: string, b: string) => string} */ say,
  ) => {
    const [a, b] = [parseInstant(early), parseInstant(late)];
    return a !== null && b !== null && a < b ? [say(format.dateTime(a), format.dateTime(b))] : [];
  };
  return [...between(begin, beginLatest, words.beginBetween), ...between(endEarliest, end, words.endBetween)].join(
    '; ',
  );
}

/** @typedef {'when' | 'what' | 'where' | 'who' | 'account' | 'sources'} Column */

/**
 * @param {EventRow[]} rows
 * @param {Column} column
 * @param {1 | -1} direction
 * @param {string} language
 * @returns {EventRow[]} A new list; rows that are alike in this stay in the order of time, and those with nothing in it come last.
 */
export function sortRows(rows, column, direction, language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const dated = (/** @type {EventRow} */ row) => (Number.isFinite(row.begin) ? row.begin : null);
  const text = (/** @type {EventRow} */ row) => [row[column]].flat().join(', ') || null;
  const byTime = (/** @type {EventRow} */ a, /** @type {EventRow} */ b) =>
    order(dated(a), dated(b), (x, y) => x - y, 1) || (a.key < b.key ? -1 : 1);
  return [...rows].sort((a, b) =>
    column === 'when'
      ? order(dated(a), dated(b), (x, y) => x - y, direction) || byTime(a, b)
      : order(text(a), text(b), compare, direction) || byTime(a, b),
  );
}

/**
 * @template Value
 * @param {Value | null} a
 * @param {Value | null} b
 * @param {(a: Value, b: Value) => number} compare
 * @param {1 | -1} direction
 */
function order(a, b, compare, direction) {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(a, b) * direction;
}
