/** @import { panelEn } from './panel-en.js' */

/** The words of the first map, and of what is said when it does not come. */
export const en = {
  loading: 'Loading the operation…',
  loadFailed: 'The operation could not be loaded.',
  tryAgain: 'Try again',
  skipToClock: 'Skip to the clock',
  language: 'Language',
  map: 'Map',
  mapHelp: 'Arrow keys move the map, plus and minus zoom.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholeOperation: 'Show the whole operation',
  startView: 'Show the starting view',
  eventTable: 'All events as a table',
  // the clock
  clock: 'Clock',
  play: 'Play',
  pause: 'Pause',
  stepInstead: 'Next event (your system asks for less motion)',
  previous: 'Previous event',
  next: 'Next event',
  events: (/** @type {number} */ n) => (n === 0 ? 'no event' : n === 1 ? '1 event' : `${n} events`),
  movers: (/** @type {number} */ n) =>
    n === 0 ? 'nothing placed on the map' : n === 1 ? '1 position' : `${n} positions`,
  beginsNow: (/** @type {string} */ names) => `Begins: ${names}`,
  share: 'Share',
  story: 'Story',
  colon: ': ',
  attribution: 'Attribution',
  baseMap: 'Base map: Natural Earth, 1:50 million (public domain)',
  coarse: 'Base map 1:50 million: rivers and borders may be off by 5 km',
};

/** @typedef {typeof en & typeof panelEn} Texts  All words of the map's page; those of the panel come after the first map. */
