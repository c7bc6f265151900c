/** @import { Identity } from '../core/types.js' */
import { drawSymbol } from './milsymbol.js';

/** More than these are not kept: a reader who turns every knob does not fill the memory. */
const MOST = 4000;

/** @typedef {{ image: HTMLCanvasElement, x: number, y: number }} Sprite  A mark, and its anchor in it; device pixels. */

/**
 * All marks in use, each drawn once: moving a thousand symbols is then a thousand copies. Every mark has a small canvas
 * of its own; copying a part out of one large one takes three times as long without a graphics card.
 */
export class Atlas {
  constructor() {
    /** @type {Map<string, Sprite>} */
    this.sprites = new Map();
  }

  /**
   * @param {string} sidc
   * @param {Identity} identity
   * @param {string} fill
   * @param {number} size  CSS pixels.
   * @param {number} ratio  Device pixels per CSS pixel.
   * @param {string | null} wash
   * @returns {Sprite | null} Null until the symbol library is there.
   */
  sprite(sidc, identity, fill, size, ratio, wash) {
    const key = `${sidc}|${identity}|${fill}|${size}|${ratio}|${wash}`;
    const known = this.sprites.get(key);
    if (known) return known;
    const drawn = drawSymbol(sidc, identity, fill, size * ratio, wash);
    return drawn && this.#keep(key, { image: drawn.canvas, x: drawn.x, y: drawn.y });
  }

  /**
   * @param {string} key
   * @param {Sprite} sprite
   */
  #keep(key, sprite) {
    if (this.sprites.size >= MOST) this.sprites.clear();
    this.sprites.set(key, sprite);
    return sprite;
  }
}

/**
 * Copies a mark to where its anchor is to be.
 * @param {CanvasRenderingContext2D} context
 * @param {Sprite} sprite
 * @param {number} x  CSS pixels.
 * @param {number} y
 * @param {number} ratio
 */
export function copySprite(context, { image, x: anchorX, y: anchorY }, x, y, ratio) {
  const left = x - anchorX / ratio;
  const top = y - anchorY / ratio;
  if (ratio === 1) context.drawImage(image, left, top);
  else context.drawImage(image, left, top, image.width / ratio, image.height / ratio);
}
