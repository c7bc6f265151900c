/** @import { Geometry, Item, Operation, Properties, Span } from './types.js' */
import { worldX, worldY } from './mercator.js';
import { clamp } from './time.js';

/** Tiles are so large on the map, pixels, at least. */
const TILE = 512;
const MOST_ZOOM = 14;
/** As many tiles are kept. */
const MOST_KEPT = 240;
const AT_A_TIME = 4;
const AGAIN = 2000;

/**
 * @typedef {{ id: string, properties: Properties, geometry: Geometry }} TileFeature  Its times are `t0`, `t1`, `u0`, `u1`: seconds since the operation's begin.
 * @typedef {{ z: number, x: number, y: number, from: number | null, to: number | null }} TileAsk  `from`, `to`: the part of the time that is asked for; null: all of it.
 * @typedef {{ features: TileFeature[], thinned: boolean }} Tile  `thinned`: not all that is there has room in it.
 */

/**
 * What of the events lies in view, from vector tiles. A tile serves every instant; where it has no room for everything, the part of the time about the clock is asked for by itself.
 */
export class InView {
  /**
   * @param {Operation} operation
   * @param {[number, number, number, number]} bounds  Beyond them there are no tiles: west, south, east, north, degrees.
   * @param {(ask: TileAsk, signal: AbortSignal) => Promise<Tile>} fetch
   * @param {() => void} came  Called when there is more to show.
   */
  constructor(operation, bounds, fetch, came) {
    this.operation = operation;
    this.bounds = inWorld(bounds);
    this.fetch = fetch;
    this.came = came;
    /** How long a part of the time is, milliseconds. */
    this.part = (operation.span.end - operation.span.begin) / 24;
    /** What lies in each tile, by id, and which state of the events that was. @type {Map<string, { ids: string[], thinned: boolean, used: number, state: number }>} */
    this.tiles = new Map();
    /** Raised when the events are others. */
    this.state = 0;
    /** @type {Map<string, AbortController>} */
    this.pending = new Map();
    /** @type {TileAsk[]} */
    this.wanted = [];
    /** What is shown besides, where it is there, but not asked for. @type {TileAsk[]} */
    this.meanwhile = [];
    this.used = 0;
    /** Those in view, by id. @type {Item[]} */
    this.events = [];
    this.eventsKey = '';
    this.eventsOf = operation.items;
    /** What changed since its tiles were fetched: in view wherever it is now. @type {Set<string>} */
    this.besides = new Set();
    /** Those with a shape that is to be replaced by that of the next tile. @type {Set<Item>} */
    this.outdated = new Set();
    this.box = { left: 0, right: 1, top: 0, bottom: 1 };
  }

  /**
   * Fetches what is in view.
   * @param {[number, number, number, number]} box  West, south, east, north, degrees; east may lie beyond 180.
   * @param {number} zoom  256 pixels of the map are the world at 0.
   * @param {number} t
   */
  look([west, south, east, north], zoom, t) {
    const z = clamp(Math.floor(zoom - Math.log2(TILE / 256)), 0, MOST_ZOOM);
    const count = 2 ** z;
    const [left, right] = [worldX(west), worldX(east)].map((x) => Math.floor(x * count));
    const [top, bottom] = [worldY(north), worldY(south)].map((y) => clamp(Math.floor(y * count), 0, count - 1));
    this.box = { left: worldX(west), right: worldX(east), top: worldY(north), bottom: worldY(south) };
    this.wanted = [];
    this.meanwhile = [];
    const seen = new Set();
    for (let y = top; y <= bottom; y++) {
      for (let column = left; column <= right; column++) {
        const x = ((column % count) + count) % count;
        if (seen.has(`${x}|${y}`) || !this.#isWithin(x / count, y / count, 1 / count)) continue;
        seen.add(`${x}|${y}`);
        this.#want({ z, x, y, from: null, to: null }, t);
      }
    }
    for (const [name, controller] of this.pending) {
      if (this.wanted.some((ask) => nameOf(ask) === name)) continue;
      controller.abort();
      this.pending.delete(name);
    }
    this.#ask();
    this.#gather();
  }

  /**
   * The events are others: every tile is fetched anew when it is in view, and shows what is left of it until then.
   * @param {[number, number, number, number]} bounds  As before.
   * @param {Set<Item>} [outdated]  Those of the events whose shape was taken over from what was known before.
   */
  renew(bounds, outdated = new Set()) {
    this.#abort();
    this.outdated = outdated;
    this.state++;
    this.bounds = inWorld(bounds);
    this.#ask();
    this.#gather();
  }

  /** Shows single events that have changed, whatever the tiles say. @param {Iterable<string>} ids */
  add(ids) {
    for (const id of ids) this.besides.add(id);
    this.#gather();
  }

  /** Asks for nothing until something is looked at again; what is known stays. */
  stop() {
    this.#abort();
    this.wanted = [];
  }

  #abort() {
    for (const controller of this.pending.values()) controller.abort();
    this.pending.clear();
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} size
   */
  #isWithin(left, top, size) {
    const { bounds } = this;
    return left <= bounds.right && left + size > bounds.left && top <= bounds.bottom && top + size > bounds.top;
  }

  /**
   * @param {TileAsk} ask
   * @param {number} t
   */
  #want(ask, t) {
    this.wanted.push(ask);
    const known = this.tiles.get(nameOf(ask));
    if (known && !known.thinned) return;
    const { begin } = this.operation.span;
    const from = begin + Math.floor((t - begin) / this.part) * this.part;
    // Until a tile has come and it is known whether it has room for everything, that part of the one above it serves.
    (known ? this.wanted : this.meanwhile).push({ ...ask, from, to: from + this.part });
  }

  #ask() {
    for (const ask of this.wanted) {
      const name = nameOf(ask);
      const known = this.tiles.get(name);
      if (known) known.used = ++this.used;
      if (known?.state === this.state || this.pending.has(name)) continue;
      if (this.pending.size >= AT_A_TIME) return;
      void this.#get(name, ask);
    }
  }

  /**
   * @param {string} name
   * @param {TileAsk} ask
   */
  async #get(name, ask) {
    const controller = new AbortController();
    this.pending.set(name, controller);
    try {
      const { features, thinned } = await this.fetch(ask, controller.signal);
      if (controller.signal.aborted) return;
      for (const feature of features) this.#know(feature);
      const ids = features.map(({ id }) => id);
      this.tiles.set(name, { ids, thinned: thinned && ask.from === null, used: ++this.used, state: this.state });
      this.#makeRoom();
    } catch {
      if (!controller.signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
    if (this.pending.get(name) === controller) this.pending.delete(name);
    if (controller.signal.aborted) return;
    this.#ask();
    this.#gather();
    this.came();
  }

  /**
   * Makes an item of a feature, unless there is one of its id.
   * @param {TileFeature} feature
   */
  #know({ id, properties, geometry }) {
    const { items, span } = this.operation;
    const known = items.get(`events/${id}`);
    if (known) known.geometry = this.outdated.delete(known) ? geometry : (known.geometry ?? geometry);
    else
      items.set(`events/${id}`, {
        id,
        collection: 'events',
        geometry,
        properties,
        span: spanOf(properties, span.begin),
      });
  }

  #makeRoom() {
    const byUse = [...this.tiles].sort(([, a], [, b]) => a.used - b.used);
    for (const [name] of byUse.slice(0, Math.max(0, byUse.length - MOST_KEPT))) this.tiles.delete(name);
  }

  /** Puts together what is known of the view; of a tile that has not come, what the one above it shows. */
  #gather() {
    const { items } = this.operation;
    const names = [...new Set([...this.wanted, ...this.meanwhile].flatMap((ask) => this.#nearest(ask)))];
    const besides = [...this.besides].filter((id) => this.#isInBox(items.get(`events/${id}`)));
    const key = `${names.map((name) => `${name}@${this.tiles.get(name)?.state}`).join(';')}|${besides}`;
    if (key === this.eventsKey && items === this.eventsOf) return;
    this.eventsKey = key;
    this.eventsOf = items;
    const ids = new Set(names.flatMap((name) => this.tiles.get(name)?.ids ?? []).filter((id) => !this.besides.has(id)));
    for (const id of besides) ids.add(id);
    this.events = [...ids].flatMap((id) => items.get(`events/${id}`) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Whether the box around it reaches into what is in view. @param {Item | undefined} item */
  #isInBox(item) {
    const { box } = this;
    const own = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    const visit = (/** @type {any} */ at) => {
      if (typeof at[0] !== 'number') return at.forEach(visit);
      const [x, y] = [worldX(at[0]), worldY(at[1])];
      own.left = Math.min(own.left, x);
      own.right = Math.max(own.right, x);
      own.top = Math.min(own.top, y);
      own.bottom = Math.max(own.bottom, y);
    };
    const { geometry } = item ?? {};
    for (const part of /** @type {any[]} */ (geometry?.geometries ?? [geometry])) if (part) visit(part.coordinates);
    // On the first turn of the world that is not left of the view.
    const turn = Math.ceil(box.left - own.right);
    return own.left + turn <= box.right && own.top <= box.bottom && own.bottom >= box.top;
  }

  /**
   * @param {TileAsk} ask
   * @returns {string[]}
   */
  #nearest(ask) {
    for (let up = 0; up <= ask.z; up++) {
      const above = { ...ask, z: ask.z - up, x: ask.x >> up, y: ask.y >> up };
      if (this.tiles.has(nameOf(above))) return [nameOf(above)];
    }
    return [];
  }
}

/**
 * @param {[number, number, number, number]} bounds  West, south, east, north, degrees.
 * @returns Fractions of the world.
 */
function inWorld([west, south, east, north]) {
  return { left: worldX(west), top: worldY(north), right: worldX(east), bottom: worldY(south) };
}

/** @param {TileAsk} ask */
const nameOf = ({ z, x, y, from }) => `${z}/${x}/${y}/${from ?? ''}`;

/**
 * @param {Properties} properties
 * @param {number} epoch
 * @returns {Span}
 */
function spanOf({ t0, t1, u0, u1 }, epoch) {
  const at = (/** @type {number | undefined} */ seconds, /** @type {number} */ open) =>
    seconds === undefined ? open : epoch + seconds * 1000;
  const [begin, end] = [at(t0, Number.NEGATIVE_INFINITY), at(t1, Number.POSITIVE_INFINITY)];
  return {
    begin,
    beginLatest: at(u0, begin),
    endEarliest: at(u1, end),
    end,
    dated: t0 !== undefined || t1 !== undefined,
  };
}
