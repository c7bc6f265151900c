/** The words of the embedded map, in every language; fetched with it. */

const en = {
  whole: 'Open the whole map',
};

/** @type {typeof en} */
const fr = {
  whole: 'Ouvrir la carte entière',
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const embedWords = { en, fr };
