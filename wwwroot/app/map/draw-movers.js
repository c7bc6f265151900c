/** @import { Boxes } from '../core/boxes.js' */
/** @import { Position } from '../core/types.js' */
/** @import { Atlas } from './atlas.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { textOf } from '../core/format.js';
import { partyOf } from '../core/operation.js';
import { scatter } from '../core/scatter.js';
import { spread } from '../core/spread.js';
import { drawLabel, FONT, shorten, widthOf } from './labels.js';
import { fade, mix } from './palette.js';
import { metresToPixels, toCanvas } from './projection.js';
import { colorOf, identityOf, sidcOf } from './scene.js';

const SIZE = 24;
const APART = 46;
const GROUPS = 15;
/** More symbols than this have no room to give way to each other, and no room for names. */
const CROWD = 150;

/**
 * @typedef {object} Mover  One symbol: the positions of one party that lie on one spot.
 * @property {Position} position
 * @property {number} x  Where it is.
 * @property {number} y
 * @property {{ x: number, y: number }} centre  Where its symbol is drawn.
 */

/**
 * Where each symbol goes: apart from the others, as near to its spot as can be.
 * @param {View} view
 * @param {Scene} scene
 * @returns {Mover[]}
 */
export function layOutMovers(view, scene) {
  /** @type {Mover[]} */
  const movers = [];
  /** @type {Map<string, Mover[]>} */
  const bySubject = new Map();
  for (const position of scene.situation.positions) {
    const [x, y] = toCanvas(view, position.lon, position.lat);
    if (x < -60 || y < -60 || x > view.width + 60 || y > view.height + 60) continue;
    const same = bySubject.get(position.subject) ?? [];
    if (same.some((mover) => Math.hypot(mover.x - x, mover.y - y) < 10)) continue;
    const mover = { position, x, y, centre: { x, y } };
    bySubject.set(position.subject, [...same, mover]);
    movers.push(mover);
  }
  const solid = movers.filter((mover) => !isCloud(mover));
  if (solid.length <= CROWD) {
    spread(solid, APART).forEach((centre, i) => {
      solid[i].centre = centre;
    });
  }
  return movers;
}

/** @param {Mover} mover */
const isCloud = (mover) => Boolean(mover.position.movement.properties.dispersed);

/**
 * Keeps the symbols' own ground free of names.
 * @param {Boxes} boxes
 * @param {Mover[]} movers
 */
export function reserveMovers(boxes, movers) {
  for (const mover of movers) {
    if (isCloud(mover)) continue;
    const { x, y } = mover.centre;
    boxes.take(x - 21, y - 18, x + 21, y + (mover.position.status === 'halted' ? 22 : 18));
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Atlas} atlas
 * @param {Mover[]} movers
 * @returns {Hit[]}
 */
export function drawMovers(context, view, scene, atlas, movers) {
  for (const mover of movers) drawLeader(context, scene, mover);
  for (const mover of movers) {
    if (isCloud(mover)) drawCloud(context, view, scene, mover);
    else drawSymbolAt(context, scene, atlas, mover);
  }
  return movers.map(({ position, centre }) => ({ key: `movements/${position.movement.id}`, ...centre, radius: 22 }));
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
  const ratio = devicePixelRatio || 1;
  const sidc = sidcOf(scene, position.subject, position.sidc);
  const sprite = atlas.sprite(
    sidc,
    identityOf(scene, position.subject),
    mix(color, '#ffffff', 0.42),
    SIZE,
    ratio,
    held ? scene.palette.halo : null,
  );
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

/**
 * Finds room for the names of the parties; strands of one party near each other share one.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Boxes} boxes
 * @param {Mover[]} movers
 * @returns {{ name: string, x: number, y: number, subject: string }[]}
 */
export function placeMoverNames(context, scene, boxes, movers) {
  /** @type {Map<string, { x: number, y: number }[]>} */
  const named = new Map();
  const { language } = scene.format;
  context.font = `600 12px ${FONT}`;
  if (movers.length > CROWD) return [];
  return movers.flatMap(({ position, centre }) => {
    const { subject } = position;
    if (named.get(subject)?.some((other) => distance(other, centre) < 150)) return [];
    const party = partyOf(scene.operation, subject);
    const full = textOf(party?.properties, 'shortName', language) || textOf(party?.properties, 'name', language);
    const name = shorten(context, full || subject, 170);
    const width = widthOf(context, name);
    const low = position.status === 'halted' ? 24 : 20;
    const corner = boxes.place(
      [
        { x: centre.x - width / 2, y: centre.y + low },
        { x: centre.x + 26, y: centre.y - 8 },
        { x: centre.x - 26 - width, y: centre.y - 8 },
        { x: centre.x - width / 2, y: centre.y - 36 },
      ],
      width,
      16,
    );
    if (!corner) return [];
    named.set(subject, [...(named.get(subject) ?? []), centre]);
    return [{ name, x: corner.x, y: corner.y + 8, subject }];
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {ReturnType<typeof placeMoverNames>} names
 */
export function drawMoverNames(context, scene, names) {
  context.font = `600 12px ${FONT}`;
  for (const { name, x, y, subject } of names) {
    const color = colorOf(scene, subject);
    const ink = scene.palette.dark ? mix(color, '#ffffff', 0.55) : mix(color, '#000000', 0.3);
    drawLabel(context, name, x, y, ink, scene.palette.halo);
  }
}

/**
 * @param {{ x: number, y: number }} a
 * @param {{ x: number, y: number }} b
 */
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
