/** @import { App } from '../app.js' */
/** @import { Item, Properties } from '../core/types.js' */
/** @import { Palette } from '../map/palette.js' */
/** @import { Scene } from '../map/scene.js' */
import { textOf } from '../core/format.js';
import { wrapText } from '../core/picture.js';
import { FONT, SERIF, shorten, widthOf } from '../map/labels.js';
import { OffscreenMap } from '../map/offscreen.js';
import { pairOf } from '../panels/comparison.js';
import { nameOf } from '../panels/parts.js';
import { shareWords } from '../text/share.js';
import { drawScale, Flow } from './picture-parts.js';

const NAME = `600 13px ${FONT}`;
const MARGIN = 16;
const GAP = 8;
/** Two maps stand beside each other where each has so many pixels, else one above the other. */
const BESIDE = 380;
const HEAD = 58;
const PANE_LINE = 17;

/**
 * What the map shows as one picture that speaks for itself: title and time, the map or the two that are compared, whose
 * accounts it follows, the colours of the sides, and where all of it comes from.
 */
export class Picture {
  /**
   * @param {App} app
   * @param {{ width: number, ratio: number, palette?: Palette }} options  Pixels; device pixels per pixel; colours,
   *   where they are not the page's.
   */
  constructor(app, { width, ratio, palette }) {
    this.app = app;
    this.palette = palette;
    this.ratio = ratio;
    this.canvas = document.createElement('canvas');
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d', { willReadFrequently: true }));
    const pair = pairOf(app);
    const { overlay } = app.state.get();
    const beside = pair !== null && !overlay && width >= 2 * BESIDE;
    const stage = /** @type {HTMLElement} */ (document.getElementById('map'));
    const mapWidth = beside ? (width - GAP) / 2 : width;
    // As high as on the screen, within what makes a picture.
    const shape = Math.min(Math.max(stage.clientHeight / stage.clientWidth, beside ? 0.75 : 0.5), 1.1);
    const mapHeight = Math.round(mapWidth * shape);
    const { lat, lng, zoom } = app.map.position;
    const position = { lat, lng, zoom: zoom + Math.log2(mapWidth / stage.clientWidth) };
    const size = { width: mapWidth, height: mapHeight, ratio };
    const scenes = [() => this.#scene(app.scene())];
    if (pair && !overlay) scenes.push(() => this.#scene(app.comparison?.otherScene ?? app.scene()));
    this.heads = scenes.map((_, i) => this.#paneHead(i, mapWidth - 2 * MARGIN));
    const paneHead = pair ? Math.max(...this.heads.map((rows) => rows.length)) * PANE_LINE + 10 : 0;
    this.panes = scenes.map((scene, i) => ({
      map: new OffscreenMap(scene, size, position),
      x: beside ? i * (mapWidth + GAP) : 0,
      y: HEAD + paneHead + (beside ? 0 : i * (mapHeight + paneHead)),
    }));
    const last = this.panes[this.panes.length - 1];
    this.footTop = last.y + mapHeight;
    this.width = width;
    this.context.font = `12px ${FONT}`;
    const high = this.#foot(new Flow(this.context, MARGIN, this.footTop + 12, width - 2 * MARGIN, false));
    // Video codecs take even numbers only.
    this.height = 2 * Math.ceil(high / 2);
    this.canvas.width = this.width * ratio;
    this.canvas.height = this.height * ratio;
  }

  /** @param {Scene} scene */
  #scene(scene) {
    return this.palette ? { ...scene, palette: this.palette } : scene;
  }

  /**
   * The picture of what the page shows now.
   * @returns {HTMLCanvasElement} The same one every time.
   */
  draw() {
    const { app, context } = this;
    const { palette } = this.#scene(app.scene());
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.fillStyle = palette.halo;
    context.fillRect(0, 0, this.width, this.height);
    this.#head(palette);
    for (const [i, { map, x, y }] of this.panes.entries()) {
      context.save();
      map.drawOn(context, x, y);
      context.restore();
      for (const [row, { words, strong }] of this.heads[i].entries()) {
        context.font = strong ? NAME : `13px ${FONT}`;
        context.fillStyle = strong ? palette.ink : palette.muted;
        context.fillText(words, x + MARGIN, y - (this.heads[i].length - 1 - row) * PANE_LINE - 9);
      }
      drawScale(context, palette, app.format, map.metres, x + 12, y + map.height - 12);
      context.strokeStyle = palette.border;
      context.lineWidth = 1;
      context.strokeRect(x + 0.5, y + 0.5, map.width - 1, map.height - 1);
    }
    this.#foot(new Flow(context, MARGIN, this.footTop + 12, this.width - 2 * MARGIN, true));
    return this.canvas;
  }

  /** @param {Palette} palette */
  #head(palette) {
    const { app, context } = this;
    const { format, clock } = app;
    context.fillStyle = palette.ink;
    context.font = `600 19px ${SERIF}`;
    context.fillText(
      shorten(context, textOf(app.operation.document, 'title', format.language), this.width - 2 * MARGIN),
      MARGIN,
      25,
    );
    context.font = `600 14px ${FONT}`;
    context.fillText(
      shorten(context, `${format.weekday(clock.now)}, ${format.time(clock.now)}`, this.width - 2 * MARGIN),
      MARGIN,
      46,
    );
  }

  /**
   * Whose version a map shows: a name, and who says so.
   * @param {number} i
   * @param {number} width
   * @returns {{ words: string, strong: boolean }[]}
   */
  #paneHead(i, width) {
    const { app, context } = this;
    const pair = pairOf(app);
    if (!pair) return [];
    const words = shareWords[app.format.language];
    const { overlay } = app.state.get();
    context.font = NAME;
    const linesOf = (/** @type {string} */ text) => wrapText(text, width, (part) => widthOf(context, part));
    const rowsOf = (/** @type {Item} */ account, /** @type {string} */ how) => {
      const sources = (account.properties.sources ?? []).map((/** @type {string} */ id) => sourceName(app, id));
      const cited = sources.length > 0 ? linesOf(words.accordingTo(sources.join(', '))) : [];
      const name = linesOf(how + nameOf(app, account));
      return [
        ...name.map((line) => ({ words: line, strong: true })),
        ...cited.map((line) => ({ words: line, strong: false })),
      ];
    };
    const { colon } = app.texts;
    if (overlay) return [...rowsOf(pair.first, words.full + colon), ...rowsOf(pair.second, words.faint + colon)];
    return rowsOf(i === 0 ? pair.first : pair.second, '');
  }

  /**
   * The legend: the sides, whose accounts are followed, where the data come from. Nothing of it changes with time.
   * @param {Flow} flow
   * @returns {number} Where it ends.
   */
  #foot(flow) {
    const { app } = this;
    const { operation, format, texts } = app;
    const words = shareWords[format.language];
    const { palette } = this.#scene(app.scene());
    const moving = new Set(operation.movements.map((movement) => movement.properties.forceId));
    const sides = operation.forces.filter((force) => !force.properties.parentId && moving.has(force.id));
    for (const side of sides) flow.key(side.properties.color ?? palette['side-none'], nameOf(app, side), palette.ink);
    flow.newLine();
    const voices = (operation.document.disputes ?? []).flatMap((/** @type {Properties} */ dispute) => {
      const voice = operation.accounts.find(
        ({ id, properties }) => properties.disputeId === dispute.id && app.situation.accounts.has(id),
      );
      return voice ? [`${textOf(dispute, 'name', format.language)}${texts.colon}${nameOf(app, voice)}`] : [];
    });
    if (voices.length > 0 && !pairOf(app))
      flow.text(`${words.versions}${texts.colon}${voices.join(' · ')}`, palette.ink);
    const credits = (operation.document.attribution ?? []).map((/** @type {Properties} */ one) =>
      textOf(one, 'text', format.language),
    );
    flow.text([...credits, texts.baseMap].join(' · '), palette.muted);
    flow.text(`KonnaMap · ${location.host}${location.pathname}`, palette.muted);
    return flow.y;
  }

  remove() {
    for (const { map } of this.panes) map.remove();
  }
}

/**
 * @param {App} app
 * @param {string} id
 */
const sourceName = (app, id) => nameOf(app, app.operation.items.get(`sources/${id}`)) || id;

/**
 * @param {App} app
 * @returns {Promise<Blob>} A PNG of what the page shows now.
 */
export async function makePng(app) {
  const width = Math.min(Math.max(document.getElementById('stage')?.clientWidth ?? 0, 640), 1400);
  const picture = new Picture(app, { width, ratio: 2 });
  try {
    const canvas = picture.draw();
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('toBlob'))), 'image/png'),
    );
  } finally {
    picture.remove();
  }
}
