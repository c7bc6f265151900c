/** @import { Properties } from './types.js' */

/**
 * The accounts in force: those chosen and, for every dispute about which none is chosen, its default.
 * @param {Properties[]} disputes
 * @param {Properties[]} accounts
 * @param {Iterable<string>} chosen
 * @returns {Set<string>}
 */
export function accountsInForce(disputes, accounts, chosen) {
  const inForce = new Set(chosen);
  const settled = new Set(accounts.filter((account) => inForce.has(account.id)).map((account) => account.disputeId));
  for (const dispute of disputes) {
    if (dispute.default && !settled.has(dispute.id)) inForce.add(dispute.default);
  }
  return inForce;
}

/**
 * What is wrong with a choice of accounts: a link may name what the operation does not have, or two voices at once.
 * @param {Properties[]} accounts
 * @param {Iterable<string>} chosen
 * @returns {'unknown-account' | 'two-of-one-dispute' | null}
 */
export function problemOf(accounts, chosen) {
  const disputes = new Set();
  for (const id of new Set(chosen)) {
    const account = accounts.find((one) => one.id === id);
    if (!account) return 'unknown-account';
    if (!account.disputeId) continue;
    if (disputes.has(account.disputeId)) return 'two-of-one-dispute';
    disputes.add(account.disputeId);
  }
  return null;
}
