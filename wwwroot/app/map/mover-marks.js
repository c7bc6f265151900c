/** @import { View } from './projection.js' */
/** @import { Mover } from './draw-movers.js' */
/** @import { Scene } from './scene.js' */
import { scatter } from '../core/scatter.js';
import { fade } from './palette.js';
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
 * An arrow head beside the symbol, pointing where it goes.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {{ x: number, y: number }} centre
 * @param {number} heading
 * @param {string} color
 */
export function drawHeading(context, scene, { x, y }, heading, color) {
  context.save();
  context.translate(x, y);
  context.rotate((heading * Math.PI) / 180);
  context.beginPath();
  context.moveTo(0, -33);
  context.lineTo(8, -21);
  context.lineTo(0, -24.5);
  context.lineTo(-8, -21);
  context.closePath();
  context.fillStyle = color;
  context.strokeStyle = scene.palette.halo;
  context.lineWidth = 2.5;
  context.stroke();
  context.fill();
  context.restore();
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
 * A dispersed movement: many small marks, each pointing where the whole goes.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Mover} mover
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
    if (position.status === 'moving' && position.heading !== null) {
      context.rotate((position.heading * Math.PI) / 180);
      context.moveTo(0, -5.5);
      context.lineTo(4.2, 4.5);
      context.lineTo(0, 2.4);
      context.lineTo(-4.2, 4.5);
      context.closePath();
    } else {
      context.rect(-3, -3, 6, 6);
    }
    context.fillStyle = color;
    context.strokeStyle = scene.palette.halo;
    context.lineWidth = 2;
    context.stroke();
    context.fill();
    context.restore();
  }
  context.globalAlpha = 1;
}
