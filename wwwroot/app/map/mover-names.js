/** @import { Boxes } from '../core/boxes.js' */
/** @import { Mover } from './lay-out-movers.js' */
/** @import { Scene } from './scene.js' */
import { textOf } from '../core/format.js';
import { partyOf } from '../core/operation.js';
import { drawLabel, FONT, shorten, widthOf } from './labels.js';
import { CROWD, isStack } from './lay-out-movers.js';
import { mix } from './palette.js';
import { colorOf } from './scene.js';

export const NAME_FONT = `600 12px ${FONT}`;

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
  context.font = NAME_FONT;
  if (movers.length > CROWD) return [];
  return movers.flatMap((mover) => {
    const { position, centre } = mover;
    const subject = isStack(mover) ? (position.sideId ?? position.subject) : position.subject;
    if (named.get(subject)?.some((other) => distance(other, centre) < 150)) return [];
    const name = nameOn(context, scene, subject);
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
  context.font = NAME_FONT;
  for (const { name, x, y, subject } of names) drawName(context, scene, name, x, y, subject);
}

/**
 * A party's name as far as it has room; the font has been set.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {string} subject
 */
export function nameOn(context, { operation, format }, subject) {
  const about = partyOf(operation, subject)?.properties;
  const full = textOf(about, 'shortName', format.language) || textOf(about, 'name', format.language);
  return shorten(context, full || subject, 170);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {string} name
 * @param {number} x  Left edge.
 * @param {number} y  Middle.
 * @param {string} subject  Whose colour it has.
 */
export function drawName(context, scene, name, x, y, subject) {
  const color = colorOf(scene, subject);
  const ink = scene.palette.dark ? mix(color, '#ffffff', 0.55) : mix(color, '#000000', 0.3);
  drawLabel(context, name, x, y, ink, scene.palette.halo);
}

/**
 * @param {{ x: number, y: number }} a
 * @param {{ x: number, y: number }} b
 */
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
