/** @import { Identity, Operation, Properties } from './types.js' */

/** The point of view from which every party is neutral, offered where no other of the operation's says so. */
export const NEUTRAL = 'neutral';

const DIGITS = { friend: '3', hostile: '6', neutral: '4', unknown: '1' };

/**
 * The points of view that can be chosen: the operation's, and always one that takes no side.
 * @param {Operation} operation
 * @returns {Properties[]}
 */
export function perspectivesOf({ document }) {
  const own = document.perspectives ?? [];
  const takesNoSide = (/** @type {Properties} */ { id, identities }) =>
    id === NEUTRAL || Object.values(identities ?? {}).every((identity) => identity === 'neutral');
  return own.some(takesNoSide) ? own : [...own, { id: NEUTRAL, identities: {} }];
}

/**
 * The point of view in force.
 * @param {Operation} operation
 * @param {string | null} chosen
 * @returns {Properties}
 */
export function perspectiveOf(operation, chosen) {
  const all = perspectivesOf(operation);
  const wanted = chosen ?? operation.document.perspective;
  return all.find(({ id }) => id === wanted) ?? all[0];
}

/**
 * How a party is seen from the chosen point of view; children inherit from the forces above them.
 * @param {Operation} operation
 * @param {string | null} chosen
 * @param {string | null | undefined} id  A unit or a force.
 * @returns {Identity}
 */
export function identityOf(operation, chosen, id) {
  const { items } = operation;
  const identities = perspectiveOf(operation, chosen).identities ?? {};
  let force = items.get(`forces/${items.get(`units/${id}`)?.properties.forceId ?? id}`);
  for (let depth = 0; force && depth < 32; depth++) {
    if (identities[force.id]) return identities[force.id];
    force = items.get(`forces/${force.properties.parentId}`);
  }
  return 'neutral';
}

/**
 * A symbol code as it is seen: its fourth digit, the standard identity, is the reader's and not the package's.
 * @param {string} sidc  20 digits.
 * @param {Identity} identity
 */
export function seenAs(sidc, identity) {
  return sidc.slice(0, 3) + DIGITS[identity] + sidc.slice(4);
}
