/** @import { Crowd } from './crowd.js' */
/** @import { View } from './projection.js' */
/** @import { Scene } from './scene.js' */
import { locate, vertexAt } from '../core/tracks.js';
import { trailBegin } from '../core/trail.js';
import { FULL } from './crowd.js';
import { fade } from './palette.js';
import { metresToPixels, toCanvas, xOnCanvas } from './projection.js';

/** The line that says where a mover goes: from beneath its symbol to so far from its middle, pixels. */
const [LEADER_FROM, LEADER_TO] = [10, 32];
/** Two vertices of a path that are nearer than this are one, pixels. */
const SAME_SPOT = 1;

/** @typedef {{ color: string, dash: number[], of: number[] }} Stroke  What has one colour, and which movers it belongs to. */

/** What is drawn in one stroke, each kept from frame to frame. */
export class Strokes {
  constructor() {
    /** @type {Map<string, Stroke>} */
    this.known = new Map();
  }

  /**
   * @param {string} color
   * @param {string} dash  Lengths, pixels; none for a line without gaps.
   * @returns {Stroke}
   */
  of(color, dash) {
    const key = `${dash}|${color}`;
    let stroke = this.known.get(key);
    if (!stroke) {
      stroke = { color, dash: dash ? dash.split(' ').map(Number) : [], of: [] };
      this.known.set(key, stroke);
    }
    return stroke;
  }

  /**
   * Draws all that movers were put into, and empties it.
   * @param {CanvasRenderingContext2D} context
   * @param {(i: number) => void} trace  Adds what belongs to one mover to the path.
   */
  draw(context, trace) {
    context.lineWidth = 1;
    for (const { color, dash, of } of this.known.values()) {
      if (of.length === 0) continue;
      context.setLineDash(dash);
      context.strokeStyle = color;
      context.beginPath();
      for (const i of of) trace(i);
      context.stroke();
      of.length = 0;
    }
    context.setLineDash([]);
  }
}

/**
 * The part of each path that lies behind its mover.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Crowd} crowd
 */
export function drawTrails(context, view, scene, crowd) {
  const { positions, look, strokes } = crowd;
  for (let i = 0; i < positions.length; i++) {
    const { trail, heldTrail } = look[i];
    (positions[i].status === 'held' ? heldTrail : trail)?.of.push(i);
  }
  strokes.draw(context, (i) => traceTravelled(context, view, scene, crowd, i));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Crowd} crowd
 * @param {number} i
 */
function traceTravelled(context, view, { situation, trail }, { positions, look, x, y }, i) {
  const { t } = situation;
  const { scale, top } = view;
  const { movement } = positions[i];
  const { track } = movement;
  const { hasGaps } = look[i];
  const { world, times, arc } = track;
  const from = trailBegin(trail, movement, t);
  const last = vertexAt(track, t);
  let next = 0;
  let isDown = false;
  let [lastX, lastY] = [0, 0];
  if (from > times[0]) {
    if (from >= t) return;
    const then = locate(track, from);
    next = vertexAt(track, from) + 1;
    if (!then && next > last) return;
    if (then) {
      [lastX, lastY] = toCanvas(view, then.lon, then.lat);
      context.moveTo(lastX, lastY);
      isDown = true;
    }
  }
  for (; next <= last; next++) {
    const vertexX = xOnCanvas(view, world[2 * next]);
    const vertexY = world[2 * next + 1] * scale - top;
    // Over a gap of time there is no line.
    const goesOn = isDown && !(hasGaps && Number.isNaN(arc[next - 1]));
    if (goesOn && Math.abs(vertexX - lastX) < SAME_SPOT && Math.abs(vertexY - lastY) < SAME_SPOT) continue;
    if (goesOn) context.lineTo(vertexX, vertexY);
    else context.moveTo(vertexX, vertexY);
    isDown = true;
    lastX = vertexX;
    lastY = vertexY;
  }
  context.lineTo(x[i], y[i]);
}

/**
 * Where each mover goes: a line ahead of its symbol.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Crowd} crowd
 */
export function drawLeaders(context, scene, crowd) {
  const { positions, shown, count, x, y, size } = crowd;
  const [near, far] = [(LEADER_FROM * size) / FULL, (LEADER_TO * size) / FULL];
  context.strokeStyle = scene.palette.ink;
  context.lineWidth = 1;
  context.beginPath();
  for (let n = 0; n < count; n++) {
    const i = shown[n];
    const { status, heading, part } = positions[i];
    if (status !== 'moving' || heading === null || part.properties.dispersed || crowd.isInFull(i)) continue;
    const angle = (heading / 180) * Math.PI;
    const [east, south] = [Math.sin(angle), -Math.cos(angle)];
    context.moveTo(x[i] + near * east, y[i] + near * south);
    context.lineTo(x[i] + far * east, y[i] + far * south);
  }
  context.stroke();
}

/**
 * Rings of positional uncertainty, without their soft insides.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Crowd} crowd
 */
export function drawRings(context, view, { positions, shown, count, look, x, y, strokes }) {
  for (let n = 0; n < count; n++) {
    const i = shown[n];
    const { part, status } = positions[i];
    if (!part.properties.radiusM || part.properties.dispersed || status === 'held') continue;
    strokes.of(fade(look[i].color, 0.4), '').of.push(i);
  }
  strokes.draw(context, (i) => {
    const radius = metresToPixels(view, positions[i].part.properties.radiusM, positions[i].lat);
    if (radius < 14 || radius > 4000) return;
    context.moveTo(x[i] + radius, y[i]);
    context.arc(x[i], y[i], radius, 0, 2 * Math.PI);
  });
}
