/** @import { Boxes } from '../core/boxes.js' */
/** @import { Position } from '../core/types.js' */
/** @import { View } from './projection.js' */
/** @import { Scene } from './scene.js' */
import { fanOut, glided, stacks } from '../core/declutter.js';
import { partyOf } from '../core/operation.js';
import { toCanvas } from './projection.js';

const APART = 46;

/** Strands of one party nearer than this are one symbol. */
const SAME_SPOT = 10;

/** More symbols than this have no room to give way to each other, and no room for names. */
export const CROWD = 150;

/** From so far that the whole operation is smaller than this, in pixels, symbols on one spot are a stack with a count. */
const FAR = 420;

/** Of a side, so many on one spot are fanned out; more of them are a stack from near, too. */
const FANNED = 7;

/**
 * @typedef {object} Mover  One symbol: the positions of one party that lie on one spot, or a stack of several parties.
 * @property {string} id
 * @property {string | null} group
 * @property {Position} position
 * @property {number} x  Where it is.
 * @property {number} y
 * @property {{ x: number, y: number }} centre  Where its symbol is drawn.
 * @property {boolean} ghost  Whether it belongs to the other version.
 * @property {string[]} parties  Who stands there; several are a stack.
 */

/** @param {Mover} mover */
export const isCloud = (mover) => Boolean(mover.position.part.properties.dispersed);

/** @param {Mover} mover */
export const isStack = (mover) => mover.parties.length > 1;

/**
 * Where each symbol goes: from near apart from the others, as near to its spot as can be; from far one upon the other
 * with a count, unless it is selected or its stack was opened.
 * @param {View} view
 * @param {Scene} scene
 * @returns {Mover[]}
 */
export function layOutMovers(view, scene) {
  const all = moversInView(view, scene);
  const solid = all.filter((mover) => !isCloud(mover));
  const crowded = solid.length > CROWD;
  const far = isFar(view, scene.operation.document.bbox);
  const [within, least] = far ? [APART, 2] : crowded ? [SAME_SPOT, 2] : [APART, FANNED + 1];
  const shown = stacks(solid, within, least).flatMap((stack) => {
    const parties = [...new Set(stack.map(({ position }) => position.subject))];
    const opened = stack.length > 1 && stack.some(({ position }) => position.movement.id === scene.opened);
    return opened ? stack : [{ ...stack[0], parties }];
  });
  if (shown.length <= CROWD) {
    fanOut(shown, APART).forEach((centre, i) => {
      shown[i].centre = centre;
    });
  }
  return [...all.filter(isCloud), ...shown];
}

/**
 * Lets symbols glide to their new places about their spots while the clock runs; at rest they stand there at once.
 * @param {Mover[]} movers
 * @param {Map<string, { x: number, y: number }>} before  From the spot of each, at the last drawing.
 * @param {boolean} running
 * @returns {Map<string, { x: number, y: number }>} The same of this drawing.
 */
export function glideMovers(movers, before, running) {
  const offsets = new Map();
  for (const mover of movers) {
    const { x, y, centre } = mover;
    const wanted = { x: centre.x - x, y: centre.y - y };
    const key = `${mover.id}|${mover.ghost}`;
    const offset = running ? glided(before.get(key), wanted) : wanted;
    mover.centre = { x: x + offset.x, y: y + offset.y };
    offsets.set(key, offset);
  }
  return offsets;
}

/**
 * @param {View} view
 * @param {Scene} scene
 * @returns {Mover[]}
 */
function moversInView(view, scene) {
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
    if (same.some((mover) => Math.hypot(mover.x - x, mover.y - y) < SAME_SPOT)) continue;
    const stacked = position.sideId && !ghost && !isSelected(scene, position);
    const group = stacked ? position.sideId : null;
    const mover = { id: position.id, group, position, x, y, centre: { x, y }, ghost, parties: [position.subject] };
    bySubject.set(key, [...same, mover]);
    movers.push(mover);
  }
  return movers;
}

/**
 * @param {View} view
 * @param {[number, number, number, number] | undefined} bbox  West, south, east, north.
 */
function isFar(view, bbox) {
  if (!bbox) return false;
  const [left, bottom] = toCanvas(view, bbox[0], bbox[1]);
  const [right, top] = toCanvas(view, bbox[2], bbox[3]);
  return Math.max(right - left, bottom - top) < FAR;
}

/**
 * Whether a symbol stands for what is selected: its movement, its party, or one that goes with it.
 * @param {Scene} scene
 * @param {Position} position
 */
export function isSelected({ operation, selection }, { movement, subject }) {
  if (!selection) return false;
  const [collection, id] = selection.split('/');
  if (collection === 'movements') return id === movement.id;
  if (partyOf(operation, id)?.collection !== collection) return false;
  return subject === id || (movement.properties.participants?.includes(id) ?? false);
}

/**
 * Keeps the symbols' own ground free of names.
 * @param {Boxes} boxes
 * @param {Mover[]} movers
 */
export function reserveMovers(boxes, movers) {
  for (const mover of movers) {
    if (isCloud(mover)) continue;
    const { x, y } = mover.centre;
    // The count of a stack stands out above it.
    const [right, top] = isStack(mover) ? [30, 28] : [21, 18];
    boxes.take(x - 21, y - top, x + right, y + (mover.position.status === 'halted' ? 22 : 18));
  }
}
