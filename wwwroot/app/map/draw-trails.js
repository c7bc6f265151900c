/** @import { Movement, Operation, Position } from '../core/types.js' */
/** @import { View } from './projection.js' */
/** @import { Scene } from './scene.js' */
import { counts } from '../core/situation.js';
import { movementsBehind, STEPS, trailBegin, trailOf } from '../core/trail.js';
import { drawKnownTrails } from './draw-known-trails.js';
import { dashOf } from './draw-paths.js';
import { CROWD } from './lay-out-movers.js';
import { mix } from './palette.js';
import { toCanvas } from './projection.js';
import { colorOf } from './scene.js';

/** How much of its strength the oldest part of a trail keeps. */
const FAINTEST = 0.22;

/** @typedef {{ width: number, style: string, alpha: number, dash: number[], paths: [number, number][][] }} Stroke */

/**
 * The way behind each mover, fainter the longer ago it was there. What looks alike is drawn in one stroke, so that a
 * thousand trails cost no more than a few.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 */
export function drawTrails(context, view, scene) {
  if (scene.trail === 'off') return;
  if (scene.operation.strands) drawKnownTrails(context, view, scene);
  /** @type {Map<string, Stroke>} */
  const edges = new Map();
  /** @type {Map<string, Stroke>} */
  const strokes = new Map();
  // The pale edges cost as much as the trails; only a few have room for them.
  const edged = scene.situation.positions.length <= CROWD;
  const { halo } = scene.palette;
  for (const position of scene.situation.positions) {
    if (position.movement.properties.kind === 'fire') continue;
    for (const { movement, age, path } of piecesOf(scene, position)) {
      const held = position.status === 'held' || movement !== position.movement;
      const alpha = 1 - (1 - FAINTEST) * (age / (STEPS - 1));
      const color = strokeColor(scene, position, held);
      const strength = held ? 0.55 * alpha : alpha;
      const paths = [path];
      add(strokes, { width: held ? 1.75 : 2.75, style: color, alpha: strength, dash: dashOf(movement), paths });
      if (edged) add(edges, { width: held ? 3 : 5, style: halo, alpha: 0.7 * strength, dash: [], paths: [path] });
    }
  }
  context.lineJoin = 'round';
  for (const { width, style, alpha, dash, paths } of [...edges.values(), ...strokes.values()]) {
    context.globalAlpha = alpha;
    context.setLineDash(dash);
    context.lineWidth = width;
    context.strokeStyle = style;
    context.beginPath();
    for (const path of paths) trace(context, view, path);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/**
 * @param {Scene} scene
 * @param {Position} position
 */
function piecesOf(scene, position) {
  const { operation, situation, trail, passed } = scene;
  // A whole movement fades along its way, also when it has ended long ago.
  const t = trail === 'movement' ? Math.min(situation.t, position.movement.active.end) : situation.t;
  const from = trailBegin(trail, position.movement, t);
  const shown = (/** @type {Movement} */ one) =>
    counts(one.properties, situation.accounts) && (passed?.has(one) ?? true);
  const earlier = from < position.movement.active.begin;
  const behind = earlier
    ? movementsBehind(position, movementsOf(operation, position.subject), from, shown)
    : [position.movement];
  const moved = behind.filter(({ track }) => track.moves);
  const oldest = Math.max(from, Math.min(...moved.map(({ active }) => active.begin)));
  return moved.flatMap((movement) => trailOf(movement, from, t, oldest).map((piece) => ({ movement, ...piece })));
}

/** By the list of movements: another one comes when more is known. @type {WeakMap<Movement[], Map<string, Movement[]>>} */
const bySubject = new WeakMap();

/**
 * @param {Operation} operation
 * @param {string} subject
 */
function movementsOf(operation, subject) {
  let found = bySubject.get(operation.movements);
  if (!found) {
    found = new Map();
    for (const movement of operation.movements) {
      const same = found.get(movement.subject);
      if (same) same.push(movement);
      else found.set(movement.subject, [movement]);
    }
    bySubject.set(operation.movements, found);
  }
  return found.get(subject) ?? [];
}

/**
 * @param {Scene} scene
 * @param {Position} position
 * @param {boolean} held
 */
function strokeColor(scene, { subject }, held) {
  const color = colorOf(scene, subject);
  return scene.palette.dark && !held ? mix(color, '#ffffff', 0.25) : color;
}

/**
 * @param {Map<string, Stroke>} strokes
 * @param {Stroke} stroke
 */
function add(strokes, stroke) {
  const key = `${stroke.style}|${stroke.alpha}|${stroke.width}|${stroke.dash}`;
  const known = strokes.get(key);
  if (known) known.paths.push(...stroke.paths);
  else strokes.set(key, stroke);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {[number, number][]} path
 */
function trace(context, view, path) {
  path.forEach(([lon, lat], i) => {
    const [x, y] = toCanvas(view, lon, lat);
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
}
