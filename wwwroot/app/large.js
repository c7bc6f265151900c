/** @import { App } from './app.js' */
/** @import { Feature, Item } from './core/types.js' */
/** @import { Ask } from './core/position-windows.js' */
/** @import { Tile, TileAsk } from './core/in-view.js' */
import { itemReader } from './core/columns.js';
import { readHash } from './core/hash.js';
import { InView } from './core/in-view.js';
import { itemOf, movementsOf } from './core/operation.js';
import { PositionWindows } from './core/position-windows.js';
import { StrandPositions, strandMovements } from './core/strands.js';
import { formatInstant } from './core/time.js';
import { fetchJson } from './feeds.js';
import { largeWords } from './text/large.js';

/** What is known of every event; the rest comes with the one that is looked at. */
const COLUMNS =
  'name,nameFr,kind,begin,beginLatest,endEarliest,end,edtf,placeId,participants,confidence,accountId,sources';

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
    /** Raised when more is known of something. */
    this.known = 0;
    /** What has been fetched by itself, by "collection/id". @type {Map<string, Promise<void>>} */
    this.completed = new Map();
    /** @type {PositionWindows | null} */
    this.windows = null;
  }

  /**
   * Loads what the operation's size allows.
   * @param {string} hash  That of the page's address as it was opened.
   */
  async open(hash) {
    const { large } = this.app.operation;
    await Promise.all([
      large.includes('movements') ? this.#openMovements() : null,
      large.includes('events') ? this.#openEvents() : null,
    ]);
    const { selection } = readHash(hash);
    if (!selection || this.app.state.get().selection) return;
    await this.complete(selection);
    if (this.app.operation.items.has(selection)) this.app.select(selection);
  }

  async #openMovements() {
    const { operation, url } = this.app;
    const { strands } = await fetchJson(new URL('situation/strands', url));
    const movements = strandMovements(strands);
    this.windows = new PositionWindows(operation.span, movements.length, (ask, signal) => this.#window(ask, signal), {
      came: () => this.app.refresh(),
      late: () => this.app.say(largeWords[this.app.format.language].late),
    });
    for (const movement of movements) operation.items.set(`movements/${movement.id}`, movement);
    operation.movements = movements;
    operation.strands = new StrandPositions(movements, this.windows);
    this.app.grown();
  }

  /**
   * @param {Ask} ask
   * @param {AbortSignal} signal
   */
  async #window({ begin, step, count, accounts }, signal) {
    const url = new URL('situation', this.app.url);
    const first = formatInstant(begin);
    url.searchParams.set('datetime', step > 0 ? `${first}/${formatInstant(begin + step * (count - 1))}` : first);
    if (step > 0) url.searchParams.set('step', `PT${step / 1000}S`);
    if (accounts) url.searchParams.set('account', accounts);
    url.searchParams.set('f', 'binary');
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url.pathname}`);
    return response.arrayBuffer();
  }

  async #openEvents() {
    const { operation } = this.app;
    const tiles = import('./map/vector-tiles.js');
    const { bounds } = await fetchJson(new URL('collections/events/tiles/WebMercatorQuad?f=tilejson', this.app.url));
    operation.inView = new InView(
      operation,
      bounds,
      async (ask, signal) => this.#tile(ask, signal, (await tiles).readTile),
      () => this.app.refresh(),
    );
    this.follow();
    operation.events = await this.#readEvents();
    this.app.grown();
  }

  /**
   * @param {TileAsk} ask
   * @param {AbortSignal} signal
   * @param {typeof import('./map/vector-tiles.js').readTile} read
   * @returns {Promise<Tile>}
   */
  async #tile({ z, x, y, from, to }, signal, read) {
    const url = new URL(`collections/events/tiles/WebMercatorQuad/${z}/${y}/${x}?f=mvt`, this.app.url);
    if (from !== null && to !== null) url.searchParams.set('datetime', [from, to].map(wholeSecond).join('/'));
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url.pathname}`);
    const features = response.status === 204 ? [] : read(await response.arrayBuffer(), 'events', z, x, y);
    return { features, thinned: response.headers.has('Konna-Thinned') };
  }

  /** Every event, without what is only read: for the slider, the filters, the table and the search. */
  async #readEvents() {
    const { operation, url } = this.app;
    const address = new URL('events.csv', url);
    address.search = new URLSearchParams({ raw: 'true', properties: COLUMNS }).toString();
    const response = await fetch(address);
    if (!response.ok || !response.body)
      throw new Error(`${response.status} ${response.statusText}: ${address.pathname}`);
    /** @type {Item[]} */
    const events = [];
    const reader = itemReader('events', (item) => {
      const known = operation.items.get(`events/${item.id}`);
      const event = known ? Object.assign(known, item, { geometry: known.geometry ?? item.geometry }) : item;
      if (!known) operation.items.set(`events/${item.id}`, event);
      events.push(event);
    });
    const text = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await text.read(); !part.done; part = await text.read()) reader.read(part.value);
    reader.read('', true);
    return events.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Fetches what the clock and the view are going to need. */
  follow() {
    const { app, windows } = this;
    const { now, pace, direction, playing } = app.clock;
    const choices = [app.told.accounts, ...(app.other ? [app.other.accounts] : [])];
    windows?.follow({ now, pace, direction, playing }, choices);
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
    let done = this.completed.get(key);
    if (!done) {
      done = (collection === 'movements' ? this.#completeMovement(id) : this.#completeItem(collection, id))
        .then(() => {
          this.known++;
          this.app.redraw();
          this.app.refresh();
        })
        .catch((problem) => {
          this.completed.delete(key);
          console.warn(problem);
        });
      this.completed.set(key, done);
    }
    return done;
  }

  /**
   * @param {string} collection
   * @param {string} id
   */
  async #completeItem(collection, id) {
    const { operation, url } = this.app;
    const item = itemOf(collection, await fetchJson(new URL(`collections/${collection}/items/${id}`, url)));
    const known = operation.items.get(`${collection}/${id}`);
    if (known) Object.assign(known, item);
    else operation.items.set(`${collection}/${id}`, item);
  }

  /** The whole path of a strand, in however many segments. @param {string} id */
  async #completeMovement(id) {
    const { operation, url } = this.app;
    const known = /** @type {import('./core/types.js').Movement | undefined} */ (
      operation.items.get(`movements/${id}`)
    );
    if (!known) return;
    const address = new URL('collections/movements/items', url);
    const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", "''")}'`;
    const filter = `subject=${quoted(known.subject)} AND (id=${quoted(id)} OR movementId=${quoted(known.movementId)})`;
    address.search = new URLSearchParams({ limit: '10000', filter }).toString();
    /** @type {{ features: Feature[] }} */
    const { features } = await fetchJson(address);
    const whole = movementsOf(features).find((movement) => movement.id === id);
    if (!whole) return;
    Object.assign(known, whole);
    for (const part of whole.parts ?? []) operation.items.set(`movements/${part.id}`, known);
  }
}

/** @param {number} t */
const wholeSecond = (t) => formatInstant(Math.round(t / 1000) * 1000);
