/** @import { TileAsk, Tile } from './core/in-view.js' */
/** @import { Ask } from './core/position-windows.js' */
/** @import { Feature, Item, Movement, Properties } from './core/types.js' */
import { itemReader } from './core/columns.js';
import { itemOf, movementsOf } from './core/operation.js';
import { formatInstant } from './core/time.js';
import { fetchJson } from './feeds.js';

/** What is known of every event; the rest comes with the one that is looked at. */
const COLUMNS =
  'name,nameFr,kind,begin,beginLatest,endEarliest,end,edtf,placeId,participants,confidence,accountId,sources';

/**
 * What the feeds of an operation tell of what is not loaded whole.
 */
export class LargeFeeds {
  /** @param {URL} url  Address of the operation's feeds. */
  constructor(url) {
    this.url = url;
  }

  /**
   * Who moves, and when: no paths.
   * @param {AbortSignal} signal
   * @returns {Promise<Properties[]>} Ordered by id.
   */
  async strands(signal) {
    return (await fetchJson(new URL('situation/strands', this.url), signal)).strands;
  }

  /**
   * Where all strands are at a sequence of instants, in the binary form.
   * @param {Ask} ask
   * @param {AbortSignal} signal
   */
  async situations({ begin, step, count, accounts }, signal) {
    const url = new URL('situation', this.url);
    const first = formatInstant(begin);
    url.searchParams.set('datetime', step > 0 ? `${first}/${formatInstant(begin + step * (count - 1))}` : first);
    if (step > 0) url.searchParams.set('step', `PT${step / 1000}S`);
    if (accounts) url.searchParams.set('account', accounts);
    url.searchParams.set('f', 'binary');
    return (await answered(url, signal)).arrayBuffer();
  }

  /**
   * Where there are tiles of events.
   * @param {AbortSignal} signal
   * @returns {Promise<[number, number, number, number]>} West, south, east, north, degrees.
   */
  async bounds(signal) {
    const url = new URL('collections/events/tiles/WebMercatorQuad?f=tilejson', this.url);
    return (await fetchJson(url, signal)).bounds;
  }

  /**
   * @param {TileAsk} ask
   * @param {AbortSignal} signal
   * @returns {Promise<Tile>}
   */
  async tile({ z, x, y, from, to }, signal) {
    const url = new URL(`collections/events/tiles/WebMercatorQuad/${z}/${y}/${x}?f=mvt`, this.url);
    if (from !== null && to !== null) url.searchParams.set('datetime', [from, to].map(wholeSecond).join('/'));
    const [{ readTile }, response] = await Promise.all([import('./map/vector-tiles.js'), answered(url, signal)]);
    const features = response.status === 204 ? [] : readTile(await response.arrayBuffer(), 'events', z, x, y);
    return { features, thinned: response.headers.has('Konna-Thinned') };
  }

  /**
   * Every event, without what is only read: for the slider, the filters, the table and the search.
   * @param {AbortSignal} signal
   * @returns {Promise<Item[]>} Ordered by id.
   */
  async events(signal) {
    const url = new URL('events.csv', this.url);
    url.search = new URLSearchParams({ raw: 'true', properties: COLUMNS }).toString();
    const { body } = await answered(url, signal);
    /** @type {Item[]} */
    const events = [];
    const reader = itemReader('events', (item) => events.push(item));
    const text = /** @type {NonNullable<typeof body>} */ (body).pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await text.read(); !part.done; part = await text.read()) reader.read(part.value);
    reader.read('', true);
    return events.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /**
   * All that is known of one thing.
   * @param {string} collection
   * @param {string} id
   * @param {AbortSignal} signal
   */
  async item(collection, id, signal) {
    return itemOf(collection, await fetchJson(new URL(`collections/${collection}/items/${id}`, this.url), signal));
  }

  /**
   * A strand with its whole path, in however many segments.
   * @param {Movement} known
   * @param {AbortSignal} signal
   * @returns {Promise<Movement | undefined>}
   */
  async movement({ id, subject, movementId }, signal) {
    const url = new URL('collections/movements/items', this.url);
    const filter = `subject=${quoted(subject)} AND (id=${quoted(id)} OR movementId=${quoted(movementId)})`;
    url.search = new URLSearchParams({ limit: '10000', filter }).toString();
    /** @type {{ features: Feature[] }} */
    const { features } = await fetchJson(url, signal);
    return movementsOf(features).find((movement) => movement.id === id);
  }
}

/**
 * @param {URL} url
 * @param {AbortSignal} signal
 */
async function answered(url, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url.pathname}`);
  return response;
}

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** @param {number} t */
const wholeSecond = (t) => formatInstant(Math.round(t / 1000) * 1000);
