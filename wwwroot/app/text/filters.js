/** The words of the filters, in every language; fetched with them. */

const en = {
  filters: 'Filters',
  open: 'Filter what is shown',
  clear: 'Clear the filters',
  remove: (/** @type {string} */ what) => `Remove the filter ${what}`,
  help: 'Show only what fits: on the map, in the lists, in the table and on the time axis alike. Places stay.',
  filtered: 'Filtered',
  names: { force: 'Force', kind: 'Kind', confidence: 'Confidence', source: 'Source', account: 'Account' },
  shown: (/** @type {string} */ parts) => `Shown: ${parts}`,
  ofAll: (/** @type {number} */ n, /** @type {number} */ all, /** @type {string} */ what) => `${n} of ${all} ${what}`,
  things: { events: 'events', movements: 'movements', areas: 'areas' },
  uncontested: 'told without contradiction',
  forceHelp: 'What a force takes part in.',
  sourceHelp: 'What is cited from a source, or came through it.',
  accountHelp: 'An account that is chosen here is also put in force.',
};

/** @type {typeof en} */
const fr = {
  filters: 'Filtres',
  open: 'Filtrer ce qui est montré',
  clear: 'Effacer les filtres',
  remove: (what) => `Retirer le filtre ${what}`,
  help: 'Ne montrer que ce qui convient\u00a0: sur la carte, dans les listes, dans le tableau et sur l’axe du temps. Les lieux restent.',
  filtered: 'Filtré',
  names: { force: 'Force', kind: 'Genre', confidence: 'Certitude', source: 'Source', account: 'Version' },
  shown: (parts) => `Montré\u00a0: ${parts}`,
  ofAll: (n, all, what) => `${n} sur ${all} ${what}`,
  things: { events: 'événements', movements: 'mouvements', areas: 'zones' },
  uncontested: 'rapporté sans contradiction',
  forceHelp: 'Ce à quoi une force prend part.',
  sourceHelp: 'Ce qui est cité d’une source, ou transmis par elle.',
  accountHelp: 'Une version choisie ici est aussi celle que montre la carte.',
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const filterWords = { en, fr };
