/** The words of comparing versions, in every language; fetched with the comparison. */

const en = {
  compare: 'Compare the versions',
  comparison: 'Comparison of two versions',
  end: 'End the comparison',
  sideBySide: 'Side by side',
  overlay: 'One over the other',
  arrangement: 'How the two are shown',
  first: 'First version',
  second: 'Second version',
  drawnFully: 'drawn in full',
  drawnFaint: 'drawn faint',
  /** @param {string} name */
  mapOf: (name) => `Map of “${name}”`,
  choose: 'Which two voices',
  differ: 'What differs at this moment',
  same: 'At this moment both versions show the same.',
  whenDiffer: 'When the two differ',
  /** @param {string} name */
  nothingIn: (name) => `“${name}” has nothing of this.`,
  noSource: 'no source given',
  accordingTo: 'according to ',
  /** @param {number} n */
  differences: (n) =>
    n === 0
      ? 'Both versions show the same.'
      : n === 1
        ? 'One difference between the versions.'
        : `${n} differences between the versions.`,
  // the sentences
  /** @param {string} name */
  onlyIn: (name) => `Only in “${name}”`,
  /** @param {string} distance */
  apart: (distance) => `${distance} apart`,
  /** @param {string} duration @param {string} name */
  later: (duration, name) => `Begins ${duration} later in “${name}”`,
  /** @param {string} name @param {string} parties */
  onlyNames: (name, parties) => `Named only by “${name}”: ${parties}`,
  /** @param {string} name @param {string} holder */
  heldAccordingTo: (name, holder) => `“${name}”: ${holder}`,
  noHolder: 'no force is named as holding it',
  toldDifferently: 'Told in other words',
  /** @param {number} n */
  minutes: (n) => (n === 1 ? '1 minute' : `${n} minutes`),
  /** @param {number} n */
  hours: (n) => (n === 1 ? '1 hour' : `${n} hours`),
  /** @param {number} n */
  days: (n) => `${n} days`,
};

/** @type {typeof en} */
const fr = {
  compare: 'Comparer les versions',
  comparison: 'Comparaison de deux versions',
  end: 'Terminer la comparaison',
  sideBySide: 'Côte à côte',
  overlay: 'L’une sur l’autre',
  arrangement: 'Présentation des deux versions',
  first: 'Première version',
  second: 'Seconde version',
  drawnFully: 'en traits pleins',
  drawnFaint: 'en traits pâles',
  mapOf: (name) => `Carte de «\u00a0${name}\u00a0»`,
  choose: 'Les deux voix à comparer',
  differ: 'Ce qui diffère à ce moment',
  same: 'À ce moment, les deux versions montrent la même chose.',
  whenDiffer: 'Quand les deux diffèrent',
  nothingIn: (name) => `«\u00a0${name}\u00a0» ne contient rien de tel.`,
  noSource: 'aucune source indiquée',
  accordingTo: 'selon ',
  differences: (n) =>
    n === 0
      ? 'Les deux versions montrent la même chose.'
      : n === 1
        ? 'Une différence entre les versions.'
        : `${n} différences entre les versions.`,
  onlyIn: (name) => `Seulement dans «\u00a0${name}\u00a0»`,
  apart: (distance) => `Distance entre les deux\u00a0: ${distance}`,
  later: (duration, name) => `Commence ${duration} plus tard dans «\u00a0${name}\u00a0»`,
  onlyNames: (name, parties) => `Mentionné seulement par «\u00a0${name}\u00a0»\u00a0: ${parties}`,
  heldAccordingTo: (name, holder) => `«\u00a0${name}\u00a0»\u00a0: ${holder}`,
  noHolder: 'aucune force n’est dite la tenir',
  toldDifferently: 'Raconté en d’autres termes',
  minutes: (n) => (n === 1 ? '1 minute' : `${n} minutes`),
  hours: (n) => (n === 1 ? '1 heure' : `${n} heures`),
  days: (n) => `${n} jours`,
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const compareWords = { en, fr };
