/** @import { View } from './projection.js' */
/** @import { Scene } from './scene.js' */
import { trailBegin } from '../core/trail.js';
import { mix } from './palette.js';
import { toCanvas, xOnCanvas } from './projection.js';
import { colorOf } from './scene.js';

/**
 * The way behind movers whose paths are not loaded, as far as they are known: through their last known instants.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 */
export function drawKnownTrails(context, view, scene) {
  const { operation, situation, palette, trail } = scene;
  const behind = operation.strands?.behind(situation.t, situation.accounts) ?? [];
  if (behind.length === 0) return;
  const { width, height, scale, top } = view;
  /** @type {Map<string, Path2D>} */
  const paths = new Map();
  for (const { movement, status, subject, lon, lat } of situation.positions) {
    const { slot } = movement;
    if (slot === undefined || movement.track.moves || status !== 'moving') continue;
    const [x, y] = toCanvas(view, lon, lat);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const from = trailBegin(trail, movement, situation.t);
    const color = colorOf(scene, subject);
    let path = paths.get(color);
    if (!path) {
      path = new Path2D();
      paths.set(color, path);
    }
    path.moveTo(x, y);
    for (const { t, world } of behind) {
      if (t < from || Number.isNaN(world[2 * slot])) break;
      path.lineTo(xOnCanvas(view, world[2 * slot]), world[2 * slot + 1] * scale - top);
    }
  }
  context.lineWidth = 1;
  for (const [color, path] of paths) {
    context.strokeStyle = palette.dark ? mix(color, '#ffffff', 0.25) : color;
    context.stroke(path);
  }
}
