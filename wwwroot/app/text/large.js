/** What is said of an operation that is not loaded whole. */
export const largeWords = {
  en: {
    late: 'More exact positions are still being loaded.',
    first: (/** @type {string} */ shown, /** @type {string} */ all) => `The first ${shown} of ${all} are listed.`,
    more: 'Show more',
  },
  fr: {
    late: 'Des positions plus exactes sont en cours de chargement.',
    first: (/** @type {string} */ shown, /** @type {string} */ all) => `Les ${shown} premiers sur ${all} figurent ici.`,
    more: 'En afficher plus',
  },
};
