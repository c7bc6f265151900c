/** @import { Operation, Properties } from './types.js' */

/**
 * The choice with one account put in force: it takes the place of the other voices of its dispute. A choice of the
 * default is no choice, so that links stay short.
 * @param {Operation} operation
 * @param {string[]} chosen
 * @param {string} accountId
 * @returns {string[]}
 */
export function choose(operation, chosen, accountId) {
  const disputeOf = new Map(operation.accounts.map((item) => [item.id, item.properties.disputeId]));
  const disputeId = disputeOf.get(accountId);
  const dispute = (operation.document.disputes ?? []).find((/** @type {Properties} */ d) => d.id === disputeId);
  const others = chosen.filter((id) => disputeOf.get(id) !== disputeId);
  return dispute?.default === accountId ? others : [...others, accountId].sort();
}

/**
 * The accounts in force with another voice in the place of the one that its dispute has.
 * @param {Properties[]} accounts
 * @param {Set<string>} inForce
 * @param {string | null} accountId
 * @returns {Set<string> | null} Null where that is no other situation: no such voice, or one that is in force already.
 */
export function exchanged(accounts, inForce, accountId) {
  const account = accounts.find((one) => one.id === accountId);
  if (!account?.disputeId || inForce.has(account.id)) return null;
  const rivals = new Set(accounts.filter((one) => one.disputeId === account.disputeId).map((one) => one.id));
  return new Set([...[...inForce].filter((id) => !rivals.has(id)), account.id]);
}
