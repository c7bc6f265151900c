/** @import { App } from './app.js' */
/** @import { Change } from './core/renewal.js' */
/** @import { Feature } from './core/types.js' */
import { featuresWith, isGone, isImport, renew, staleAfter } from './core/renewal.js';
import { fetchJson, loadCollection } from './feeds.js';
import { h } from './panels/dom.js';
import { nameOf } from './panels/parts.js';
import { liveWords } from './text/live.js';

/** Changes that come this close together are shown at once, milliseconds. */
const GATHER = 80;
/** A break shorter than this is nobody's business. */
const PATIENCE = 5000;
/** More silence than this and the connection is dead, whatever the browser thinks: the server breaks it every 15 seconds. */
const LONGEST_SILENCE = 40_000;
/** How long the page waits before it asks again where the server has refused, at first and at most. */
const [SHORTEST_WAIT, LONGEST_WAIT] = [2000, 60_000];
/** Collections that are not loaded whole are not loaded anew more often than this, milliseconds. */
const LARGE_PAUSE = 15_000;
/** As many names are said of what has changed. */
const MOST_NAMES = 3;

/**
 * Follows the feed of changes: fetches what has changed, and nothing else, and lets the page show it where it stands.
 */
export class Live {
  /** @type {EventSource | null} */
  #source = null;
  /** @type {Change[]} */
  #waiting = [];
  /** @type {Promise<void> | null} */
  #working = null;
  #wait = SHORTEST_WAIT;
  /** Timers: one of each kind at most. @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */
  #timers = {};
  /** @type {HTMLElement | null} */
  #note = null;
  #words = () => '';
  #isLost = false;
  #lastWord = Date.now();
  /** Collections that are not loaded whole and have changed. @type {Set<string>} */
  #largeStale = new Set();
  #largeLoaded = Number.NEGATIVE_INFINITY;

  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** How far the feed has been followed: the id of its last event. */
    this.position = String(app.operation.document.revision);
    app.state.subscribe(() => this.#sayNote());
    // A page that nobody looks at holds no connection, of which browsers have few.
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#close() : this.#open()));
    if (!document.hidden) this.#open();
  }

  #open() {
    if (this.#source) return;
    const url = new URL('changes', this.app.url);
    url.searchParams.set('after', this.position);
    const source = new EventSource(url);
    this.#source = source;
    this.#listen();
    source.addEventListener('open', () => {
      this.#wait = SHORTEST_WAIT;
      this.#connected();
    });
    source.addEventListener('heartbeat', () => this.#connected());
    source.addEventListener('change', (event) => {
      this.position = event.lastEventId;
      this.#connected();
      this.#waiting.push(JSON.parse(event.data));
      this.#timers.gather ??= setTimeout(() => this.#work(), GATHER);
    });
    source.addEventListener('error', () => {
      this.#timers.lost ??= setTimeout(() => this.#showLost(), PATIENCE);
      // Where the server has refused, the browser does not try again by itself.
      if (source.readyState === EventSource.CLOSED) this.#again();
    });
  }

  #close() {
    this.#source?.close();
    this.#source = null;
    for (const name of ['silence', 'again', 'lost']) this.#stop(name);
  }

  #again() {
    this.#source?.close();
    this.#source = null;
    this.#timers.again ??= setTimeout(() => {
      this.#stop('again');
      this.#open();
    }, this.#wait);
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
  }

  /** Waits for the next word of the server, not for ever. */
  #listen() {
    this.#stop('silence');
    this.#timers.silence = setTimeout(() => {
      this.#showLost();
      this.#again();
    }, LONGEST_SILENCE);
  }

  #connected() {
    this.#lastWord = Date.now();
    this.#listen();
    this.#stop('lost');
    if (!this.#isLost) return;
    this.#isLost = false;
    this.#note?.remove();
    this.#note = null;
    this.app.say(liveWords[this.app.format.language].regained);
  }

  #showLost() {
    this.#isLost = true;
    // Without network at all the page says so already.
    if (this.#note || document.querySelector('.offline-note')) return;
    this.#putNote(() => {
      const { language } = this.app.format;
      const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(this.#lastWord);
      return liveWords[language].lost(time);
    });
  }

  /** @param {() => string} words */
  #putNote(words) {
    this.#words = words;
    this.#note = h('p', { class: 'offline-note' }, words());
    document.getElementById('stage')?.append(this.#note);
  }

  #sayNote() {
    if (this.#note) this.#note.textContent = this.#words();
  }

  /** @param {string} name */
  #stop(name) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = undefined;
  }

  /** Shows what has changed; what comes meanwhile waits until that is done. */
  async #work() {
    await this.#working;
    this.#stop('gather');
    const changes = this.#waiting.splice(0);
    if (changes.length === 0) return;
    this.#working = this.#show(changes).catch((problem) => {
      // What could not be fetched is fetched with what comes next.
      console.info(problem);
      this.#waiting.unshift(...changes);
      this.#timers.gather ??= setTimeout(() => this.#work(), this.#wait);
      this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
    });
    await this.#working;
  }

  /** @param {Change[]} changes */
  async #show(changes) {
    const { app } = this;
    const { operation } = app;
    // What is gone is shown as it was, until it is loaded again.
    this.#note?.remove();
    this.#note = null;
    if (isGone(changes)) {
      app.large?.stop();
      return this.#putNote(() => liveWords[app.format.language].gone);
    }
    const stale = staleAfter(changes);
    const single = this.#leaveLarge(stale);
    const before = namesOf(app, changes);
    const [document, ...parts] = await Promise.all([
      stale.document ? fetchJson(new URL('operation.json', app.url)) : operation.document,
      ...[...stale.collections].map(async (name) => [name, await loadCollection(app.url, name)]),
      ...[...stale.items].map(async ([name, ids]) => [name, await this.#withItems(name, ids)]),
    ]);
    if (single) await app.large?.changeEvents(await this.#fetched('events', single));
    renew(operation, document, Object.fromEntries(parts));
    const { selection } = app.state.get();
    if (selection && !operation.items.has(selection)) app.state.set({ selection: null });
    if (stale.document) this.#fit();
    app.grown();
    app.redraw();
    this.#tell(changes, before);
  }

  /** The words and the slider of an operation that has other texts or another time. */
  #fit() {
    const { clock, operation } = this.app;
    [clock.begin, clock.end] = [operation.span.begin, operation.span.end];
    clock.set(clock.now);
    this.app.relabel();
  }

  /**
   * What is not loaded whole is loaded anew by itself, now and then; but for single events.
   * @param {import('./core/renewal.js').Stale} stale
   * @returns {Map<string, boolean> | undefined} Their ids, and whether they are still there.
   */
  #leaveLarge({ collections, items }) {
    const { large } = this.app.operation;
    const single = large.includes('events') && !this.#largeStale.has('events') ? items.get('events') : undefined;
    if (single) items.delete('events');
    for (const name of large.filter((name) => collections.has(name) || items.has(name))) {
      collections.delete(name);
      items.delete(name);
      this.#largeStale.add(name);
    }
    if (this.#largeStale.size > 0) this.#loadLargeSoon();
    return single;
  }

  #loadLargeSoon() {
    const wait = Math.max(0, this.#largeLoaded + LARGE_PAUSE - performance.now());
    this.#timers.large ??= setTimeout(() => this.#loadLarge(), wait);
  }

  async #loadLarge() {
    const names = [...this.#largeStale];
    this.#largeStale.clear();
    try {
      await this.app.large?.reload(names);
    } catch (problem) {
      console.info(problem);
      for (const name of names) this.#largeStale.add(name);
    }
    this.#largeLoaded = performance.now();
    this.#stop('large');
    if (this.#largeStale.size > 0) this.#loadLargeSoon();
  }

  /**
   * The features of a collection, some of them fetched anew.
   * @param {string} name
   * @param {Map<string, boolean>} ids  And whether they are still there.
   */
  async #withItems(name, ids) {
    return featuresWith(this.app.operation, name, await this.#fetched(name, ids));
  }

  /**
   * @param {string} name
   * @param {Map<string, boolean>} ids  And whether they are still there.
   * @returns {Promise<Map<string, Feature | null>>}
   */
  async #fetched(name, ids) {
    const fetched = [...ids].map(
      async ([id, isThere]) => /** @type {const} */ ([id, isThere ? await this.#item(name, id) : null]),
    );
    return new Map(await Promise.all(fetched));
  }

  /**
   * @param {string} collection
   * @param {string} id
   * @returns {Promise<Feature | null>} Null where it is there no more.
   */
  async #item(collection, id) {
    const url = new URL(`collections/${collection}/items/${encodeURIComponent(id)}`, this.app.url);
    const response = await fetch(url, { headers: { accept: 'application/geo+json' } });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url.pathname}`);
    return response.json();
  }

  /**
   * Says once what has changed.
   * @param {Change[]} changes
   * @param {Map<string, string>} before  The names before.
   */
  #tell(changes, before) {
    const { app } = this;
    const words = liveWords[app.format.language];
    if (changes.some(isImport)) return app.say(words.updatedAll);
    const names = [...new Set([...before, ...namesOf(app, changes)].map(([, name]) => name))];
    const shown = names.slice(0, MOST_NAMES);
    if (names.length > MOST_NAMES) shown.push(words.more(names.length - MOST_NAMES));
    app.say(names.length > 0 ? words.updated(shown.join(', ')) : words.updatedAll);
  }
}

/**
 * What the changed things are called, by "collection/id".
 * @param {App} app
 * @param {Change[]} changes
 */
function namesOf(app, changes) {
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const { collection, id } of changes) {
    const item = app.operation.items.get(`${collection}/${id}`);
    if (item) names.set(`${collection}/${id}`, nameOf(app, item));
  }
  return names;
}
