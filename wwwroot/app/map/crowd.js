/** @import { Boxes } from '../core/boxes.js' */
/** @import { Item, Movement, Position } from '../core/types.js' */
/** @import { Atlas, Sprite } from './atlas.js' */
/** @import { Stroke } from './crowd-strokes.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { worldX, worldY } from '../core/mercator.js';
import { CrowdLabels, copyOnPixels } from './crowd-labels.js';
import { drawLeaders, drawRings, drawTrails, Strokes } from './crowd-strokes.js';
import { drawKnownTrails } from './draw-known-trails.js';
import { isSelected } from './lay-out-movers.js';
import { symbolsReady } from './milsymbol.js';
import { drawCloud, drawHalo, drawHalt, drawPlain } from './mover-marks.js';
import { fade, mix } from './palette.js';
import { xOnCanvas } from './projection.js';
import { colorOf, identityOf, isSuspected, sidcOf, strengthOf, suspicionsOf, symbolOf } from './scene.js';

/** How large a symbol is, pixels; where more than so many are in view, a smaller one: else they hide each other and the land. */
const SIZES = /** @type {const} */ ([
  [0, 24],
  [2000, 16],
  [4000, 10],
]);
/** Marks about a symbol are drawn for this size. */
export const FULL = SIZES[0][1];
/** How far the mark of a halt reaches to each side, and below, pixels. */
const [HALT_WIDTH, HALT_DEPTH] = [18, 22];
/** So far beyond its edge a symbol may still be seen, pixels. */
const EDGE = 60;
/** How strong movers are where they are known only roughly. */
const ROUGH = 0.55;
/** So many movers are drawn in full, with a name and an arrow head, besides those that are selected. */
const FOREMOST = 12;
/** Of those that are selected or told differently no more than these. */
const MARKED = 60;
/** What the echelon of a symbol code is of a unit; others say how something moves. */
const [TEAM, COMMAND] = [11, 26];

/** What is noted of a mover: that it is drawn by hand, that its presence is sometimes suspected, that it is drawn in full. */
const [BY_HAND, SUSPECTED, IN_FULL] = [1, 2, 4];

/**
 * What of a mover's look does not change while the clock runs.
 * @typedef {object} Look
 * @property {string} key  "movements/id".
 * @property {string} color
 * @property {number} echelon  0 where its symbol code says none.
 * @property {(Sprite | null)[]} faces  Its symbol, by status and whether its presence is suspected; what has not been needed yet is missing.
 * @property {boolean} hasGaps  Whether the way behind it is in pieces.
 * @property {Stroke | null} trail  What the way behind it is part of; null where there is none.
 * @property {Stroke | null} heldTrail  The same once it is only where it was last seen.
 */

/**
 * Movers by the hundred and thousand: there is no room for them to give way to each other, for pale edges, or for more than a few names.
 * Every one of them is a copy from the atlas, on whole pixels; what has one colour is one stroke. A frame makes no objects for them.
 */
export class Crowd {
  /** @param {Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    /** @type {WeakMap<Movement, Look>} */
    this.looks = new WeakMap();
    /** Symbols with the mark of a halt beneath. @type {WeakMap<Sprite, Sprite>} */
    this.halted = new WeakMap();
    this.strokes = new Strokes();
    this.labels = new CrowdLabels();
    this.looksOf = '';
    this.ratio = 1;
    /** @type {number} */
    this.size = FULL;
    /** All movers, where each is on the canvas, and how it looks: one index for all of these lists. @type {Position[]} */
    this.positions = [];
    this.x = new Float64Array(0);
    this.y = new Float64Array(0);
    /** @type {Movement[]} */
    this.parts = [];
    /** @type {Look[]} */
    this.look = [];
    /** From when to when each is surely there, milliseconds; what is noted of it. */
    this.sureFrom = new Float64Array(0);
    this.sureTo = new Float64Array(0);
    this.notes = new Uint8Array(0);
    /** Another table of items comes with changes. @type {Map<string, Item> | null} */
    this.items = null;
    /** Who is in view. */
    this.shown = new Uint32Array(0);
    this.count = 0;
    /** Who is drawn in full, over the others. @type {number[]} */
    this.foremost = [];
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Scene} scene
   * @param {Boxes} boxes  Where no name may be written.
   */
  draw(context, view, scene, boxes) {
    this.#place(view, scene);
    this.#chooseSize();
    this.#findLooks(scene);
    this.foremost = this.#choose(scene);
    for (const i of this.foremost) this.notes[i] |= IN_FULL;
    if (scene.layers.uncertainty) drawRings(context, view, this);
    if (scene.trail !== 'off') {
      if (scene.operation.strands) drawKnownTrails(context, view, scene);
      drawTrails(context, view, scene, this);
    }
    drawLeaders(context, scene, this);
    this.#drawSymbols(context, view, scene);
    this.labels.draw(context, scene, boxes, this);
  }

  /** More is known of something: all is looked at anew. */
  forget() {
    this.looksOf = '';
  }

  /** What was drawn, the topmost first; asked for by the pointer and not by every frame. @returns {Hit[]} */
  get hits() {
    const radius = Math.max(10, (22 * this.size) / FULL);
    const below = [...this.shown.subarray(0, this.count)].filter((i) => !this.isInFull(i));
    const hit = (/** @type {number} */ i) => ({ key: this.look[i].key, x: this.x[i], y: this.y[i], radius });
    return [...below, ...this.foremost].reverse().map(hit);
  }

  /** Whether a mover is drawn in full, over the others. @param {number} i */
  isInFull(i) {
    return (this.notes[i] & IN_FULL) !== 0;
  }

  /**
   * @param {View} view
   * @param {Scene} scene
   */
  #place(view, scene) {
    const { positions } = scene.situation;
    const { scale, top, width, height } = view;
    this.positions = positions;
    this.ratio = view.ratio;
    if (this.x.length < positions.length) {
      const room = positions.length * 2;
      this.x = new Float64Array(room);
      this.y = new Float64Array(room);
      this.sureFrom = new Float64Array(room);
      this.sureTo = new Float64Array(room);
      this.notes = new Uint8Array(room);
      this.shown = new Uint32Array(room);
      this.parts.length = 0;
    }
    this.count = 0;
    for (let i = 0; i < positions.length; i++) {
      const { lon, lat } = positions[i];
      const x = xOnCanvas(view, worldX(lon));
      const y = worldY(lat) * scale - top;
      this.x[i] = x;
      this.y[i] = y;
      if (x > -EDGE && y > -EDGE && x < width + EDGE && y < height + EDGE) this.shown[this.count++] = i;
    }
  }

  /** Another size is taken only where the number is well beyond its bound: symbols do not flicker while they come and go. */
  #chooseSize() {
    const sizeFor = (/** @type {number} */ count) => SIZES.findLast(([least]) => count >= least)?.[1] ?? FULL;
    const { count } = this;
    if (sizeFor(count * 1.1) !== this.size && sizeFor(count * 0.9) !== this.size) this.size = sizeFor(count);
  }

  /** @param {Scene} scene */
  #findLooks(scene) {
    const looksOf = `${this.size}|${scene.palette.halo}|${scene.perspective}|${scene.format.language}|${symbolsReady()}|${this.ratio}`;
    if (looksOf !== this.looksOf || scene.operation.items !== this.items) {
      // Those that are not right any more are forgotten.
      this.looks = new WeakMap();
      this.halted = new WeakMap();
      this.strokes = new Strokes();
      this.labels = new CrowdLabels();
      this.parts.length = 0;
      this.looksOf = looksOf;
      this.items = scene.operation.items;
    }
    const { positions, parts } = this;
    parts.length = positions.length;
    this.look.length = positions.length;
    for (const i of this.foremost) this.notes[i] &= ~IN_FULL;
    for (let i = 0; i < positions.length; i++) {
      const { part } = positions[i];
      // Mostly they are the same as in the frame before.
      if (parts[i] === part) continue;
      parts[i] = part;
      let look = this.looks.get(part);
      if (!look) {
        look = this.#lookOf(scene, positions[i]);
        this.looks.set(part, look);
      }
      this.look[i] = look;
      const { span } = positions[i].movement;
      [this.sureFrom[i], this.sureTo[i]] = [span.beginLatest, span.endEarliest];
      this.notes[i] = (part.properties.dispersed ? BY_HAND : 0) | (suspicionsOf(scene, positions[i]) ? SUSPECTED : 0);
    }
  }

  /**
   * @param {Scene} scene
   * @param {Position} position
   * @returns {Look}
   */
  #lookOf(scene, { movement, subject, sidc }) {
    const color = colorOf(scene, subject);
    const echelon = Number(sidcOf(scene, subject, sidc).slice(8, 10));
    const trails = movement.track.moves && movement.properties.kind !== 'fire';
    const dash = movement.properties.confidence === 'documented' ? '' : '6 4';
    const behind = scene.palette.dark ? mix(color, '#ffffff', 0.25) : color;
    return {
      key: `movements/${movement.id}`,
      color,
      echelon: echelon >= TEAM && echelon <= COMMAND ? echelon : 0,
      faces: [],
      hasGaps: movement.track.arc.some(Number.isNaN),
      trail: trails ? this.strokes.of(behind, dash) : null,
      heldTrail: trails ? this.strokes.of(fade(color, 0.45), dash) : null,
    };
  }

  /**
   * Whom a reader looks for first: what is selected or told differently, then the largest units.
   * @param {Scene} scene
   * @returns {number[]}
   */
  #choose(scene) {
    /** @type {number[]} */
    const marked = [];
    /** The largest first; of two alike the one that was there before. @type {number[]} */
    const largest = [];
    const { look, shown } = this;
    const isMarked = scene.selection !== null || scene.spotlight !== undefined;
    for (let n = 0; n < this.count; n++) {
      const i = shown[n];
      if (isMarked && this.#colorOfHalo(scene, i)) {
        if (marked.length < MARKED) marked.push(i);
        continue;
      }
      const { echelon } = look[i];
      if (echelon === 0 || (largest.length === FOREMOST && echelon <= look[largest[FOREMOST - 1]].echelon)) continue;
      const at = largest.findIndex((other) => look[other].echelon < echelon);
      largest.splice(at < 0 ? largest.length : at, 0, i);
      if (largest.length > FOREMOST) largest.pop();
    }
    return [...marked, ...largest];
  }

  /**
   * @param {Scene} scene
   * @param {number} i
   */
  #colorOfHalo(scene, i) {
    const { selection, spotlight, palette } = scene;
    if (selection && isSelected(scene, this.positions[i])) return palette.accent;
    return spotlight?.has(this.look[i].key) ? palette.event : null;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Scene} scene
   */
  #drawSymbols(context, view, scene) {
    const { ratio, x, y, positions, shown, notes, sureFrom, sureTo } = this;
    const { t } = scene.situation;
    const rough = scene.situation.rough ? ROUGH : 1;
    const isMarked = scene.selection !== null || scene.spotlight !== undefined;
    let alpha = 1;
    const draw = (/** @type {number} */ i) => {
      const strength = rough * (t >= sureFrom[i] && t <= sureTo[i] ? 1 : strengthOf(scene, positions[i]));
      if (strength !== alpha) {
        context.globalAlpha = strength;
        alpha = strength;
      }
      const symbol = this.#faceOf(scene, i);
      const halo = isMarked ? this.#colorOfHalo(scene, i) : null;
      if (symbol && !halo && !(notes[i] & (BY_HAND | IN_FULL))) {
        context.drawImage(symbol.image, Math.round(x[i] * ratio - symbol.x), Math.round(y[i] * ratio - symbol.y));
      } else {
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        this.#drawByHand(context, view, scene, i, halo);
        context.setTransform(1, 0, 0, 1, 0, 0);
      }
    };
    // Device pixels: nothing has to be made anew between them.
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.imageSmoothingEnabled = false;
    for (let n = 0; n < this.count; n++) if (!(notes[shown[n]] & IN_FULL)) draw(shown[n]);
    for (let n = this.foremost.length - 1; n >= 0; n--) draw(this.foremost[n]);
    context.globalAlpha = 1;
    context.imageSmoothingEnabled = true;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /**
   * What is more, or less, than a symbol.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Scene} scene
   * @param {number} i
   * @param {string | null} halo
   */
  #drawByHand(context, view, scene, i, halo) {
    const position = this.positions[i];
    const at = { x: this.x[i], y: this.y[i] };
    const strength = context.globalAlpha;
    context.globalAlpha = 1;
    if (position.part.properties.dispersed) {
      drawCloud(context, view, scene, { position, ...at });
    } else {
      if (halo) drawHalo(context, at, halo);
      if (this.isInFull(i)) this.labels.drawHead(context, scene, this, i);
      context.globalAlpha = strength;
      const symbol = this.#faceOf(scene, i);
      if (symbol) copyOnPixels(context, symbol, at.x, at.y, this.ratio);
      else drawPlain(context, at.x, at.y, this.look[i].color);
    }
    context.globalAlpha = strength;
  }

  /**
   * @param {Scene} scene
   * @param {number} i
   * @returns {Sprite | null}
   */
  #faceOf(scene, i) {
    const position = this.positions[i];
    const { status } = position;
    const { faces, color } = this.look[i];
    const suspected = this.notes[i] & SUSPECTED && isSuspected(scene, position) ? 1 : 0;
    const face = suspected + (status === 'moving' ? 0 : status === 'halted' ? 2 : 4);
    const known = faces[face];
    if (known !== undefined) return known;
    const fill = mix(color, '#ffffff', 0.42);
    const wash = status === 'held' ? scene.palette.halo : null;
    const identity = identityOf(scene, position.subject);
    const symbol = this.atlas.sprite(symbolOf(scene, position), identity, fill, this.size, this.ratio, wash);
    faces[face] = symbol && status === 'halted' ? this.#atHalt(scene, symbol, color) : symbol;
    return faces[face];
  }

  /**
   * A symbol and the mark of a halt as one mark: one copy in place of two.
   * @param {Scene} scene
   * @param {Sprite} symbol
   * @param {string} color
   */
  #atHalt(scene, symbol, color) {
    const known = this.halted.get(symbol);
    if (known) return known;
    const scale = (this.size / FULL) * this.ratio;
    const { x, y, image } = symbol;
    const left = Math.max(0, Math.ceil(HALT_WIDTH * scale - x));
    const right = Math.max(0, Math.ceil(HALT_WIDTH * scale - (image.width - x)));
    const below = Math.max(0, Math.ceil(HALT_DEPTH * scale - (image.height - y)));
    const both = document.createElement('canvas');
    both.width = left + image.width + right;
    both.height = image.height + below;
    const context = /** @type {CanvasRenderingContext2D} */ (both.getContext('2d'));
    context.setTransform(scale, 0, 0, scale, Math.round(left + x), Math.round(y));
    drawHalt(context, scene, { x: 0, y: 0 }, color);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(image, left, 0);
    const halted = { image: both, x: left + x, y };
    this.halted.set(symbol, halted);
    return halted;
  }
}
