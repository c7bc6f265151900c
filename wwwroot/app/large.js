/** @import { App } from './app.js' */
/** @import { Feature, Item, Movement } from './core/types.js' */
import { readHash } from './core/hash.js';
import { InView } from './core/in-view.js';
import { itemOf } from './core/operation.js';
import { PositionWindows } from './core/position-windows.js';
import { replaceList } from './core/renewal.js';
import { StrandPositions, strandMovements } from './core/strands.js';
import { LargeFeeds } from './large-feeds.js';
import { largeWords } from './text/large.js';

/** How often, and how long, an animation looks whether the next moment has come, milliseconds. */
const SOON = 30;
const LONGEST = 10_000;

/**
 * What the map does not load whole: where movers are comes in windows of time, what happened in tiles, and what is looked at by itself.
 */
export class Large {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.feeds = new LargeFeeds(app.url);
    /** Raised when more is known of something. */
    this.known = 0;
    /** What has been fetched by itself, by "collection/id". @type {Map<string, Promise<void>>} */
    this.completed = new Map();
    /** What is asked for of each collection as it is known now; ended when it is known anew. @type {Record<string, AbortController>} */
    this.asking = { movements: new AbortController(), events: new AbortController() };
    /** @type {PositionWindows | null} */
    this.windows = null;
    /** Those that take the place of the windows as soon as they know something. @type {PositionWindows | null} */
    this.coming = null;
    /** Done when the last loading is: one follows the other, so that the latest stands. @type {Promise<unknown>} */
    this.loading = Promise.resolve();
    this.stopping = new AbortController();
  }

  /**
   * Loads what the operation's size allows.
   * @param {string} hash  That of the page's address as it was opened.
   */
  async open(hash) {
    await this.reload(this.app.operation.large);
    const { selection } = readHash(hash);
    if (!selection || this.app.state.get().selection) return;
    await this.complete(selection);
    if (this.app.operation.items.has(selection)) this.app.select(selection);
  }

  /**
   * Loads collections, again where they are there already: what was known stays on the map until then, and what is there no more goes with it.
   * @param {string[]} names
   */
  reload(names) {
    const load = async () => {
      if (this.stopping.signal.aborted) return;
      await Promise.all([
        names.includes('movements') ? this.#loadMovements() : null,
        names.includes('events') ? this.#loadEvents() : null,
      ]);
    };
    const loading = this.loading.then(load, load);
    this.loading = loading;
    return loading;
  }

  /** Asks for nothing any more. What is on the map stays there. */
  stop() {
    this.stopping.abort();
    for (const controller of Object.values(this.asking)) controller.abort();
    this.windows?.stop();
    this.coming?.stop();
    this.app.operation.inView?.stop();
  }

  async #loadMovements() {
    const { operation } = this.app;
    const movements = strandMovements(await this.feeds.strands(this.stopping.signal));
    const windows = await this.#windowsOf(movements);
    this.windows?.stop();
    this.windows = windows;
    this.coming = null;
    replaceList(operation, 'movements', movements);
    operation.strands = new StrandPositions(movements, windows);
    this.#begunAnew('movements');
  }

  /**
   * Windows that can take the place of those that are there: once they know something.
   * @param {Movement[]} movements
   * @returns {Promise<PositionWindows>}
   */
  #windowsOf(movements) {
    const { app, feeds } = this;
    return new Promise((ready) => {
      const windows = new PositionWindows(
        app.operation.span,
        movements.length,
        (ask, signal) => feeds.situations(ask, signal),
        {
          came: () => {
            if (windows === this.windows) app.refresh();
            else if (windows.windows.size > 0) ready(windows);
          },
          late: () => app.say(largeWords[app.format.language].late),
        },
      );
      this.coming = windows;
      if (!this.windows) return ready(windows);
      this.follow();
    });
  }

  async #loadEvents() {
    const { app, feeds } = this;
    const { operation } = app;
    const { signal } = this.stopping;
    if (!operation.inView) {
      const bounds = await feeds.bounds(signal);
      operation.inView = new InView(
        operation,
        bounds,
        (ask, signal) => feeds.tile(ask, signal),
        () => app.refresh(),
      );
      this.follow();
      const events = await feeds.events(signal);
      this.#keepShapes(events);
      replaceList(operation, 'events', events);
    } else {
      const [events, bounds] = await Promise.all([feeds.events(signal), feeds.bounds(signal)]);
      const kept = this.#keepShapes(events);
      replaceList(operation, 'events', events);
      operation.inView.renew(bounds, kept);
    }
    this.#begunAnew('events');
  }

  /**
   * Lines and areas come with the tiles only: until those are there each stays where it was.
   * @param {Item[]} events
   * @returns {Set<Item>} Those whose shape may be another one by now.
   */
  #keepShapes(events) {
    const { items } = this.app.operation;
    const kept = events.filter((event) => {
      event.geometry ??= items.get(`events/${event.id}`)?.geometry ?? null;
      return event.geometry?.type !== 'Point';
    });
    return new Set(kept);
  }

  /**
   * Puts single events that have changed in the place of those that were known; nothing else is loaded again.
   * @param {Map<string, Feature | null>} fetched  By id; null for what is there no more.
   */
  changeEvents(fetched) {
    const change = () => {
      const { operation } = this.app;
      const kept = operation.events.filter(({ id }) => !fetched.has(id));
      const came = [...fetched.values()].filter((feature) => feature !== null);
      const list = [...kept, ...came.map((feature) => itemOf('events', feature))];
      replaceList(
        operation,
        'events',
        list.sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
      operation.inView?.add(fetched.keys());
      const whole = came.map(({ id }) => `events/${id}`);
      this.#begunAnew('events', whole);
    };
    const changing = this.loading.then(change, change);
    this.loading = changing;
    return changing;
  }

  /**
   * Shows a collection as it is known now.
   * @param {string} collection
   * @param {string[]} [whole]  What has been fetched by itself already, "collection/id".
   */
  #begunAnew(collection, whole = []) {
    const { app } = this;
    this.asking[collection].abort();
    this.asking[collection] = new AbortController();
    for (const key of this.completed.keys()) if (key.startsWith(`${collection}/`)) this.completed.delete(key);
    for (const key of whole) this.completed.set(key, Promise.resolve());
    const { selection } = app.state.get();
    if (selection && !app.operation.items.has(selection)) app.state.set({ selection: null });
    else void this.complete(selection);
    app.grown();
  }

  /** Fetches what the clock and the view are going to need. */
  follow() {
    const { app, windows, coming } = this;
    if (this.stopping.signal.aborted) return;
    const { now, pace, direction, playing } = app.clock;
    const choices = [app.told.accounts, ...(app.other ? [app.other.accounts] : [])];
    windows?.follow({ now, pace, direction, playing }, choices);
    coming?.follow({ now, pace, direction, playing }, choices);
    app.operation.inView?.look(app.map.box, app.map.position.zoom, now);
  }

  /** Waits until what is shown is as exact as it can be had; not for ever. */
  async settled() {
    for (let waited = 0; this.app.situation.rough && waited < LONGEST; waited += SOON) {
      await new Promise((resolve) => setTimeout(resolve, SOON));
    }
  }

  /**
   * Fetches what is only read of something.
   * @param {string | null} key  "collection/id".
   */
  complete(key) {
    const [collection, id] = key?.split('/') ?? [];
    if (!key || !this.app.operation.large.includes(collection)) return Promise.resolve();
    const known = this.completed.get(key);
    if (known) return known;
    const { signal } = this.asking[collection];
    const done = (collection === 'movements' ? this.#completeMovement(id, signal) : this.#completeItem(key, signal))
      .then(() => {
        this.known++;
        this.app.redraw();
        this.app.refresh();
      })
      .catch((problem) => {
        if (signal.aborted) return;
        this.completed.delete(key);
        console.warn(problem);
      });
    this.completed.set(key, done);
    return done;
  }

  /**
   * @param {string} key
   * @param {AbortSignal} signal
   */
  async #completeItem(key, signal) {
    const [collection, id] = key.split('/');
    const item = await this.feeds.item(collection, id, signal);
    const { items } = this.app.operation;
    const known = items.get(key);
    if (!known) return void items.set(key, item);
    Object.assign(known, item);
    this.app.operation.inView?.outdated.delete(known);
  }

  /**
   * @param {string} id
   * @param {AbortSignal} signal
   */
  async #completeMovement(id, signal) {
    const known = /** @type {Movement | undefined} */ (this.app.operation.items.get(`movements/${id}`));
    const whole = known && (await this.feeds.movement(known, signal));
    if (!whole) return;
    Object.assign(known, whole);
    for (const part of whole.parts ?? []) this.app.operation.items.set(`movements/${part.id}`, known);
  }
}
