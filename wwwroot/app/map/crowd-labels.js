/** @import { Boxes } from '../core/boxes.js' */
/** @import { Sprite } from './atlas.js' */
/** @import { Crowd } from './crowd.js' */
/** @import { Scene } from './scene.js' */
import { FULL } from './crowd.js';
import { widthOf } from './labels.js';
import { drawHeading } from './mover-marks.js';
import { drawName, NAME_FONT, nameOn } from './mover-names.js';

/** An arrow head is drawn for directions so far apart, degrees. */
const TURN = 3;
/** How far it reaches from the middle of the symbol, pixels. */
const REACH = 36;
/** Around and above the middle of a name, pixels. */
const [MARGIN, HALF] = [3, 9];

/**
 * What the foremost of a crowd have besides their symbols: an arrow head and a name, each drawn once and copied.
 */
export class CrowdLabels {
  constructor() {
    /** @type {Map<string, Sprite & { width: number }>} */
    this.names = new Map();
    /** @type {Map<string, Sprite>} */
    this.heads = new Map();
  }

  /**
   * Writes the names where there is room for them.
   * @param {CanvasRenderingContext2D} context
   * @param {Scene} scene
   * @param {Boxes} boxes
   * @param {Crowd} crowd
   */
  draw(context, scene, boxes, { foremost, positions, x, y, size, ratio }) {
    const scale = size / FULL;
    for (const i of foremost) {
      const { subject, status } = positions[i];
      const name = this.#nameOf(context, scene, subject, ratio);
      const { width } = name;
      const low = (status === 'halted' ? 24 : 20) * scale;
      const corners = [
        { x: x[i] - width / 2, y: y[i] + low },
        { x: x[i] + 26 * scale, y: y[i] - 8 },
        { x: x[i] - 26 * scale - width, y: y[i] - 8 },
        { x: x[i] - width / 2, y: y[i] - 20 * scale - 16 },
      ];
      const corner = boxes.place(corners, width, 16);
      if (corner) copyOnPixels(context, name, corner.x, corner.y + 8, ratio);
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Scene} scene
   * @param {Crowd} crowd
   * @param {number} i
   */
  drawHead(context, scene, { positions, look, x, y, size, ratio }, i) {
    const { heading, status } = positions[i];
    if (heading === null) return;
    const turn = Math.round(heading / TURN) * TURN;
    const isMoving = status === 'moving';
    const { color } = look[i];
    const key = `${color}|${turn}|${isMoving}`;
    let head = this.heads.get(key);
    if (!head) {
      const scale = (size / FULL) * ratio;
      const middle = Math.ceil(REACH * scale);
      head = { ...paper(2 * middle, 2 * middle), x: middle, y: middle };
      const paint = contextOf(head);
      paint.setTransform(scale, 0, 0, scale, middle, middle);
      drawHeading(paint, scene, { x: 0, y: 0 }, turn, color, isMoving);
      this.heads.set(key, head);
    }
    copyOnPixels(context, head, x[i], y[i], ratio);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Scene} scene
   * @param {string} subject
   * @param {number} ratio
   */
  #nameOf(context, scene, subject, ratio) {
    const known = this.names.get(subject);
    if (known) return known;
    context.font = NAME_FONT;
    const name = nameOn(context, scene, subject);
    const width = widthOf(context, name);
    const [left, middle] = [Math.ceil(MARGIN * ratio), Math.ceil(HALF * ratio)];
    const label = { ...paper(2 * left + Math.ceil(width * ratio), 2 * middle), x: left, y: middle, width };
    const paint = contextOf(label);
    paint.setTransform(ratio, 0, 0, ratio, left, middle);
    paint.font = NAME_FONT;
    drawName(paint, scene, name, 0, 0, subject);
    this.names.set(subject, label);
    return label;
  }
}

/**
 * Copies a mark with its corner on whole device pixels: nothing has to be made anew between them.
 * @param {CanvasRenderingContext2D} context  In pixels.
 * @param {Sprite} sprite
 * @param {number} x
 * @param {number} y
 * @param {number} ratio  Device pixels per pixel.
 */
export function copyOnPixels(context, { image, x: anchorX, y: anchorY }, x, y, ratio) {
  const left = Math.round(x * ratio - anchorX) / ratio;
  const top = Math.round(y * ratio - anchorY) / ratio;
  context.drawImage(image, left, top, image.width / ratio, image.height / ratio);
}

/**
 * @param {number} width  Device pixels.
 * @param {number} height
 */
function paper(width, height) {
  const image = document.createElement('canvas');
  image.width = width;
  image.height = height;
  return { image };
}

/** @param {{ image: HTMLCanvasElement }} sprite */
const contextOf = ({ image }) => /** @type {CanvasRenderingContext2D} */ (image.getContext('2d'));
