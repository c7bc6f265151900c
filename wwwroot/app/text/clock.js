/** @import { durationParts, Unit } from '../core/duration.js' */
/** @import { Format } from '../core/format.js' */

/** The words of the clock's slider and controls. */
export const clockWords = {
  en: {
    reverse: 'Play backwards',
    loop: 'Repeat',
    settings: 'Clock settings',
    speed: 'Speed',
    perSecond: (/** @type {string} */ duration) => `${duration} per second`,
    paceHere: (/** @type {string} */ duration) => `here ${duration} per second`,
    show: 'Show',
    instant: 'One instant',
    windowOf: (/** @type {string} */ duration) => `A window of ${duration}`,
    windowFrom: 'Begin of the window',
    windowTo: 'End of the window',
    bend: 'Stretch time',
    bendHelp: 'Gives time more room where much happens; the clock runs slower there.',
    bendOff: 'evenly',
    bendBy: (/** @type {string} */ percent) => `${percent} % of the slider by events`,
    goTo: 'Date and time',
    goToHelp: (/** @type {string} */ zone, /** @type {string} */ example) =>
      `Time zone ${zone}. Type a date, a time or both, and press Enter: ${example}, or 2013-01-10T13:00Z.`,
    problems: {
      empty: 'Type a date or a time.',
      unread: (/** @type {string} */ part, /** @type {string} */ example) =>
        `“${part}” was not understood. Write for example ${example}, 1:30 pm, or 2013-01-10T13:00Z.`,
      impossible: 'There is no such date or time.',
      outside: (/** @type {string} */ span) => `That is outside the operation: ${span}.`,
    },
    slider: 'Time',
    sliderWindow: 'Time window',
    fromTo: (/** @type {string} */ from, /** @type {string} */ to) => `from ${from} to ${to}`,
    eventsBySide: 'Events by side',
    noSide: 'no side named',
    most: (/** @type {string} */ count) => `tallest bar: ${count} ${count === '1' ? 'event' : 'events'}`,
    units: /** @type {Record<Unit, (n: number) => string>} */ ({
      day: (n) => (n === 1 ? 'day' : 'days'),
      hour: () => 'h',
      minute: () => 'min',
      second: () => 's',
    }),
  },
  fr: {
    reverse: 'Lire à rebours',
    loop: 'Répéter',
    settings: 'Réglages de l’horloge',
    speed: 'Vitesse',
    perSecond: (/** @type {string} */ duration) => `${duration} par seconde`,
    paceHere: (/** @type {string} */ duration) => `ici ${duration} par seconde`,
    show: 'Montrer',
    instant: 'Un instant',
    windowOf: (/** @type {string} */ duration) => `Une fenêtre de ${duration}`,
    windowFrom: 'Début de la fenêtre',
    windowTo: 'Fin de la fenêtre',
    bend: 'Étirer le temps',
    bendHelp: 'Donne plus de place au temps là où il se passe beaucoup ; l’horloge y va moins vite.',
    bendOff: 'régulier',
    bendBy: (/** @type {string} */ percent) => `${percent} % de la frise selon les événements`,
    goTo: 'Date et heure',
    goToHelp: (/** @type {string} */ zone, /** @type {string} */ example) =>
      `Fuseau horaire ${zone}. Tapez une date, une heure ou les deux, puis Entrée : ${example}, ou 2013-01-10T13:00Z.`,
    problems: {
      empty: 'Tapez une date ou une heure.',
      unread: (/** @type {string} */ part, /** @type {string} */ example) =>
        `« ${part} » n’a pas été compris. Écrivez par exemple ${example}, 13 h 30, ou 2013-01-10T13:00Z.`,
      impossible: 'Cette date ou cette heure n’existe pas.',
      outside: (/** @type {string} */ span) => `C’est en dehors de l’opération : ${span}.`,
    },
    slider: 'Temps',
    sliderWindow: 'Fenêtre de temps',
    fromTo: (/** @type {string} */ from, /** @type {string} */ to) => `du ${from} au ${to}`,
    eventsBySide: 'Événements par camp',
    noSide: 'aucun camp nommé',
    most: (/** @type {string} */ count) => `barre la plus haute : ${count} év.`,
    units: /** @type {Record<Unit, (n: number) => string>} */ ({
      day: (n) => (n < 2 ? 'jour' : 'jours'),
      hour: () => 'h',
      minute: () => 'min',
      second: () => 's',
    }),
  },
};

/**
 * A duration in words.
 * @param {Format} format
 * @param {ReturnType<typeof durationParts>} parts
 */
export function durationWords(format, parts) {
  const { units } = clockWords[format.language];
  return parts.map(({ amount, unit }) => `${format.number(amount)}\u00a0${units[unit](amount)}`).join(' ');
}
