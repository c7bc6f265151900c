/** @import { Atlas } from './atlas.js' */
/** @import { Mover } from './lay-out-movers.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { copySprite } from './atlas.js';
import { isCloud, isSelected, isStack } from './lay-out-movers.js';
import {
  drawCards,
  drawCloud,
  drawCount,
  drawHalo,
  drawHalt,
  drawHeading,
  drawLeader,
  drawPlain,
} from './mover-marks.js';
import { mix } from './palette.js';
import { colorOf, identityOf, strengthOf, symbolOf } from './scene.js';

const SIZE = 24;

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
    else drawSymbolAt(context, scene, atlas, mover, view.ratio);
  }
  return movers.map((mover) => {
    const { id } = mover.position.movement;
    const key = isStack(mover) ? `stack/${id}` : `movements/${id}`;
    return { key, ...mover.centre, radius: 22, parties: mover.parties };
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Atlas} atlas
 * @param {Mover} mover
 * @param {number} ratio  Device pixels per pixel.
 */
function drawSymbolAt(context, scene, atlas, mover, ratio) {
  const { position, centre } = mover;
  const color = colorOf(scene, position.subject);
  const held = position.status === 'held';
  const stack = isStack(mover);
  const lit = scene.spotlight?.has(`movements/${position.movement.id}`);
  if (isSelected(scene, position)) drawHalo(context, centre, scene.palette.accent);
  else if (lit) drawHalo(context, centre, scene.palette.event);
  if (stack) drawCards(context, scene, centre, color);
  else if (position.heading !== null)
    drawHeading(context, scene, centre, position.heading, color, position.status === 'moving');
  if (!stack && position.status === 'halted') drawHalt(context, scene, centre, color);
  const sprite = atlas.sprite(
    symbolOf(scene, position),
    identityOf(scene, position.subject),
    mix(color, '#ffffff', 0.42),
    SIZE,
    ratio,
    held ? scene.palette.halo : null,
  );
  context.globalAlpha = strengthOf(scene, position);
  if (sprite) copySprite(context, sprite, centre.x, centre.y, ratio);
  else drawPlain(context, centre.x, centre.y, color);
  context.globalAlpha = 1;
  if (stack) drawCount(context, scene, centre, mover.parties.length, color);
}
