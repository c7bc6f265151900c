/** @import { Language } from './types.js' */
import { formatInstant, parseInstant } from './time.js';

/** What can be filtered by. */
export const FILTER_NAMES = /** @type {const} */ (['force', 'kind', 'confidence', 'source', 'account']);

/** @typedef {Partial<Record<typeof FILTER_NAMES[number], string[]>>} Filters  No list is empty. */

/** How much of the way behind a symbol is drawn: hours, all of its movement, or all since the operation began. */
export const TRAILS = /** @type {const} */ (['off', '1h', '6h', '24h', 'movement', 'start']);

/** @typedef {typeof TRAILS[number]} Trail */

/**
 * What a link carries; what is not said is as it is at first.
 * @typedef {object} LinkState
 * @property {number | null} [t]
 * @property {number} [from]  Begin of the window that ends at t.
 * @property {number} [rate]  How fast the clock plays: operation seconds per second.
 * @property {boolean} [backwards]  Whether it plays backwards.
 * @property {boolean} [loop]  Whether it begins again at the end.
 * @property {number} [warp]  How strongly the slider is bent: 0 to 0.9.
 * @property {{ zoom: number, lat: number, lng: number } | null} [view]
 * @property {string | null} [selection]  "collection/id".
 * @property {string[]} [accounts]
 * @property {string | null} [versus]  The account that is compared with the one in force.
 * @property {boolean} [overlay]
 * @property {string | null} [story]  The step that is told.
 * @property {string | null} [perspective]
 * @property {string | null} [tab]  The tab of the panel.
 * @property {string[]} [layers]  Those that are shown, where they are not those shown at first.
 * @property {string[]} [reference]  The reference layers that are shown.
 * @property {string[]} [tables]  What is shown as a table: "claims", "events".
 * @property {Filters} [filters]
 * @property {Trail} [trail]
 * @property {Language | null} [language]
 */

/** Ids of packages, and names of tabs and layers. What is selected may be of a reference layer, whose ids are those of its data. */
const ID = /^[a-z0-9.-]{1,128}$/;
const KEY = /^[a-z][a-z0-9-]{0,127}\/[A-Za-z0-9._-]{1,128}$/;

const text = (/** @type {RegExp} */ form) => ({
  read: (/** @type {string} */ written) => (form.test(written) ? written : undefined),
  write: (/** @type {any} */ value) => value || undefined,
});
const list = {
  read: (/** @type {string} */ written) => written.split(',').filter((id) => ID.test(id)),
  write: (/** @type {string[]} */ ids) => (ids.length > 0 ? ids.join(',') : undefined),
};
const seconds = {
  read: (/** @type {string} */ written) => parseInstant(written) ?? undefined,
  write: (/** @type {number} */ t) => formatInstant(Math.round(t / 1000) * 1000),
};
/** A choice that is off until a word turns it on. @param {string} word */
const flag = (word) => ({
  read: (/** @type {string} */ written) => written === word || undefined,
  write: (/** @type {boolean} */ on) => (on ? word : undefined),
});
const whole = {
  read: (/** @type {string} */ written) => (/^[1-9]\d{0,6}$/.test(written) ? Number(written) : undefined),
  write: (/** @type {number} */ number) => (number > 0 ? String(Math.round(number)) : undefined),
};
const hundredths = {
  read: (/** @type {string} */ written) => (/^[1-9]\d?$/.test(written) ? Number(written) / 100 : undefined),
  write: (/** @type {number} */ part) => (part > 0 ? String(Math.round(part * 100)) : undefined),
};

/**
 * Every key of a link, in the order they are written: what it stands for, and how its text is read and written. What
 * cannot be read counts as not said.
 * @type {[string, keyof LinkState, { read: (written: string) => any, write: (value: any) => string | undefined }][]}
 */
const KEYS = [
  ['t', 't', seconds],
  ['from', 'from', seconds],
  ['speed', 'rate', whole],
  ['play', 'backwards', flag('backwards')],
  ['end', 'loop', flag('loop')],
  ['bend', 'warp', hundredths],
  ['map', 'view', { read: readView, write: writeView }],
  ['sel', 'selection', text(KEY)],
  ['acc', 'accounts', list],
  ['vs', 'versus', text(ID)],
  ['how', 'overlay', flag('overlay')],
  ['story', 'story', text(ID)],
  ['as', 'perspective', text(ID)],
  ['tab', 'tab', text(ID)],
  ['layers', 'layers', list],
  ['ref', 'reference', list],
  ['table', 'tables', list],
  ['only', 'filters', { read: readFilters, write: writeFilters }],
  [
    'trail',
    'trail',
    {
      read: (trail) => TRAILS.find((one) => one === trail),
      write: (trail) => (trail === 'movement' ? undefined : trail),
    },
  ],
  ['lang', 'language', text(/^(en|fr)$/)],
];

/**
 * @param {string} hash  With or without its "#"; anything.
 * @returns {LinkState} Only what the link says and can be understood.
 */
export function readHash(hash) {
  /** @type {any} */
  const state = {};
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  for (const [key, name, { read }] of KEYS) {
    const value = read(parameters.get(key) ?? '');
    if (value !== undefined && parameters.has(key)) state[name] = value;
  }
  return state;
}

/**
 * @param {LinkState} state
 * @returns {string} Starts with "#". Slashes, colons and commas stay readable.
 */
export function writeHash(state) {
  const parts = KEYS.flatMap(([key, name, { write }]) => {
    const value = state[name] ?? null;
    const written = value === null ? undefined : write(value);
    return written === undefined ? [] : [`${key}=${written}`];
  });
  return `#${parts.join('&')}`;
}

/** @param {string} written  zoom/latitude/longitude */
function readView(written) {
  const parts = written.split('/').map(Number);
  if (parts.length !== 3 || parts.some((part) => !Number.isFinite(part))) return undefined;
  const [zoom, lat, lng] = parts;
  if (zoom < 0 || zoom > 22 || Math.abs(lat) > 90 || Math.abs(lng) > 360) return undefined;
  return { zoom, lat, lng };
}

/** @param {NonNullable<LinkState['view']>} view */
function writeView({ zoom, lat, lng }) {
  return [zoom.toFixed(2), lat.toFixed(4), lng.toFixed(4)].map(Number).join('/');
}

/**
 * @param {string} written  "force:side-a,side-b;kind:events.battle"
 * @returns {Filters}
 */
function readFilters(written) {
  /** @type {Filters} */
  const filters = {};
  for (const part of written.split(';')) {
    const [named, ids = ''] = part.split(':');
    const name = FILTER_NAMES.find((one) => one === named);
    const values = list.read(ids);
    if (name && values.length > 0) filters[name] = values;
  }
  return filters;
}

/** @param {Filters} filters */
function writeFilters(filters) {
  const written = FILTER_NAMES.filter((name) => filters[name]).map((name) => `${name}:${filters[name]}`);
  return written.join(';') || undefined;
}
