/** What is said of an operation that is not loaded whole. */
export const largeWords = {
  en: { late: 'More exact positions are still being loaded.' },
  fr: { late: 'Des positions plus exactes sont en cours de chargement.' },
};
