/** @import { Position } from '../core/types.js' */
/** @import { Atlas } from './atlas.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { Boxes } from '../core/boxes.js';
import { textOf } from '../core/format.js';
import { partyOf } from '../core/operation.js';
import { scatter } from '../core/scatter.js';
import { spread } from '../core/spread.js';
import { drawLabel, FONT, shorten } from './labels.js';
import { fade, mix } from './palette.js';
import { metresToPixels, toCanvas } from './projection.js';
import { colorOf, identityOf, sidcOf } from './scene.js';

const SIZE = 24;
const APART = 46;
const GROUPS = 15;

/**
 * @typedef {object} Mover  One symbol: the positions of one party that lie on one spot.
 * @property {Position} position
 * @property {number} x  Where it is.
 * @property {number} y
 * @property {{ x: number, y: number }} centre  Where its symbol is drawn.
 */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Atlas} atlas
 * @returns {Hit[]}
 */
export function drawMovers(context, view, scene, atlas) {
  const movers = layOut(view, scene);
  const boxes = new Boxes();
  for (const mover of movers) {
    if (mover.position.movement.properties.dispersed && mover.position.status === 'moving') continue;
    boxes.take(mover.centre.x - 20, mover.centre.y - 15, mover.centre.x + 20, mover.centre.y + 15);
  }
  for (const mover of movers) drawLeader(context, scene, mover);
  for (const mover of movers) {
    if (mover.position.movement.properties.dispersed) drawCloud(context, view, scene, mover);
    else drawSymbolAt(context, scene, atlas, mover);
  }
  const labelled = new Set();
  for (const mover of movers) drawName(context, scene, boxes, mover, labelled);
  return movers.map(({ position, centre }) => ({ key: `movements/${position.movement.id}`, ...centre, radius: 22 }));
}

/**
 * @param {View} view
 * @param {Scene} scene
 * @returns {Mover[]}
 */
function layOut(view, scene) {
  /** @type {Mover[]} */
  const movers = [];
  for (const position of scene.situation.positions) {
    const [x, y] = toCanvas(view, position.lon, position.lat);
    if (x < -60 || y < -60 || x > view.width + 60 || y > view.height + 60) continue;
    const twin = movers.find((m) => m.position.subject === position.subject && Math.hypot(m.x - x, m.y - y) < 10);
    if (!twin) movers.push({ position, x, y, centre: { x, y } });
  }
  const solid = movers.filter((mover) => !mover.position.movement.properties.dispersed);
  spread(solid, APART).forEach((centre, i) => {
    solid[i].centre = centre;
  });
  return movers;
}

/**
 * A line from a symbol that had to make room to the spot it stands for.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Mover} mover
 */
function drawLeader(context, scene, { x, y, centre, position }) {
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
 * @param {Scene} scene
 * @param {Atlas} atlas
 * @param {Mover} mover
 */
function drawSymbolAt(context, scene, atlas, { position, centre }) {
  const color = colorOf(scene, position.subject);
  const held = position.status === 'held';
  const selected =
    scene.selection === `movements/${position.movement.id}` || scene.selection === keyOf(scene, position);
  if (selected) drawHalo(context, scene, centre);
  if (position.status === 'moving' && position.heading !== null)
    drawHeading(context, scene, centre, position.heading, color);
  if (position.status === 'halted') drawHalt(context, scene, centre, color);
  context.globalAlpha = held ? 0.62 : 1;
  const ratio = devicePixelRatio || 1;
  const sidc = sidcOf(scene, position.subject, position.sidc);
  const sprite = atlas.sprite(sidc, identityOf(scene, position.subject), mix(color, '#ffffff', 0.42), SIZE, ratio);
  if (sprite) {
    const { sx, sy, width, height } = sprite;
    const left = centre.x - sprite.x / ratio;
    const top = centre.y - sprite.y / ratio;
    context.drawImage(atlas.canvas, sx, sy, width, height, left, top, width / ratio, height / ratio);
  } else {
    context.beginPath();
    context.roundRect(centre.x - 15, centre.y - 10, 30, 20, 2);
    context.fillStyle = mix(color, '#ffffff', 0.42);
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = color;
    context.stroke();
  }
  context.globalAlpha = 1;
}

/**
 * @param {Scene} scene
 * @param {Position} position
 */
function keyOf(scene, position) {
  const party = partyOf(scene.operation, position.subject);
  return party ? `${party.collection}/${party.id}` : null;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {{ x: number, y: number }} centre
 */
function drawHalo(context, scene, { x, y }) {
  context.beginPath();
  context.arc(x, y, 25, 0, Math.PI * 2);
  context.fillStyle = fade(scene.palette.accent, 0.18);
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = scene.palette.accent;
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
function drawHeading(context, scene, { x, y }, heading, color) {
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
function drawHalt(context, scene, { x, y }, color) {
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
function drawCloud(context, view, scene, { position, x, y }) {
  const color = colorOf(scene, position.subject);
  const metres = Math.max(position.movement.properties.radiusM ?? 0, 4000);
  const radius = Math.min(Math.max(metresToPixels(view, metres, position.lat), 22), 90);
  context.globalAlpha = position.status === 'held' ? 0.6 : 1;
  context.beginPath();
  context.arc(x, y, radius * 1.12, 0, Math.PI * 2);
  context.fillStyle = fade(color, 0.08);
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

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Boxes} boxes
 * @param {Mover} mover
 * @param {Set<string>} labelled  Names written so far, with where: strands of one party near each other share one.
 */
function drawName(context, scene, boxes, { position, centre }, labelled) {
  const cell = `${position.subject}|${Math.round(centre.x / 140)}|${Math.round(centre.y / 140)}`;
  if (labelled.has(cell)) return;
  const party = partyOf(scene.operation, position.subject);
  const { language } = scene.format;
  const full = textOf(party?.properties, 'shortName', language) || textOf(party?.properties, 'name', language);
  context.font = `600 12px ${FONT}`;
  const name = shorten(context, full || position.subject, 170);
  const width = context.measureText(name).width;
  const low = position.status === 'halted' ? 24 : position.status === 'moving' ? 21 : 19;
  const corner = boxes.place(
    [
      { x: centre.x - width / 2, y: centre.y + low },
      { x: centre.x + 30, y: centre.y - 8 },
      { x: centre.x - 30 - width, y: centre.y - 8 },
      { x: centre.x - width / 2, y: centre.y - 38 },
    ],
    width,
    16,
  );
  if (!corner) return;
  labelled.add(cell);
  const color = colorOf(scene, position.subject);
  const ink = scene.palette.dark ? mix(color, '#ffffff', 0.55) : mix(color, '#000000', 0.3);
  drawLabel(context, name, corner.x, corner.y + 8, ink, scene.palette.halo);
}
