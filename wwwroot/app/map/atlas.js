/** @import { Identity } from '../core/types.js' */
import { drawSymbol } from './milsymbol.js';

const SIZE = 1024;

/** @typedef {{ sx: number, sy: number, width: number, height: number, x: number, y: number }} Sprite */

/**
 * All symbols in use, each drawn once on one canvas: moving a thousand of them is then a thousand copies from one image.
 */
export class Atlas {
  constructor() {
    this.canvas = document.createElement('canvas');
    this.canvas.width = SIZE;
    this.canvas.height = SIZE;
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    /** @type {Map<string, Sprite>} */
    this.sprites = new Map();
    this.shelf = { x: 0, y: 0, height: 0 };
  }

  /**
   * @param {string} sidc
   * @param {Identity} identity
   * @param {string} fill
   * @param {number} size  CSS pixels.
   * @param {number} ratio  Device pixels per CSS pixel.
   * @param {string | null} wash
   * @returns {Sprite | null} In device pixels. Null until the symbol library is there.
   */
  sprite(sidc, identity, fill, size, ratio, wash) {
    const key = `${sidc}|${identity}|${fill}|${size}|${ratio}|${wash}`;
    const known = this.sprites.get(key);
    if (known) return known;
    const drawn = drawSymbol(sidc, identity, fill, size * ratio, wash);
    if (!drawn) return null;
    const sprite = this.#store(drawn);
    this.sprites.set(key, sprite);
    return sprite;
  }

  /** @param {{ canvas: HTMLCanvasElement, x: number, y: number }} drawn */
  #store({ canvas, x, y }) {
    const { width, height } = canvas;
    if (this.shelf.x + width > SIZE) this.shelf = { x: 0, y: this.shelf.y + this.shelf.height + 1, height: 0 };
    if (this.shelf.y + height > SIZE) this.#startAgain();
    this.context.drawImage(canvas, this.shelf.x, this.shelf.y);
    const sprite = { sx: this.shelf.x, sy: this.shelf.y, width, height, x, y };
    this.shelf.x += width + 1;
    this.shelf.height = Math.max(this.shelf.height, height);
    return sprite;
  }

  /** When it is full, what is in use now is drawn again as it is asked for. */
  #startAgain() {
    this.context.clearRect(0, 0, SIZE, SIZE);
    this.sprites.clear();
    this.shelf = { x: 0, y: 0, height: 0 };
  }
}
