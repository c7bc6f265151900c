/** @import { Palette } from '../map/palette.js' */
import { DASHES, drawRing } from '../map/draw-paths.js';
import { FONT } from '../map/labels.js';
import { fade, mix } from '../map/palette.js';

const WIDTH = 46;
const HEIGHT = 28;

/**
 * A small drawing of one mark of the map.
 * @param {string} key
 * @param {Palette} palette
 * @param {string} [sideColor]
 */
export function drawKey(key, palette, sideColor) {
  const ratio = devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  canvas.className = 'key';
  canvas.setAttribute('aria-hidden', 'true');
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(ratio, ratio);
  context.translate(WIDTH / 2, HEIGHT / 2);
  KEYS[key]?.(context, sideColor ?? palette['side-none'], palette);
  return canvas;
}

/** @type {Record<string, (context: CanvasRenderingContext2D, color: string, palette: Palette) => void>} */
const KEYS = {
  moving(context, color) {
    box(context, color, -4);
    context.beginPath();
    context.moveTo(19, 0);
    context.lineTo(10, -6);
    context.lineTo(12.5, 0);
    context.lineTo(10, 6);
    context.fillStyle = color;
    context.fill();
  },
  halted(context, color) {
    box(context, color, -4, -3);
    context.fillStyle = color;
    context.fillRect(-14, 9, 20, 2.5);
    context.beginPath();
    context.moveTo(19, -3);
    context.lineTo(10, -9);
    context.lineTo(12.5, -3);
    context.lineTo(10, 3);
    context.closePath();
    context.lineWidth = 1.5;
    context.strokeStyle = color;
    context.stroke();
  },
  stack(context, color) {
    box(context, color, 3, -2);
    box(context, color, -1, 2);
    context.beginPath();
    context.arc(11, -6, 6.5, 0, Math.PI * 2);
    context.fillStyle = mix(color, '#000000', 0.25);
    context.fill();
    context.font = `700 9px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = '#ffffff';
    context.fillText('3', 11, -5.5);
  },
  held(context, color) {
    context.globalAlpha = 0.55;
    box(context, color, 0);
  },
  dispersed(context, color) {
    context.fillStyle = color;
    for (const [x, y] of [
      [-14, 3],
      [-7, -6],
      [-2, 5],
      [5, -3],
      [10, 6],
      [15, -5],
    ]) {
      context.beginPath();
      context.moveTo(x + 4, y);
      context.lineTo(x - 3, y - 3);
      context.lineTo(x - 1, y);
      context.lineTo(x - 3, y + 3);
      context.fill();
    }
  },
  documented: (context, color) => stroke(context, color, []),
  inferred: (context, color) => stroke(context, color, DASHES.inferred),
  schematic: (context, color) => stroke(context, color, DASHES.schematic),
  unsure(context, color) {
    context.setLineDash([3, 2]);
    box(context, color, 0);
  },
  perhaps(context, _color, palette) {
    context.globalAlpha = 0.6;
    context.setLineDash([4, 3]);
    KEYS.event(context, '', palette);
  },
  softTime(context, _color, palette) {
    const soft = context.createLinearGradient(-20, 0, 20, 0);
    for (const [at, strength] of [
      [0, 0.08],
      [0.35, 1],
      [0.7, 1],
      [1, 0.08],
    ])
      soft.addColorStop(at, fade(palette.event, strength));
    context.fillStyle = soft;
    context.fillRect(-20, -4, 40, 8);
  },
  ring: (context, color) => drawRing(context, 0, 0, 14, color, 1),
  event(context, _color, palette) {
    context.beginPath();
    context.arc(0, 0, 10, 0, Math.PI * 2);
    context.fillStyle = fade(palette.event, 0.14);
    context.strokeStyle = palette.event;
    context.lineWidth = 2;
    context.fill();
    context.stroke();
  },
  control: (context, color) => patch(context, color),
  contested(context, color) {
    patch(context, color);
    context.clip();
    context.beginPath();
    for (let x = -40; x < 40; x += 7) {
      context.moveTo(x, 14);
      context.lineTo(x + 28, -14);
    }
    context.strokeStyle = fade(color, 0.5);
    context.stroke();
  },
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} color
 * @param {number} x
 * @param {number} [y]
 */
function box(context, color, x, y = 0) {
  context.fillStyle = mix(color, '#ffffff', 0.42);
  context.strokeStyle = '#000000';
  context.lineWidth = 1.5;
  context.fillRect(x - 9, y - 7, 18, 14);
  context.strokeRect(x - 9, y - 7, 18, 14);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} color
 * @param {number[]} dash
 */
function stroke(context, color, dash) {
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(-20, 5);
  context.lineTo(-4, -4);
  context.lineTo(20, 1);
  context.lineWidth = 2.5;
  context.strokeStyle = color;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} color
 */
function patch(context, color) {
  context.beginPath();
  context.roundRect(-18, -10, 36, 20, 7);
  context.fillStyle = fade(color, 0.2);
  context.fill();
  context.strokeStyle = fade(color, 0.8);
  context.lineWidth = 1.25;
  context.stroke();
}
