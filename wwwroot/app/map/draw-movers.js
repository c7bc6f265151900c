/** @import { Boxes } from '../core/boxes.js' */
/** @import { Position } from '../core/types.js' */
/** @import { Atlas } from './atlas.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { partyOf } from '../core/operation.js';
import { spread } from '../core/spread.js';
import { drawCloud, drawHalo, drawHalt, drawHeading, drawLeader } from './mover-marks.js';
import { mix } from './palette.js';
import { toCanvas } from './projection.js';
import { colorOf, identityOf, sidcOf } from './scene.js';

const SIZE = 24;
const APART = 46;
/** More symbols than this have no room to give way to each other, and no room for names. */
export const CROWD = 150;

/**
 * @typedef {object} Mover  One symbol: the positions of one party that lie on one spot.
 * @property {Position} position
 * @property {number} x  Where it is.
 * @property {number} y
 * @property {{ x: number, y: number }} centre  Where its symbol is drawn.
 * @property {boolean} ghost  Whether it belongs to the other version.
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
  const ghosts = new Set(scene.ghost?.positions);
  for (const position of [...scene.situation.positions, ...ghosts]) {
    const [x, y] = toCanvas(view, position.lon, position.lat);
    if (x < -60 || y < -60 || x > view.width + 60 || y > view.height + 60) continue;
    const ghost = ghosts.has(position);
    const key = `${position.subject}${ghost ? '|ghost' : ''}`;
    const same = bySubject.get(key) ?? [];
    if (same.some((mover) => Math.hypot(mover.x - x, mover.y - y) < 10)) continue;
    const mover = { position, x, y, centre: { x, y }, ghost };
    bySubject.set(key, [...same, mover]);
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
const isCloud = (mover) => Boolean(mover.position.part.properties.dispersed);

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
  const lit = scene.spotlight?.has(`movements/${position.movement.id}`);
  if (selected) drawHalo(context, centre, scene.palette.accent);
  else if (lit) drawHalo(context, centre, scene.palette.event);
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
