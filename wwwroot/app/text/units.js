/** @import { Presence } from '../core/orbat.js' */

/** The words of the tree of units, in every language; fetched with it. */

const en = {
  tree: 'Forces, units and equipment',
  help: 'As they stand at the moment of the clock. Arrow keys move and open, letters go to a name, Enter shows on the map.',
  openAll: 'Open all',
  closeAll: 'Close all',
  details: (/** @type {string} */ name) => `Details of ${name}`,
  count: (/** @type {number} */ here, /** @type {number} */ all) =>
    `${here} of ${all} ${all === 1 ? 'unit' : 'units'} present or last known`,
  presence: /** @type {Record<Presence, string>} */ ({
    present: 'present',
    held: 'last known position',
    notYet: 'not yet',
    between: 'not reported at this moment',
    gone: 'no longer reported',
    unknown: 'no time is told',
  }),
  statuses: /** @type {Record<string, string>} */ ({
    present: 'present',
    suspected: 'presence suspected',
    engaged: 'engaged',
    withdrawn: 'withdrawn',
    captured: 'captured',
    destroyed: 'destroyed',
    held: 'holds its position',
  }),
  with: (/** @type {string} */ name) => `with: ${name}`,
  at: (/** @type {string} */ place) => `at ${place}`,
  near: (/** @type {string} */ distance, /** @type {string} */ compass, /** @type {string} */ place) =>
    `${distance} ${compass} of ${place}`,
  accordingTo: (/** @type {string} */ who) => `according to ${who}`,
  noSource: 'no source given',
  heading: (/** @type {string} */ compass) => `came heading ${compass}`,
};

/** @type {typeof en} */
const fr = {
  tree: 'Forces, unités et matériels',
  help: 'Leur état au moment de l’horloge. Les flèches parcourent et ouvrent, les lettres vont à un nom, Entrée montre sur la carte.',
  openAll: 'Tout ouvrir',
  closeAll: 'Tout fermer',
  details: (name) => `Détails\u00a0: ${name}`,
  count: (here, all) =>
    `${here} sur ${all} ${all === 1 ? 'unité' : 'unités'}, présentes ou à leur dernière position connue`,
  presence: {
    present: 'présence signalée',
    held: 'dernière position connue',
    notYet: 'pas encore là',
    between: 'sans mention à ce moment',
    gone: 'plus de mention',
    unknown: 'aucune date connue',
  },
  statuses: {
    present: 'présence signalée',
    suspected: 'présence supposée',
    engaged: 'au combat',
    withdrawn: 'retrait',
    captured: 'prise par l’adversaire',
    destroyed: 'destruction',
    held: 'position tenue',
  },
  with: (name) => `avec\u00a0: ${name}`,
  at: (place) => `à ${place}`,
  near: (distance, compass, place) =>
    `à ${distance} ${/^E|^O/.test(compass) ? 'à l’' : 'au '}${compass} ${/^[aeiouyàâéèêëîïôûh]/i.test(place) ? 'd’' : 'de '}${place}`,
  accordingTo: (who) => `selon ${who}`,
  noSource: 'aucune source indiquée',
  heading: (compass) => `arrivée cap ${compass}`,
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const unitWords = { en, fr };
