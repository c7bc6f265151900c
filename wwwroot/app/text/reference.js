/** The words about reference layers, fetched with them. */
export const referenceWords = {
  en: { title: 'Reference layers', yes: 'yes', no: 'no', features: (/** @type {string} */ n) => `${n} features` },
  fr: { title: 'Couches de référence', yes: 'oui', no: 'non', features: (/** @type {string} */ n) => `${n} objets` },
};
