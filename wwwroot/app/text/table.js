/** The words of the table of events, in every language; fetched with it. */

const en = {
  title: 'All events',
  close: 'Close the table',
  others: 'also what other accounts tell',
  notShown: 'not shown on the map',
  atThisMoment: 'At this moment',
  columns: {
    when: 'When',
    what: 'What',
    where: 'Where',
    who: 'Who',
    account: 'According to the account',
    sources: 'Sources',
  },
  first: (/** @type {string} */ shown, /** @type {string} */ all) => `The first ${shown} of ${all} rows.`,
  more: 'Show more',
  /** @param {string} column @param {boolean} rising */
  sorted: (column, rising) => `Sorted by “${column}”, ${rising ? 'rising' : 'falling'}.`,
};

/** @type {typeof en} */
const fr = {
  title: 'Tous les événements',
  close: 'Fermer le tableau',
  others: 'aussi ce que disent les autres récits',
  notShown: 'absent de la carte',
  atThisMoment: 'À ce moment',
  columns: {
    when: 'Quand',
    what: 'Quoi',
    where: 'Où',
    who: 'Qui',
    account: 'Selon le récit',
    sources: 'Sources',
  },
  first: (shown, all) => `Les ${shown} premières lignes sur ${all}.`,
  more: 'En afficher plus',
  sorted: (column, rising) => `Trié par «\u00a0${column}\u00a0», ordre ${rising ? 'croissant' : 'décroissant'}.`,
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const tableWords = { en, fr };
