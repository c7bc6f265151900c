/** The words of the map without network, in every language; fetched with it. */

const en = {
  /** @param {string} when */
  kept: (when) => `No network: the map as it was loaded on ${when}.`,
};

/** @type {typeof en} */
const fr = {
  kept: (when) => `Pas de réseau\u00a0: la carte telle qu’elle a été chargée le ${when}.`,
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const offlineWords = { en, fr };
