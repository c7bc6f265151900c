/** @import { View } from './projection.js' */
/** @import { Mover } from './lay-out-movers.js' */
/** @import { Scene } from './scene.js' */
import { scatter } from '../core/scatter.js';
import { FONT, widthOf } from './labels.js';
import { fade, mix } from './palette.js';
import { metresToPixels } from './projection.js';
import { colorOf } from './scene.js';

/** How many small groups a dispersed movement is drawn as. */
const GROUPS = 15;

/**
 * A line from a symbol that had to make room to the spot it stands for.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Mover} mover
 */
export function drawLeader(context, scene, { x, y, centre, position }) {
  if (Math.hypot(centre.x - x, centre.y - y) < 6) return;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(centre.x, centre.y);
  context.lineWidth = 1.25;
  context.strokeStyle = fade(colorOf(scene, position.subject), 0.8);
  context.stroke();
  context.beginPath();
  context.arc(x, y, 2.5, 0, Math.PI * 2);
  context.fillStyle = colorOf(scene, position.subject);
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number }} centre
 * @param {string} color
 */
export function drawHalo(context, { x, y }, color) {
  context.beginPath();
  context.arc(x, y, 25, 0, Math.PI * 2);
  context.fillStyle = fade(color, 0.18);
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = color;
  context.stroke();
}

/**
 * An arrow head beside the symbol, pointing where it goes; hollow where it halted: the way it came.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {{ x: number, y: number }} centre
 * @param {number} heading
 * @param {string} color
 * @param {boolean} moving
 */
export function drawHeading(context, scene, { x, y }, heading, color, moving) {
  context.save();
  context.translate(x, y);
  context.rotate((heading * Math.PI) / 180);
  context.beginPath();
  context.moveTo(0, -33);
  context.lineTo(8, -21);
  context.lineTo(0, -24.5);
  context.lineTo(-8, -21);
  context.closePath();
  context.lineJoin = 'round';
  context.fillStyle = moving ? color : scene.palette.halo;
  context.strokeStyle = scene.palette.halo;
  context.lineWidth = moving ? 2.5 : 4;
  context.stroke();
  context.fill();
  if (!moving) {
    context.lineWidth = 1.5;
    context.strokeStyle = color;
    context.stroke();
  }
  context.restore();
}

/**
 * The edges of the symbols that lie beneath the topmost one of a stack.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {{ x: number, y: number }} centre
 * @param {string} color
 */
export function drawCards(context, scene, { x, y }, color) {
  for (const shift of [7, 3.5]) {
    context.beginPath();
    context.roundRect(x - 16 + shift, y - 14 - shift, 32, 28, 2);
    context.fillStyle = mix(color, '#ffffff', 0.42);
    context.strokeStyle = scene.palette.halo;
    context.lineWidth = 3;
    context.stroke();
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = color;
    context.stroke();
  }
}

/**
 * How many lie on one stack.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {{ x: number, y: number }} centre
 * @param {number} count
 * @param {string} color
 */
export function drawCount(context, scene, { x, y }, count, color) {
  const text = scene.format.number(count);
  context.font = `700 11.5px ${FONT}`;
  const width = Math.max(18, widthOf(context, text) + 9);
  context.beginPath();
  context.roundRect(x + 20 - width / 2, y - 27, width, 18, 9);
  context.fillStyle = mix(color, '#000000', 0.25);
  context.strokeStyle = scene.palette.halo;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  context.fillStyle = '#ffffff';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x + 20, y - 17.5);
  context.textAlign = 'left';
}

/**
 * Two bars under the symbol.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {{ x: number, y: number }} centre
 * @param {string} color
 */
export function drawHalt(context, scene, { x, y }, color) {
  for (const [width, style] of /** @type {[number, string][]} */ ([
    [5, scene.palette.halo],
    [2.5, color],
  ])) {
    context.beginPath();
    context.moveTo(x - 15, y + 19);
    context.lineTo(x + 15, y + 19);
    context.lineWidth = width;
    context.strokeStyle = style;
    context.lineCap = 'round';
    context.stroke();
    context.lineCap = 'butt';
  }
}

/**
 * What stands for a symbol until the symbols are there.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {string} color
 */
export function drawPlain(context, x, y, color) {
  context.beginPath();
  context.roundRect(x - 15, y - 10, 30, 20, 2);
  context.fillStyle = mix(color, '#ffffff', 0.42);
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = color;
  context.stroke();
}

/**
 * A dispersed movement: many small marks, each pointing where the whole goes.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Pick<Mover, 'position' | 'x' | 'y'>} mover
 */
export function drawCloud(context, view, scene, { position, x, y }) {
  const color = colorOf(scene, position.subject);
  const metres = Math.max(position.part.properties.radiusM ?? 0, 4000);
  const radius = Math.min(Math.max(metresToPixels(view, metres, position.lat), 22), 64);
  context.globalAlpha = position.status === 'held' ? 0.6 : 1;
  context.beginPath();
  context.arc(x, y, radius * 1.12, 0, Math.PI * 2);
  context.fillStyle = fade(color, 0.06);
  context.fill();
  for (const point of scatter(position.id, GROUPS, scene.situation.t)) {
    context.save();
    context.translate(x + point.x * radius, y + point.y * radius);
    context.beginPath();
    const moving = position.status === 'moving';
    if (position.heading !== null) {
      context.rotate((position.heading * Math.PI) / 180);
      context.moveTo(0, -5.5);
      context.lineTo(4.2, 4.5);
      context.lineTo(0, 2.4);
      context.lineTo(-4.2, 4.5);
      context.closePath();
    } else {
      context.rect(-3, -3, 6, 6);
    }
    context.fillStyle = moving || position.heading === null ? color : scene.palette.halo;
    context.strokeStyle = scene.palette.halo;
    context.lineWidth = moving ? 2 : 3.5;
    context.stroke();
    context.fill();
    if (!moving) {
      context.lineWidth = 1.25;
      context.strokeStyle = color;
      context.stroke();
    }
    context.restore();
  }
  context.globalAlpha = 1;
}
