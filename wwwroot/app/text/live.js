/** The words of a map that follows changes, in every language; fetched with what follows. */

const en = {
  /** @param {string} names */
  updated: (names) => `Updated: ${names}.`,
  updatedAll: 'Updated: the whole operation.',
  /** @param {number} count */
  more: (count) => `${count} more`,
  /** @param {string} time */
  lost: (time) => `Not connected to the server: changes made after ${time} are not shown yet.`,
  gone: 'This operation was taken off the server: the map shows it as it was.',
  regained: 'Connected again: the map is up to date.',
};

/** @type {typeof en} */
const fr = {
  updated: (names) => `Mis à jour\u00a0: ${names}.`,
  updatedAll: 'Mis à jour\u00a0: toute l’opération.',
  more: (count) => `${count} de plus`,
  lost: (time) => `Pas de liaison avec le serveur\u00a0: ce qui a changé après ${time} n’est pas encore montré.`,
  gone: 'Cette opération a été retirée du serveur\u00a0: la carte la montre telle qu’elle était.',
  regained: 'Liaison rétablie\u00a0: la carte est à jour.',
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const liveWords = { en, fr };
