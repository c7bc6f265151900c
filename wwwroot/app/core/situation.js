/** @import { Item, Movement, Operation, Position, Properties, Situation } from './types.js' */
import { bearing } from './geodesy.js';
import { partAt } from './segments.js';
import { holdsAt } from './time.js';
import { locate } from './tracks.js';

/**
 * The state of everything at one instant, by the rules of docs/feeds.md - the same ones the server follows.
 * @param {Operation} operation
 * @param {number} t
 * @param {Set<string>} accounts  The accounts in force.
 * @param {number} [dwell]  How long a thing of zero length stays visible, milliseconds; 0 is the rule of the feed.
 * @param {number} [from]  Begin of a window that ends at t: everything that goes on in it is there, and what moves is
 *   where it is at t.
 * @returns {Situation}
 */
export function situationAt(operation, t, accounts, dwell = 0, from = t) {
  /** @param {import('./types.js').Item} item */
  const holds = (item) => counts(item.properties, accounts) && holdsAt(item.span, t, dwell, from);
  return {
    t,
    from,
    accounts,
    ...(operation.strands?.at(t, accounts) ?? { positions: positionsAt(operation.movements, t, accounts) }),
    events: (operation.inView?.events ?? operation.events).filter(holds),
    areas: operation.areas.filter(holds),
  };
}

/**
 * A situation with only some of what it holds. Which movement of a subject is the current one has been decided by then:
 * what is left out is hidden, and nothing earlier takes its place.
 * @param {Situation} situation
 * @param {Set<Item>} passed
 * @returns {Situation}
 */
export function narrowed(situation, passed) {
  const { positions, events, areas } = situation;
  return {
    ...situation,
    positions: positions.filter(({ movement }) => passed.has(movement)),
    events: events.filter((item) => passed.has(item)),
    areas: areas.filter((item) => passed.has(item)),
  };
}

/**
 * A thing counts if it belongs to no account or its account is in force.
 * @param {Properties} properties
 * @param {Set<string>} accounts
 */
export function counts(properties, accounts) {
  return !properties.accountId || accounts.has(properties.accountId);
}

/**
 * @param {Movement[]} movements  Ordered by id.
 * @param {number} t
 * @param {Set<string>} accounts
 * @returns {Position[]}
 */
function positionsAt(movements, t, accounts) {
  /** @type {Position[]} */
  const positions = [];
  /** @param {Movement} m */
  const has = (m) => m.active.begin <= t && counts(m.properties, accounts);
  for (const own of bySubject(movements)) {
    // One movement is all that most have: no lists are made for it.
    if (own.length === 1) {
      const position = has(own[0]) ? positionOf(own[0], t) : null;
      if (position) positions.push(position);
      continue;
    }
    const begun = own.filter(has);
    for (const movement of begun.length > 1 ? shownOf(begun, t) : begun) {
      const position = positionOf(movement, t);
      if (position) positions.push(position);
    }
  }
  const ordered = positions.every((position, i) => i === 0 || positions[i - 1].id < position.id);
  return ordered ? positions : positions.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** @type {WeakMap<Movement[], Movement[][]>} */
const grouped = new WeakMap();

/**
 * The movements of each subject; found once for a list.
 * @param {Movement[]} movements
 */
function bySubject(movements) {
  let groups = grouped.get(movements);
  if (!groups) {
    /** @type {Map<string, Movement[]>} */
    const subjects = new Map();
    for (const movement of movements) {
      const own = subjects.get(movement.subject);
      if (own) own.push(movement);
      else subjects.set(movement.subject, [movement]);
    }
    groups = [...subjects.values()];
    grouped.set(movements, groups);
  }
  return groups;
}

/**
 * Of a subject's strands that have begun, those that are shown: all strands of its current movements, or, if it has
 * none, of the movements that ended last.
 * @param {Movement[]} begun
 * @param {number} t
 */
function shownOf(begun, t) {
  const current = new Set(begun.filter((m) => t < m.active.end).map((m) => m.movementId));
  if (current.size > 0) return begun.filter((m) => current.has(m.movementId));
  const ends = new Map();
  let latest = Number.NEGATIVE_INFINITY;
  for (const m of begun) {
    ends.set(m.movementId, Math.max(ends.get(m.movementId) ?? Number.NEGATIVE_INFINITY, m.active.end));
    latest = Math.max(latest, m.active.end);
  }
  return begun.filter((m) => ends.get(m.movementId) === latest);
}

/**
 * @param {Movement} movement
 * @param {number} t
 * @returns {Position | null}
 */
function positionOf(movement, t) {
  const { kind } = movement.properties;
  const interpolation = interpolationOf(movement);
  if (t >= movement.active.end && !isHeld(movement, t, interpolation)) return null;
  const located = kind === 'fire' ? firing(movement, t) : locate(movement.track, t, interpolation);
  if (!located) return null;
  const { id, subject } = movement;
  const part = partAt(movement, t);
  const { lon, lat, status, heading, speed, since } = located;
  const [sideId, sidc] = [movement.properties.forceId ?? null, part.properties.sidc ?? null];
  return { lon, lat, status, heading, speed, since, id, movement, part, subject, sideId, sidc };
}

/**
 * A presence goes nowhere, whatever its vertices: it stays at the earlier one.
 * @param {Movement} movement
 * @returns {string}
 */
function interpolationOf({ properties }) {
  if (properties.interpolation === 'Discrete') return 'Discrete';
  return properties.kind === 'presence' ? 'Step' : (properties.interpolation ?? 'Linear');
}

/**
 * Without extrapolation nothing is known from the end on, except that a last sighting is a sighting.
 * @param {Movement} movement
 * @param {number} t
 * @param {string} interpolation
 */
function isHeld({ properties, active }, t, interpolation) {
  if (properties.extrapolation !== 'none') return true;
  return t === active.end && interpolation === 'Discrete' && properties.kind !== 'fire';
}

/**
 * A line of fire: its subject stays at the first vertex and faces the last one.
 * @param {Movement} movement
 * @param {number} t
 * @returns {import('./types.js').Located}
 */
function firing(movement, t) {
  const { lon, lat } = movement.track;
  const last = lon.length - 1;
  return {
    lon: lon[0],
    lat: lat[0],
    status: t < movement.active.end ? 'halted' : 'held',
    heading: bearing(lon[0], lat[0], lon[last], lat[last]),
    speed: 0,
    since: movement.active.begin,
  };
}
