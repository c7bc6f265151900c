/** @import { Item, Movement, Operation, Position, Situation } from './types.js' */
import { counts } from './situation.js';
import { holdsAt } from './time.js';

/** How deep a tree of units is followed; packages hold no circles, feeds of others may. */
const DEEPEST = 32;

/** What a state says of a unit that is there no more. */
const OVER = new Set(['withdrawn', 'destroyed']);

/**
 * How a force or unit stands at one instant. `present`: a state or a position is told of it. `held`: only its last known
 * position. `notYet`, `gone`: told of only later, only before. `between`: before and later. `unknown`: never with a time.
 * @typedef {'present' | 'held' | 'notYet' | 'between' | 'gone' | 'unknown'} Presence
 *
 * @typedef {object} Node
 * @property {string} key  "collection/id" of a force or a unit.
 * @property {Item} item
 * @property {Presence} presence
 * @property {Item[]} states  Those that hold; of one that is gone, the last one if it was withdrawn or destroyed.
 * @property {Position[]} positions  Its own; where it has none, of those it goes with.
 * @property {number | null} begins  When it is next told of, of one that is not there yet or again.
 * @property {Node[]} children
 * @property {number} here  How many of the units below it are present or held.
 * @property {number} units  How many units are below it.
 *
 * @typedef {{ states: Map<string, Item[]>, movements: Map<string, Movement[]> }} Told  By the id of the party.
 */

/** By the list of movements: another one comes when more is known. @type {WeakMap<Movement[], Told>} */
const toldOf = new WeakMap();

/**
 * The forces, their units and their equipment as they stand at one instant. A state may put a unit under another one for
 * its time.
 * @param {Operation} operation
 * @param {Situation} situation
 * @returns {Node[]} The sides, those with most units first; below each, first its forces and then its units, by id.
 */
export function orbatAt(operation, situation) {
  const told = gather(operation);
  const parties = [...operation.forces, ...operation.units];
  const bySubject = new Map();
  for (const position of situation.positions) push(bySubject, position.subject, position);
  const byParticipant = new Map();
  for (const position of situation.positions) {
    for (const id of position.movement.properties.participants ?? []) push(byParticipant, id, position);
  }
  /** @type {Map<string, Node>} */
  const nodes = new Map();
  for (const item of parties) {
    const positions = bySubject.get(item.id) ?? byParticipant.get(item.id) ?? [];
    nodes.set(`${item.collection}/${item.id}`, nodeOf(item, told, situation, positions));
  }
  /** @type {Node[]} */
  const roots = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(parentOf(node, nodes) ?? '');
    (parent ? parent.children : roots).push(node);
  }
  for (const root of roots) count(root, 0);
  return roots.sort((a, b) => b.units - a.units);
}

/**
 * @param {Operation} operation
 * @returns {Told}
 */
function gather(operation) {
  const known = toldOf.get(operation.movements);
  if (known) return known;
  const told = { states: new Map(), movements: new Map() };
  for (const state of operation.states) push(told.states, state.properties.unitId, state);
  for (const movement of operation.movements) {
    for (const id of new Set([movement.subject, ...(movement.properties.participants ?? [])])) {
      push(told.movements, id, movement);
    }
  }
  toldOf.set(operation.movements, told);
  return told;
}

/**
 * @template T
 * @param {Map<string, T[]>} lists
 * @param {string} key
 * @param {T} value
 */
function push(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * @param {Item} item
 * @param {Told} told
 * @param {Situation} situation
 * @param {Position[]} positions
 * @returns {Node}
 */
function nodeOf(item, told, { t, accounts }, positions) {
  const states = (told.states.get(item.id) ?? []).filter(({ properties }) => counts(properties, accounts));
  const movements = (told.movements.get(item.id) ?? []).filter(({ properties }) => counts(properties, accounts));
  const holding = states.filter(({ span }) => holdsAt(span, t));
  const spans = [...states.map(({ span }) => span), ...movements.map(({ active }) => active)];
  const later = spans.map(({ begin }) => begin).filter((begin) => begin > t && Number.isFinite(begin));
  const before = spans.some(({ begin }) => begin <= t);
  const presence = presenceOf(holding, positions, before, later.length > 0);
  return {
    key: `${item.collection}/${item.id}`,
    item,
    presence,
    states: presence === 'gone' && holding.length === 0 ? lastWord(states) : holding,
    positions,
    begins: later.length > 0 ? Math.min(...later) : null,
    children: [],
    here: 0,
    units: 0,
  };
}

/**
 * @param {Item[]} holding
 * @param {Position[]} positions
 * @param {boolean} before
 * @param {boolean} later
 * @returns {Presence}
 */
function presenceOf(holding, positions, before, later) {
  const over = holding.some(({ properties }) => OVER.has(properties.status));
  if (holding.length > 0 && !over) return 'present';
  if (positions.some(({ status }) => status !== 'held')) return 'present';
  if (positions.length > 0) return 'held';
  if (over) return 'gone';
  if (before) return later ? 'between' : 'gone';
  return later ? 'notYet' : 'unknown';
}

/**
 * The state that ended last, if it says why there is nothing more to tell.
 * @param {Item[]} states
 * @returns {Item[]}
 */
function lastWord(states) {
  const end = Math.max(...states.map(({ span }) => span.end));
  return states.filter(({ span, properties }) => span.end === end && OVER.has(properties.status));
}

/**
 * The key of what a node stands under; null for a side.
 * @param {Node} node
 * @param {Map<string, Node>} nodes
 */
function parentOf({ item, states, key }, nodes) {
  const { parentId, forceId } = item.properties;
  if (item.collection === 'forces') return rising(key, parentId ? `forces/${parentId}` : null, nodes);
  const now = states.find(({ properties }) => properties.parentId)?.properties.parentId ?? parentId;
  return rising(key, now && nodes.has(`units/${now}`) ? `units/${now}` : `forces/${forceId}`, nodes);
}

/**
 * A parent, unless the way up from it leads back.
 * @param {string} key
 * @param {string | null} parent
 * @param {Map<string, Node>} nodes
 */
function rising(key, parent, nodes) {
  let above = parent;
  for (let depth = 0; above && depth < DEEPEST; depth++) {
    if (above === key) return null;
    const { item } = nodes.get(above) ?? {};
    if (!item) return parent;
    const { parentId, forceId } = item.properties;
    if (item.collection === 'forces') above = parentId ? `forces/${parentId}` : null;
    else above = parentId ? `units/${parentId}` : `forces/${forceId}`;
  }
  return parent;
}

/**
 * @param {Node} node
 * @param {number} depth
 */
function count(node, depth) {
  for (const child of depth < DEEPEST ? node.children : []) {
    count(child, depth + 1);
    const unit = child.item.collection === 'units';
    node.units += child.units + (unit ? 1 : 0);
    node.here += child.here + (unit && (child.presence === 'present' || child.presence === 'held') ? 1 : 0);
  }
}

/**
 * The rows of the tree that can be seen, from the top down.
 * @param {Node[]} nodes
 * @param {(node: Node, level: number) => boolean} isOpen
 * @param {number} [level]
 * @param {Node | null} [parent]
 * @returns {{ node: Node, level: number, parent: Node | null, position: number, size: number }[]}
 */
export function rowsOf(nodes, isOpen, level = 1, parent = null) {
  return nodes.flatMap((node, i) => [
    { node, level, parent, position: i + 1, size: nodes.length },
    ...(node.children.length > 0 && level < DEEPEST && isOpen(node, level)
      ? rowsOf(node.children, isOpen, level + 1, node)
      : []),
  ]);
}
