/** @import { Filters, Trail } from './core/hash.js' */
/** @import { Language } from './core/types.js' */

/**
 * What the reader has chosen. The clock holds the time, the map its view.
 * @typedef {object} State
 * @property {Language} language
 * @property {string | null} selection  "collection/id".
 * @property {string[]} accounts  Only those that differ from the defaults.
 * @property {string | null} versus  The account that is compared with the one in force; null where nothing is compared.
 * @property {boolean} overlay  Whether the compared version is drawn over the other one instead of beside it.
 * @property {string | null} perspective  Null: the operation's own.
 * @property {number} warp  How strongly the slider is bent towards the times in which much happens: 0 to 0.9.
 * @property {Record<string, boolean>} layers
 * @property {string[]} reference  The reference layers that are shown.
 * @property {Filters} filters  What is shown of all that is told; empty: all of it.
 * @property {Trail} trail
 * @property {string | null} opened  The stack of symbols that is fanned out, by the movement that it is drawn as.
 * @property {typeof TABS[number] | 'story' | 'search' | 'filters' | 'edit'} tab
 * @property {string} query  What is searched for.
 * @property {Record<string, boolean>} unfolded  Which parts of the tree of units were opened or closed by hand, by key.
 * @property {string[]} tables  What is shown as a table: "claims", "events".
 * @property {string | null} story  The step of the story that is told; null while none is.
 * @property {boolean} sheetOpen  On a phone: whether the panel is raised.
 */

export const TABS = /** @type {const} */ (['now', 'units', 'accounts', 'claims', 'legend', 'data']);

export const LAYERS = ['movers', 'paths', 'events', 'areas', 'regions', 'places', 'uncertainty'];

/** Off until asked for: outlines of regions say where things are, not what happens. */
export const HIDDEN_AT_FIRST = new Set(['regions']);

/** @param {readonly string[]} shown  What a choice of layers makes visible. */
export const layersOf = (shown) => Object.fromEntries(LAYERS.map((name) => [name, shown.includes(name)]));

export const LAYERS_AT_FIRST = LAYERS.filter((name) => !HIDDEN_AT_FIRST.has(name));

/**
 * What is shown as a table, with one more or less of it.
 * @param {string[]} tables
 * @param {string} name
 */
export const toggled = (tables, name) =>
  tables.includes(name) ? tables.filter((one) => one !== name) : [...tables, name];

/** @typedef {import('./core/store.js').Store<State>} StateStore */
