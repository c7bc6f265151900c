/** The words of the list of operations, in every language. */

/**
 * @param {string[]} numbers
 * @param {string[]} things  In the singular.
 * @param {(number: string) => boolean} isPlural
 */
const counted = (numbers, things, isPlural) =>
  things.map((thing, i) => `${numbers[i]} ${thing}${isPlural(numbers[i]) ? 's' : ''}`).join(' · ');

const en = {
  title: 'Operations',
  help: 'Operations on animated maps, with their sources.',
  none: 'There is no operation yet. Add one above, or import it with “konna import”.',
  failed: 'The list of operations could not be loaded.',
  open: 'Open the map',
  language: 'Language',
  search: 'Search',
  /** @param {number} n @param {number} all */
  found: (n, all) => (n === 0 ? 'Nothing of that name.' : `${n} of ${all} operations`),
  /** @param {string[]} numbers  Events, movements, sources. */
  counts: (...numbers) => counted(numbers, ['event', 'movement', 'source'], (n) => n !== '1'),
  extentOf: 'Small map: where it was,',
  /** @param {boolean} french @returns {string} */
  languages: (french) => (french ? 'English, French' : 'one language'),
};

/** @type {typeof en} */
const fr = {
  title: 'Opérations',
  help: 'Des opérations sur carte animée, avec leurs sources.',
  none: 'Il n’y a pas encore d’opération. Ajoutez-en une ci-dessus ou importez-la avec « konna import ».',
  failed: 'La liste des opérations n’a pas pu être chargée.',
  open: 'Ouvrir la carte',
  language: 'Langue',
  search: 'Rechercher',
  found: (n, all) => (n === 0 ? 'Rien de ce nom.' : `${n} opérations sur ${all}`),
  counts: (...numbers) => counted(numbers, ['événement', 'mouvement', 'source'], (n) => n !== '0' && n !== '1'),
  extentOf: 'Petite carte\u00a0: le lieu,',
  languages: (french) => (french ? 'anglais, français' : 'une langue'),
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const listWords = { en, fr };
