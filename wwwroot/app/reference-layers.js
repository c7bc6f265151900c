/** @import { App } from './app.js' */
/** @import { Piece } from './core/tile-pieces.js' */
/** @import { Feature, Item } from './core/types.js' */
/** @import { ReferenceItem } from './map/draw-reference.js' */
import { readHash } from './core/hash.js';
import { COLLECTIONS, itemOf } from './core/operation.js';
import { Recent } from './core/recent.js';
import { joinPieces, pieceOf } from './core/tile-pieces.js';
import { holdsAt } from './core/time.js';
import { fetchJson } from './feeds.js';
import { drawReference, referenceAt } from './map/draw-reference.js';

/** Beyond so many features a layer is drawn from tiles. */
const MOST_WHOLE = 5000;
/** As many tiles of a layer are kept. */
const MOST_TILES = 240;

/**
 * @typedef {object} ReferenceLayer  Data that an operation carries beside its own items.
 * @property {string} id  Of its collection.
 * @property {number} count
 * @property {{ en: string, fr: string }} titles
 * @property {ReferenceItem[]} items  Those that are drawn.
 * @property {[number, number, number, number] | null} bounds  Of its tiles, once they are known.
 * @property {Recent<Promise<Piece[] | null>>} tiles  What was asked for last; null for what could not be had.
 */

/** The operation's reference layers: fetched when they are first shown. */
export class ReferenceLayers {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    const known = new Set(/** @type {readonly string[]} */ (COLLECTIONS));
    /** @type {ReferenceLayer[]} */
    this.layers = Object.entries(app.operation.document.counts ?? {})
      .filter(([id]) => !known.has(id))
      .map(([id, count]) => ({
        id,
        count,
        titles: { en: id, fr: id },
        items: [],
        bounds: null,
        tiles: new Recent(MOST_TILES),
      }));
    /** @type {Map<string, Promise<void>>} */
    this.loading = new Map();
    /** The tiles that were in view of each. @type {Map<string, string>} */
    this.looked = new Map();
    app.map.reference = {
      draw: (context, view, scene) => drawReference(context, view, scene, this.#shown()),
      hit: (lng, lat, view) => referenceAt(this.#shown(), lng, lat, view),
      key: () =>
        this.#shown()
          .map(({ id }) => id)
          .join(),
    };
    app.map.map.on('moveend', () => this.follow());
    app.state.subscribe(() => this.follow());
  }

  /**
   * Their titles, in both languages; and what a link selects in one of them.
   * @param {string} hash  That of the page's address as it was opened.
   */
  async open(hash) {
    await Promise.all(
      this.layers.map(async (layer) => {
        const [en, fr] = await Promise.all(
          ['en', 'fr'].map((lang) => fetchJson(new URL(`collections/${layer.id}?lang=${lang}`, this.app.url))),
        );
        layer.titles = { en: en.title ?? layer.id, fr: fr.title ?? layer.id };
      }),
    );
    this.follow();
    const { selection } = readHash(hash);
    const [collection, id] = selection?.split('/') ?? [];
    if (!selection || this.app.state.get().selection || !this.layers.some((layer) => layer.id === collection)) return;
    const url = new URL(`collections/${collection}/items/${id}`, this.app.url);
    const feature = await fetchJson(url).catch(() => null);
    if (feature) this.#keep(itemOf(collection, feature));
    if (feature) this.app.select(selection);
  }

  /** @returns {ReferenceItem[]} Of the layers that are shown, what there is at the clock's instant. */
  #shown() {
    const { reference } = this.app.state.get();
    const { t, from } = this.app.situation;
    return this.layers
      .filter(({ id }) => reference.includes(id))
      .flatMap(({ items }) => items.filter(({ span }) => holdsAt(span, t, 0, from)));
  }

  /** Fetches what is to be shown and is not there yet. */
  follow() {
    const { reference } = this.app.state.get();
    for (const layer of this.layers) {
      if (!reference.includes(layer.id)) continue;
      if (layer.count > MOST_WHOLE) void this.#look(layer);
      else if (!this.loading.has(layer.id)) this.loading.set(layer.id, this.#load(layer));
    }
  }

  /** @param {ReferenceLayer} layer */
  async #load(layer) {
    const { features } = await fetchJson(new URL(`collections/${layer.id}/items?limit=10000`, this.app.url));
    layer.items = features.map((/** @type {Feature} */ feature) => this.#keep(itemOf(layer.id, feature)));
    this.app.redraw();
  }

  /**
   * What of a large layer is in view.
   * @param {ReferenceLayer} layer
   */
  async #look(layer) {
    const { tilesOf } = await import('./map/tiles-of.js');
    layer.bounds ??= (
      await fetchJson(new URL(`collections/${layer.id}/tiles/WebMercatorQuad?f=tilejson`, this.app.url))
    ).bounds;
    const tiles = tilesOf(this.app.map, layer.bounds ?? [-180, -85, 180, 85]);
    const view = JSON.stringify(tiles);
    if (view === this.looked.get(layer.id)) return;
    this.looked.set(layer.id, view);
    const came = await Promise.all(tiles.map((tile) => layer.tiles.get(nameOf(tile)) ?? this.#ask(layer, tile)));
    // Meanwhile the map may have gone elsewhere.
    if (view !== this.looked.get(layer.id)) return;
    // What could not be had is asked for again when the map is moved.
    if (came.includes(null)) this.looked.delete(layer.id);
    layer.items = joinPieces(came.flatMap((pieces) => pieces ?? [])).map(({ id, geometry, properties, edges }) => {
      const item = Object.assign(itemOf(layer.id, { type: 'Feature', id, geometry, properties }), { edges });
      return this.app.operation.items.has(`${layer.id}/${id}`) ? item : this.#keep(item);
    });
    this.app.redraw();
  }

  /**
   * @param {ReferenceLayer} layer
   * @param {{ z: number, x: number, y: number }} tile
   */
  #ask(layer, tile) {
    const asked = this.#tile(layer.id, tile).catch((problem) => {
      console.info(problem);
      layer.tiles.delete(nameOf(tile));
      return null;
    });
    void layer.tiles.set(nameOf(tile), asked)?.then((pieces) => this.#forget(layer, pieces ?? []));
    return asked;
  }

  /**
   * What is in a tile that is let go of is known no more, unless it is drawn or selected.
   * @param {ReferenceLayer} layer
   * @param {Piece[]} pieces
   */
  #forget({ id: collection, items }, pieces) {
    const { operation, state } = this.app;
    const drawn = new Set(items.map(({ id }) => id));
    for (const { id } of pieces) {
      const key = `${collection}/${id}`;
      if (!drawn.has(id) && key !== state.get().selection) operation.items.delete(key);
    }
  }

  /**
   * @param {string} id
   * @param {{ z: number, x: number, y: number }} tile
   * @returns {Promise<Piece[]>}
   */
  async #tile(id, tile) {
    const { z, x, y } = tile;
    const { readTile } = await import('./map/vector-tiles.js');
    const url = new URL(`collections/${id}/tiles/WebMercatorQuad/${z}/${y}/${x}?f=mvt`, this.app.url);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url.pathname}`);
    const features = response.status === 204 ? [] : readTile(await response.arrayBuffer(), id, z, x, y);
    return features.flatMap((feature) => pieceOf(feature, tile) ?? []);
  }

  /** @param {Item} item */
  #keep(item) {
    this.app.operation.items.set(`${item.collection}/${item.id}`, item);
    return item;
  }
}

/** @param {{ z: number, x: number, y: number }} tile */
const nameOf = ({ z, x, y }) => `${z}/${y}/${x}`;
