/** @import { App } from './app.js' */
/** @import { Filters } from './core/hash.js' */
/** @import { Operation } from './core/types.js' */
/** @import { State } from './state.js' */
import { problemOf } from './core/accounts.js';
import { SPEED_AT_FIRST, SPEEDS } from './core/clock.js';
import { readHash, writeHash } from './core/hash.js';
import { perspectivesOf } from './core/perspectives.js';
import { LAYERS, LAYERS_AT_FIRST, layersOf, TABS } from './state.js';

/**
 * @typedef {'selection' | 'accounts' | 'versus' | 'overlay' | 'warp' | 'perspective' | 'layers' | 'reference' | 'filters' | 'trail'
 *   | 'tables' | 'tab'} Linked
 */

/** What the values of a filter name; confidence and kinds are words. */
const NAMED = /** @type {Record<string, string>} */ ({ force: 'forces', source: 'sources', account: 'accounts' });

/**
 * The filters of a link without what the operation does not have.
 * @param {Operation} operation
 * @param {Filters} filters
 * @returns {Filters}
 */
function knownFilters({ items }, filters) {
  const isKnown = (/** @type {string} */ name, /** @type {string} */ value) =>
    !NAMED[name] || value === '-' || items.has(`${NAMED[name]}/${value}`);
  return Object.fromEntries(
    Object.entries(filters)
      .map(([name, values]) => [name, values.filter((value) => isKnown(name, value))])
      .filter(([, values]) => values.length > 0),
  );
}

/**
 * What the page's address asks of an operation, in so far as the operation has it.
 * @param {Operation} operation
 */
export function readLink(operation) {
  const link = readHash(location.hash);
  const { selection, accounts, layers, versus = null } = link;
  const voices = operation.accounts.map((account) => account.properties);
  const selected = selection && operation.items.has(selection) ? selection : null;
  const chosen = /** @type {Pick<State, Linked>} */ ({
    selection: selected,
    // Not those of a link that names what is not there, or two voices of one dispute.
    accounts: accounts && !problemOf(voices, accounts) ? accounts : [],
    versus,
    overlay: link.overlay ?? false,
    perspective: perspectivesOf(operation).find(({ id }) => id === link.perspective)?.id ?? null,
    warp: link.warp ?? 0,
    layers: layersOf(layers ?? LAYERS_AT_FIRST),
    reference: (link.reference ?? []).filter((id) => operation.document.counts?.[id] !== undefined),
    filters: knownFilters(operation, link.filters ?? {}),
    trail: link.trail ?? 'movement',
    tables: link.tables ?? [],
    tab: TABS.find((name) => name === link.tab) ?? (versus && !selected ? 'accounts' : 'now'),
  });
  /** @type {Pick<import('./core/clock.js').Clock, 'rate' | 'direction' | 'loop'>} */
  const pace = {
    rate: SPEEDS.find((speed) => speed === link.rate) ?? SPEED_AT_FIRST,
    direction: link.backwards ? -1 : 1,
    loop: link.loop ?? false,
  };
  return { ...link, chosen, pace };
}

/** The page's address: it follows what is shown, and what is shown follows it. */
export class PageLink {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** The hash that was read or written last. */
    this.known = location.hash;
    addEventListener('hashchange', () => this.#follow());
  }

  /** @returns {string} The hash that stands for what is shown. */
  hash() {
    const { clock, map, state } = this.app;
    const now = state.get();
    const shown = LAYERS.filter((name) => now.layers[name]);
    return writeHash({
      ...now,
      t: clock.now,
      from: clock.width > 0 ? clock.from : undefined,
      rate: clock.rate === SPEED_AT_FIRST ? undefined : clock.rate,
      backwards: clock.direction < 0,
      loop: clock.loop,
      view: map.position,
      layers: String(shown) === String(LAYERS_AT_FIRST) ? [] : shown.length > 0 ? shown : ['none'],
      tab: TABS.find((name) => name === now.tab && name !== (now.versus ? 'accounts' : 'now')) ?? null,
    });
  }

  /** The address of what is shown, to give to others: never that of the embedded map. */
  address() {
    const url = new URL(document.URL);
    url.search = '';
    url.hash = this.hash();
    return url.href;
  }

  /** Writes the link once the hands are still, so that the browser's history is not flooded. */
  write() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // A hash that was typed meanwhile is not written over before it was followed.
      if (location.hash !== this.known) return this.write();
      history.replaceState(null, '', this.hash());
      this.known = location.hash;
    }, 250);
  }

  #follow() {
    this.known = location.hash;
    const { app } = this;
    const {
      t,
      from = t,
      view,
      story = null,
      language = app.state.get().language,
      chosen,
      pace,
    } = readLink(app.operation);
    if (t !== undefined && t !== null) app.clock.setWindow(from ?? t, t);
    app.clock.setPace(pace);
    if (view) app.map.show(view);
    app.state.set({ ...chosen, language: language ?? 'en' });
    if (story !== app.state.get().story) void app.tell(story, t !== undefined);
  }
}
