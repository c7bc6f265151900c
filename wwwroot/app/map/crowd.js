/** @import { Movement, Position } from '../core/types.js' */
/** @import { Atlas, Sprite } from './atlas.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { locate, vertexAt } from '../core/tracks.js';
import { trailBegin } from '../core/trail.js';
import { copySprite } from './atlas.js';
import { drawKnownTrails } from './draw-known-trails.js';
import { isSelected } from './lay-out-movers.js';
import { symbolsReady } from './milsymbol.js';
import { drawCloud, drawHalo, drawHalt, drawPlain } from './mover-marks.js';
import { fade, mix } from './palette.js';
import { metresToPixels, toCanvas, xOnCanvas } from './projection.js';
import { colorOf, identityOf, isSuspected, strengthOf, symbolOf } from './scene.js';

/** How large a symbol is, pixels; where more than so many are in view, a smaller one: else they hide each other and the land. */
const SIZES = /** @type {const} */ ([
  [0, 24],
  [2000, 16],
  [4000, 10],
]);
/** Marks about a symbol are drawn for this size. */
const FULL = SIZES[0][1];
/** How far the line reaches that says where a mover goes, from its symbol's middle, pixels. */
const LEADER = 32;
/** Half the room of a symbol with the mark beneath it, pixels. */
const HALT = 24;

/** How strong movers are where they are known only roughly. */
const ROUGH = 0.55;

/**
 * What of a mover's look does not change while the clock runs.
 * @typedef {object} Look
 * @property {string} key  "movements/id".
 * @property {string} color
 * @property {Record<string, Sprite | null>} faces  Its symbol, by whether it is held and whether its presence is suspected.
 * @property {Sprite} halt
 */

/**
 * Movers by the hundred and thousand: there is no room for them to give way to each other, for names or for pale edges.
 * Every one of them is a copy or two from the atlas, on whole pixels; what has one colour is one stroke.
 */
export class Crowd {
  /** @param {Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    /** @type {WeakMap<Movement, Look>} */
    this.looks = new WeakMap();
    this.looksOf = '';
    this.ratio = 1;
    /** @type {number} */
    this.size = FULL;
    /** Who was drawn last, and where. @type {Position[]} */
    this.shown = [];
    this.x = new Float64Array(0);
    this.y = new Float64Array(0);
    /** What is drawn in one stroke. @type {Map<string, Position[]>} */
    this.strokes = new Map();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Scene} scene
   */
  draw(context, view, scene) {
    this.#settle(view, scene);
    this.#chooseSize();
    this.#forgetLooks(scene);
    if (scene.layers.uncertainty) this.#drawRings(context, view, scene);
    if (scene.trail !== 'off') {
      if (scene.operation.strands) drawKnownTrails(context, view, scene);
      this.#drawTrails(context, view, scene);
    }
    this.#drawLeaders(context, scene);
    context.imageSmoothingEnabled = false;
    for (let i = 0; i < this.shown.length; i++) this.#drawMover(context, view, scene, i);
    context.imageSmoothingEnabled = true;
  }

  /** What was drawn, the topmost first; asked for by the pointer and not by every frame. @returns {Hit[]} */
  get hits() {
    const hit = (/** @type {Position} */ { movement }, /** @type {number} */ i) => ({
      key: `movements/${movement.id}`,
      x: this.x[i],
      y: this.y[i],
      radius: Math.max(10, (22 * this.size) / FULL),
    });
    return this.shown.map(hit).reverse();
  }

  /**
   * Finds who is in view.
   * @param {View} view
   * @param {Scene} scene
   */
  #settle(view, scene) {
    const { positions } = scene.situation;
    this.ratio = view.ratio;
    if (this.x.length < positions.length) {
      this.x = new Float64Array(positions.length * 2);
      this.y = new Float64Array(positions.length * 2);
    }
    this.shown.length = 0;
    for (const position of positions) {
      const [x, y] = toCanvas(view, position.lon, position.lat);
      if (x < -60 || y < -60 || x > view.width + 60 || y > view.height + 60) continue;
      this.x[this.shown.length] = Math.round(x * this.ratio) / this.ratio;
      this.y[this.shown.length] = Math.round(y * this.ratio) / this.ratio;
      this.shown.push(position);
    }
  }

  /** Another size is taken only where the number is well beyond its bound: symbols do not flicker while they come and go. */
  #chooseSize() {
    const sizeFor = (/** @type {number} */ count) => SIZES.findLast(([least]) => count >= least)?.[1] ?? FULL;
    const { length } = this.shown;
    if (sizeFor(length * 1.1) !== this.size && sizeFor(length * 0.9) !== this.size) this.size = sizeFor(length);
  }

  /** Forgets the looks that are not right any more. @param {Scene} scene */
  #forgetLooks(scene) {
    const looksOf = `${this.size}|${scene.palette.halo}|${scene.perspective}|${symbolsReady()}|${this.ratio}`;
    if (looksOf !== this.looksOf) {
      this.looks = new WeakMap();
      this.looksOf = looksOf;
    }
  }

  /**
   * @param {Scene} scene
   * @param {Position} position
   * @returns {Look}
   */
  #lookOf(scene, { movement, part, subject }) {
    const known = this.looks.get(part);
    if (known) return known;
    const color = colorOf(scene, subject);
    const look = {
      key: `movements/${movement.id}`,
      color,
      faces: {},
      halt: this.atlas.mark(`halt|${color}|${this.size}`, 2 * HALT, this.ratio, (context) => {
        context.scale(this.size / FULL, this.size / FULL);
        drawHalt(context, scene, { x: 0, y: 0 }, color);
      }),
    };
    this.looks.set(part, look);
    return look;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Scene} scene
   * @param {number} i  Of those in view.
   */
  #drawMover(context, view, scene, i) {
    const position = this.shown[i];
    const { part, status } = position;
    const look = this.#lookOf(scene, position);
    const [x, y] = [this.x[i], this.y[i]];
    if (part.properties.dispersed) return drawCloud(context, view, scene, { position, x, y });
    const { spotlight, palette } = scene;
    if (isSelected(scene, position)) drawHalo(context, { x, y }, palette.accent);
    else if (spotlight?.has(look.key)) drawHalo(context, { x, y }, palette.event);
    if (status === 'halted') this.#copy(context, look.halt, x, y);
    const face = `${status === 'held'}${isSuspected(scene, position)}`;
    look.faces[face] ??= this.#symbol(scene, position, status === 'held' ? palette.halo : null);
    const symbol = look.faces[face];
    context.globalAlpha = strengthOf(scene, position) * (scene.situation.rough ? ROUGH : 1);
    if (symbol) this.#copy(context, symbol, x, y);
    else drawPlain(context, x, y, look.color);
    context.globalAlpha = 1;
  }

  /**
   * @param {Scene} scene
   * @param {Position} position
   * @param {string | null} wash
   */
  #symbol(scene, position, wash) {
    const { subject } = position;
    const fill = mix(colorOf(scene, subject), '#ffffff', 0.42);
    const sidc = symbolOf(scene, position);
    return this.atlas.sprite(sidc, identityOf(scene, subject), fill, this.size, this.ratio, wash);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Sprite} sprite
   * @param {number} x
   * @param {number} y
   */
  #copy(context, sprite, x, y) {
    const { ratio } = this;
    // Its corner on whole device pixels: nothing has to be made anew between them.
    const left = (Math.round(x * ratio - sprite.x) + sprite.x) / ratio;
    const top = (Math.round(y * ratio - sprite.y) + sprite.y) / ratio;
    copySprite(context, sprite, left, top, ratio);
  }

  /**
   * The part of each path that lies behind its mover.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Scene} scene
   */
  #drawTrails(context, view, scene) {
    const { palette, situation } = scene;
    for (const positions of this.strokes.values()) positions.length = 0;
    for (const position of situation.positions) {
      const { movement, status } = position;
      if (!movement.track.moves || movement.properties.kind === 'fire') continue;
      const { color } = this.#lookOf(scene, position);
      const sure = movement.properties.confidence === 'documented';
      const own = status === 'held' ? fade(color, 0.45) : palette.dark ? mix(color, '#ffffff', 0.25) : color;
      this.#gather(`${sure ? '' : 'dashed'}|${own}`, position);
    }
    context.lineWidth = 1;
    for (const [key, positions] of this.strokes) {
      if (positions.length === 0) continue;
      const [dashed, color] = key.split('|');
      context.setLineDash(dashed ? [6, 4] : []);
      context.strokeStyle = color;
      context.beginPath();
      for (const position of positions)
        traceTravelled(context, view, position, situation.t, trailBegin(scene.trail, position.movement, situation.t));
      context.stroke();
    }
    context.setLineDash([]);
  }

  /**
   * Where each mover goes: a line ahead of its symbol.
   * @param {CanvasRenderingContext2D} context
   * @param {Scene} scene
   */
  #drawLeaders(context, scene) {
    context.strokeStyle = scene.palette.ink;
    context.lineWidth = 1;
    context.beginPath();
    const length = (LEADER * this.size) / FULL;
    for (let i = 0; i < this.shown.length; i++) {
      const { status, heading, part } = this.shown[i];
      if (status !== 'moving' || heading === null || part.properties.dispersed) continue;
      const angle = (heading / 180) * Math.PI;
      context.moveTo(this.x[i], this.y[i]);
      context.lineTo(this.x[i] + length * Math.sin(angle), this.y[i] - length * Math.cos(angle));
    }
    context.stroke();
  }

  /**
   * Rings of positional uncertainty, without their soft insides.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Scene} scene
   */
  #drawRings(context, view, scene) {
    for (const positions of this.strokes.values()) positions.length = 0;
    for (const position of this.shown) {
      const { part, status } = position;
      if (part.properties.radiusM && !part.properties.dispersed && status !== 'held')
        this.#gather(this.#lookOf(scene, position).color, position);
    }
    context.lineWidth = 1;
    for (const [color, positions] of this.strokes) {
      if (positions.length === 0) continue;
      context.strokeStyle = fade(color, 0.4);
      context.beginPath();
      for (const { lon, lat, part } of positions) {
        const [x, y] = toCanvas(view, lon, lat);
        const radius = metresToPixels(view, part.properties.radiusM, lat);
        if (radius < 14 || radius > 4000) continue;
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      }
      context.stroke();
    }
  }

  /**
   * @param {string} key
   * @param {Position} position
   */
  #gather(key, position) {
    const positions = this.strokes.get(key);
    if (positions) positions.push(position);
    else this.strokes.set(key, [position]);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Position} position
 * @param {number} t
 * @param {number} from  Since when.
 */
function traceTravelled(context, view, { movement, lon, lat }, t, from) {
  const { scale, top } = view;
  const { track } = movement;
  const { world, arc } = track;
  const last = vertexAt(track, t);
  const then = locate(track, from);
  const first = vertexAt(track, from) + 1;
  if (from >= t || (!then && first > last)) return;
  if (then) context.moveTo(...toCanvas(view, then.lon, then.lat));
  for (let i = first; i <= last; i++) {
    const [x, y] = [xOnCanvas(view, world[2 * i]), world[2 * i + 1] * scale - top];
    if ((i === first && !then) || Number.isNaN(arc[i - 1])) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.lineTo(...toCanvas(view, lon, lat));
}
