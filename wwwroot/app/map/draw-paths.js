/** @import { Movement } from '../core/types.js' */
/** @import { View } from './projection.js' */
/** @import { Scene } from './scene.js' */
import { CROWD } from './lay-out-movers.js';
import { fade } from './palette.js';
import { metresToPixels, toCanvas } from './projection.js';
import { colorOf } from './scene.js';

/** What is not documented is drawn with dashes, by how it is known. @type {Record<string, number[]>} */
export const DASHES = { documented: [], inferred: [9, 5], schematic: [3, 5] };

export const dashOf = (/** @type {Movement} */ { properties }) => DASHES[properties.confidence] ?? DASHES.schematic;

/**
 * The paths of the movements on the map, whole and faint: what lies behind is drawn over them as it is travelled.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 */
export function drawPaths(context, view, scene) {
  const { positions } = scene.situation;
  // Of a crowd the paths ahead would hide each other.
  const crowd = positions.length > CROWD;
  const drawn = crowd ? positions.filter(({ movement }) => movement.properties.kind === 'fire') : positions;
  const shown = new Map(drawn.map((position) => [position.movement.id, position.movement]));
  const selected = scene.operation.items.get(scene.selection ?? '');
  if (selected && 'track' in selected) shown.set(selected.id, /** @type {Movement} */ (selected));
  for (const movement of shown.values()) {
    if (!movement.track.moves) continue;
    const color = colorOf(scene, movement.subject);
    const isSelected = selected === movement;
    context.setLineDash(dashOf(movement));
    context.lineWidth = isSelected ? 3 : 1.5;
    context.strokeStyle = fade(color, isSelected ? 0.9 : 0.4);
    for (const path of pathsOf(movement)) line(context, view, path);
    context.setLineDash([]);
    if (movement.properties.kind === 'fire') drawFire(context, view, scene, movement, color);
  }
}

/** @param {Movement} movement  In pieces where there are gaps of time. */
const pathsOf = ({ geometry }) =>
  geometry?.type === 'MultiLineString' ? geometry.coordinates : [geometry?.coordinates ?? []];

/**
 * A line of fire ends in an arrow head on its target.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Movement} movement
 * @param {string} color
 */
function drawFire(context, view, scene, movement, color) {
  if (scene.situation.t >= movement.active.end) return;
  const { lon, lat } = movement.track;
  const last = lon.length - 1;
  const [x0, y0] = toCanvas(view, lon[0], lat[0]);
  const [x1, y1] = toCanvas(view, lon[last], lat[last]);
  const angle = Math.atan2(y1 - y0, x1 - x0);
  context.lineWidth = 2;
  context.strokeStyle = color;
  context.setLineDash([2, 6]);
  for (const path of pathsOf(movement)) line(context, view, path);
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x1 - 11 * Math.cos(angle - 0.4), y1 - 11 * Math.sin(angle - 0.4));
  context.lineTo(x1 - 11 * Math.cos(angle + 0.4), y1 - 11 * Math.sin(angle + 0.4));
  context.closePath();
  context.fillStyle = color;
  context.fill();
}

/**
 * Rings of positional uncertainty about the movers.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 */
export function drawMoverRings(context, view, scene) {
  for (const position of scene.situation.positions) {
    const metres = position.part.properties.radiusM;
    if (!metres || position.part.properties.dispersed || position.status === 'held') continue;
    const [x, y] = toCanvas(view, position.lon, position.lat);
    drawRing(context, x, y, metresToPixels(view, metres, position.lat), colorOf(scene, position.subject), 0.45);
  }
}

/**
 * A ring with a soft inside: somewhere in here.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} color
 * @param {number} strength
 */
export function drawRing(context, x, y, radius, color, strength) {
  if (radius < 14 || radius > 4000) return;
  const soft = context.createRadialGradient(x, y, radius * 0.4, x, y, radius);
  soft.addColorStop(0, fade(color, 0));
  soft.addColorStop(1, fade(color, (radius > 90 ? 0.1 : 0.22) * strength));
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fillStyle = soft;
  context.fill();
  context.setLineDash([2, 4]);
  context.lineWidth = 1.25;
  context.strokeStyle = fade(color, 0.9 * strength);
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {[number, number][]} path
 */
function line(context, view, path) {
  context.beginPath();
  path.forEach(([lon, lat], i) => {
    const [x, y] = toCanvas(view, lon, lat);
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.stroke();
}
