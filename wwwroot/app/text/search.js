/** The words of the search, in every language; fetched with it. */

const en = {
  search: 'Search',
  label: 'Search events, places, units, persons, areas, accounts and sources',
  hint: 'Names in English or French, with or without accents. The key / comes here from anywhere.',
  nothing: (/** @type {string} */ query) => `Nothing is named “${query}”.`,
  results: (/** @type {number} */ n) => (n === 1 ? '1 result' : `${n} results`),
  more: (/** @type {number} */ n) => `${n} more: type more of the name`,
  hidden: 'hidden by the filters',
  other: (/** @type {string} */ name) => `told by the account “${name}”`,
};

/** @type {typeof en} */
const fr = {
  search: 'Rechercher',
  label: 'Chercher des événements, lieux, unités, personnes, zones, versions et sources',
  hint: 'Noms en français ou en anglais, avec ou sans accents. La touche / mène ici de partout.',
  nothing: (query) => `Rien ne porte le nom «\u00a0${query}\u00a0».`,
  results: (n) => (n === 1 ? '1 résultat' : `${n} résultats`),
  more: (n) => `${n} de plus\u00a0: précisez le nom`,
  hidden: 'masqué par les filtres',
  other: (name) => `rapporté par la version «\u00a0${name}\u00a0»`,
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const searchWords = { en, fr };
