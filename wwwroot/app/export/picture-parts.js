/** @import { Format } from '../core/format.js' */
/** @import { Palette } from '../map/palette.js' */
import { scaleLength, wrapText } from '../core/picture.js';
import { drawLabel, FONT, widthOf } from '../map/labels.js';

const LINE = 17;

/** Keys and texts set one after the other, and below each other where they do not fit. */
export class Flow {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} left
   * @param {number} top
   * @param {number} width
   * @param {boolean} draws  False: only finds out how much room it takes.
   */
  constructor(context, left, top, width, draws) {
    this.context = context;
    this.left = left;
    this.width = width;
    this.draws = draws;
    this.x = left;
    /** The foot of the line that is being set. */
    this.y = top + 12;
    context.textBaseline = 'alphabetic';
  }

  newLine() {
    if (this.x > this.left) this.y += LINE + 3;
    this.x = this.left;
  }

  /**
   * @param {string} color
   * @param {string} name
   * @param {string} ink
   */
  key(color, name, ink) {
    const { context } = this;
    context.font = `12.5px ${FONT}`;
    const wide = 18 + widthOf(context, name) + 16;
    if (this.x > this.left && this.x + wide > this.left + this.width) this.newLine();
    if (this.draws) {
      context.fillStyle = color;
      context.fillRect(this.x, this.y - 10, 12, 12);
      context.fillStyle = ink;
      context.fillText(name, this.x + 18, this.y);
    }
    this.x += wide;
  }

  /**
   * @param {string} words
   * @param {string} ink
   */
  text(words, ink) {
    const { context } = this;
    context.font = `12px ${FONT}`;
    for (const line of wrapText(words, this.width, (part) => widthOf(context, part))) {
      context.fillStyle = ink;
      if (this.draws) context.fillText(line, this.left, this.y);
      this.y += LINE;
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} palette
 * @param {Format} format
 * @param {number} metres  Per pixel.
 * @param {number} x  Left end.
 * @param {number} y  Foot.
 */
export function drawScale(context, palette, format, metres, x, y) {
  const length = scaleLength(metres * 110);
  const wide = length / metres;
  context.font = `11px ${FONT}`;
  drawLabel(context, format.distance(length), x, y - 9, palette.ink, palette.halo);
  context.fillStyle = palette.ink;
  context.fillRect(x, y, wide, 1.5);
  context.textBaseline = 'alphabetic';
}
