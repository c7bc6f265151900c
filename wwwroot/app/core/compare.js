/** @import { Item, Movement, Operation, Position, Properties, Situation } from './types.js' */
import { distance } from './geodesy.js';
import { situationAt } from './situation.js';
import { surenessAt } from './time.js';

/** Two positions nearer to each other than this, in metres, are one place. */
const SAME_PLACE = 100;

/**
 * One element as one version has it.
 * @typedef {object} Version
 * @property {Item} item
 * @property {Position | null} position  Of a movement: where its subject is.
 * @property {[number, number] | null} point  Longitude, latitude.
 *
 * What two versions do not tell alike at one instant.
 * @typedef {object} Difference
 * @property {string} key
 * @property {string} collection
 * @property {Version[]} first  Empty where the first version has nothing of the kind.
 * @property {Version[]} second
 * @property {number | null} apart  Metres between the two, where both have one place and the places differ.
 * @property {{ earlier: 'first' | 'second', by: number } | null} begins  Milliseconds between the two begins.
 * @property {{ first: string[], second: string[] } | null} parties  The ids that only one of the two names.
 * @property {{ first: string | null, second: string | null } | null} holders  Who holds an area, where that differs.
 */

/**
 * The dispute that an account is a voice of.
 * @param {Operation} operation
 * @param {string | null | undefined} accountId
 * @returns {Properties | null}
 */
export function disputeOf(operation, accountId) {
  const disputeId = operation.items.get(`accounts/${accountId}`)?.properties.disputeId;
  return (operation.document.disputes ?? []).find((/** @type {Properties} */ d) => d.id === disputeId) ?? null;
}

/**
 * The voices of a dispute, the one shown by default first.
 * @param {Operation} operation
 * @param {Properties} dispute
 * @returns {Item[]}
 */
export function voicesOf(operation, dispute) {
  const voices = operation.accounts.filter((account) => account.properties.disputeId === dispute.id);
  return voices.sort((a, b) => Number(b.id === dispute.default) - Number(a.id === dispute.default));
}

/**
 * Two voices to begin a comparison with: the one in force and the one that contradicts it most plainly.
 * @param {Item[]} voices
 * @param {Set<string>} inForce
 * @returns {[Item, Item] | null} Null where there are not two.
 */
export function firstPair(voices, inForce) {
  if (voices.length < 2) return null;
  const first = voices.find((voice) => inForce.has(voice.id)) ?? voices[0];
  const rival = voices.find(
    (voice) =>
      voice !== first &&
      (voice.properties.disputes?.includes(first.id) || first.properties.disputes?.includes(voice.id)),
  );
  return [first, rival ?? /** @type {Item} */ (voices.find((voice) => voice !== first))];
}

/**
 * Everything that two situations, of one instant and different accounts, do not have in common, version beside version:
 * movers by their subject, events, areas and places by the thing that they are versions of.
 * @param {Operation} operation
 * @param {Situation} first
 * @param {Situation} second
 * @returns {Difference[]} Movers first, then events, areas and places.
 */
export function differencesBetween(operation, first, second) {
  const placesOf = (/** @type {Situation} */ situation) =>
    operation.places.filter(({ properties }) => properties.accountId && situation.accounts.has(properties.accountId));
  const told = [first, second].map((situation) => [
    ...situation.positions.map((position) => ({
      key: `movements/${position.subject}`,
      version: {
        item: position.movement,
        position,
        point: /** @type {[number, number]} */ ([position.lon, position.lat]),
      },
    })),
    ...[...situation.events, ...situation.areas, ...placesOf(situation)].map((item) => ({
      key: `${item.collection}/${item.properties.versionOf ?? item.id}`,
      version: { item, position: null, point: middleOf(item) },
    })),
  ]);
  const ids = told.map((all) => new Set(all.map(({ version }) => `${version.item.collection}/${version.item.id}`)));
  /** @type {Map<string, { first: Version[], second: Version[] }>} */
  const pairs = new Map();
  told.forEach((all, side) => {
    for (const { key, version } of all) {
      if (ids[1 - side].has(`${version.item.collection}/${version.item.id}`)) continue;
      const pair = pairs.get(key) ?? { first: [], second: [] };
      pair[side === 0 ? 'first' : 'second'].push(version);
      pairs.set(key, pair);
    }
  });
  const order = ['movements', 'events', 'areas', 'places'];
  return [...pairs]
    .map(([key, pair]) => differenceOf(key, pair))
    .sort(
      (a, b) =>
        order.indexOf(a.collection) - order.indexOf(b.collection) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    );
}

/**
 * @param {string} key
 * @param {{ first: Version[], second: Version[] }} pair
 * @returns {Difference}
 */
function differenceOf(key, { first, second }) {
  const collection = key.slice(0, key.indexOf('/'));
  const [a, b] = [first[0], second[0]];
  const both = a !== undefined && b !== undefined;
  // Of one mover, two versions of one movement: not where it is by one and where it has gone since by the other.
  const alike = both && (collection !== 'movements' || thingOf(a.item) === thingOf(b.item));
  const metres = both && a.point && b.point ? distance(a.point[0], a.point[1], b.point[0], b.point[1]) : 0;
  return {
    key,
    collection,
    first,
    second,
    apart: metres > SAME_PLACE ? metres : null,
    begins: alike ? beginsOf(a.item, b.item) : null,
    parties: alike ? partiesOf(a.item, b.item) : null,
    holders: both ? holdersOf(a.item, b.item) : null,
  };
}

/** @param {Item} item */
const thingOf = ({ id, properties }) => properties.versionOf ?? properties.movementId ?? id;

/**
 * @param {Item} a
 * @param {Item} b
 * @returns {Difference['begins']}
 */
function beginsOf(a, b) {
  const by = b.span.begin - a.span.begin;
  if (!Number.isFinite(by) || by === 0) return null;
  return { earlier: by > 0 ? 'first' : 'second', by: Math.abs(by) };
}

/**
 * @param {Item} a
 * @param {Item} b
 * @returns {Difference['parties']}
 */
function partiesOf(a, b) {
  /** @type {[string[], string[]]} */
  const [here, there] = [a.properties.participants ?? [], b.properties.participants ?? []];
  const first = here.filter((id) => !there.includes(id));
  const second = there.filter((id) => !here.includes(id));
  return first.length + second.length > 0 ? { first, second } : null;
}

/**
 * @param {Item} a
 * @param {Item} b
 * @returns {Difference['holders']}
 */
function holdersOf(a, b) {
  if (a.collection !== 'areas') return null;
  const [first, second] = [a.properties.forceId ?? null, b.properties.forceId ?? null];
  return first === second && a.properties.kind === b.properties.kind ? null : { first, second };
}

/**
 * The middle of a geometry's box.
 * @param {Item} item
 * @returns {[number, number] | null}
 */
export function middleOf(item) {
  const box = boxOf([item]);
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : null;
}

/**
 * The box about several geometries.
 * @param {{ geometry: import('./types.js').Geometry | null }[]} items
 * @returns {[number, number, number, number] | null} West, south, east, north.
 */
export function boxOf(items) {
  /** @type {[number, number, number, number]} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (/** @type {any} */ c) => {
    if (typeof c?.[0] !== 'number') {
      for (const inner of c ?? []) visit(inner);
      return;
    }
    box[0] = Math.min(box[0], c[0]);
    box[1] = Math.min(box[1], c[1]);
    box[2] = Math.max(box[2], c[0]);
    box[3] = Math.max(box[3], c[1]);
  };
  for (const item of items) visit(item.geometry?.coordinates);
  return Number.isFinite(box[0]) ? box : null;
}

/**
 * The items of two accounts.
 * @param {Operation} operation
 * @param {string} first
 * @param {string} second
 * @returns {Item[]}
 */
export function itemsOf({ movements, events, areas }, first, second) {
  return [...movements, ...events, ...areas].filter(
    ({ properties }) => properties.accountId === first || properties.accountId === second,
  );
}

/**
 * When two versions can be seen to differ, as spans that do not touch.
 * @param {Operation} operation
 * @param {string} first
 * @param {string} second
 * @returns {{ begin: number, end: number }[]} Within the operation's time, in order.
 */
export function differingSpans(operation, first, second) {
  const { begin, end } = operation.span;
  const spans = itemsOf(operation, first, second)
    .map((item) => ({ begin: Math.max(item.span.begin, begin), end: Math.min(item.span.end, end) }))
    .filter((span) => span.begin <= span.end)
    .sort((a, b) => a.begin - b.begin);
  /** @type {{ begin: number, end: number }[]} */
  const joined = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.begin <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}

/**
 * The instant at which two versions are furthest from each other: where most of what only one of them tells is surely
 * going on; of several such instants the first.
 * @param {Operation} operation
 * @param {Set<string>} inFirst  The accounts in force on one side.
 * @param {Set<string>} inSecond
 * @param {[string, string]} pair  The two that are compared.
 * @returns {number | null} Null where the two differ in nothing that has a time.
 */
export function tellingMoment(operation, inFirst, inSecond, pair) {
  const items = itemsOf(operation, ...pair);
  let best = null;
  let most = 0;
  for (const t of candidates(items, operation.span)) {
    const weight = differencesBetween(
      operation,
      situationAt(operation, t, inFirst),
      situationAt(operation, t, inSecond),
    )
      .flatMap(({ first, second }) => [...first, ...second])
      .filter(({ item }) => pair.includes(item.properties.accountId))
      .reduce((sum, { item, position }) => sum + (position?.status === 'held' ? 0.2 : surenessAt(item.span, t)), 0);
    if (weight > most + 1e-9) {
      most = weight;
      best = t;
    }
  }
  return best;
}

/**
 * @param {Item[]} items
 * @param {{ begin: number, end: number }} span
 */
function candidates(items, { begin, end }) {
  const instants = items.flatMap(({ span, properties }) => [
    Date.parse(properties.beginLatest),
    (span.begin + span.end) / 2,
    span.begin,
  ]);
  return [...new Set(instants)].filter((t) => t >= begin && t <= end).sort((a, b) => a - b);
}
