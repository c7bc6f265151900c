/** @import { Item } from '../core/types.js' */
/** @import { View } from './projection.js' */
/** @import { Scene } from './scene.js' */
import { surenessIn } from '../core/time.js';
import { fade } from './palette.js';
import { toCanvas } from './projection.js';
import { colorOf } from './scene.js';

/**
 * Areas current at the moment: a tint for what is held, hatching for what is contested, a dashed edge for what is not
 * documented.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 */
export function drawAreas(context, view, scene) {
  for (const area of scene.situation.areas) {
    const color = areaColor(scene, area);
    const selected = scene.selection === `areas/${area.id}`;
    const lit = scene.spotlight?.has(`areas/${area.id}`) ?? false;
    const region = isRegion(area);
    if (region && !selected && !scene.layers.regions) continue;
    context.beginPath();
    traceArea(context, view, area);
    const strength = 0.3 + 0.7 * surenessIn(area.span, scene.situation.from, scene.situation.t);
    context.globalAlpha = strength;
    context.fillStyle = fade(color, lit ? 0.26 : area.properties.kind === 'wooded' ? 0.16 : 0.13);
    if (!scene.faint && (!region || selected)) context.fill('evenodd');
    if (scene.faint || area.properties.kind === 'contested') {
      hatch(context, view, fade(color, scene.faint ? 0.8 : 0.45), scene.faint);
      context.beginPath();
      traceArea(context, view, area);
    }
    context.setLineDash(area.properties.confidence === 'documented' ? [] : [6, 4]);
    context.lineWidth = selected || lit ? 2.5 : region ? 0.8 : 1.25;
    context.strokeStyle = fade(color, selected || lit ? 1 : region ? 0.4 : 0.65);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
}

/**
 * A region is where things are, not what happens: an outline from afar, and nothing to click on by accident.
 * @param {Item} area
 */
const isRegion = (area) => area.properties.kind === 'region' && !area.properties.forceId;

/**
 * @param {Scene} scene
 * @param {Item} area
 */
export function areaColor(scene, area) {
  if (area.properties.kind === 'wooded') return scene.palette.wood;
  return area.properties.forceId ? colorOf(scene, area.properties.forceId) : scene.palette['side-none'];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Item} area
 */
function traceArea(context, view, area) {
  const geometry = area.geometry;
  if (!geometry) return;
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates];
  for (const polygon of polygons) {
    for (const ring of polygon) {
      ring.forEach((/** @type {[number, number]} */ [lon, lat], /** @type {number} */ i) => {
        const [x, y] = toCanvas(view, lon, lat);
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
      context.closePath();
    }
  }
}

/**
 * Diagonal lines inside the current path.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {string} color
 * @param {boolean} [falling]  The other way, so that one hatching can be told from another beneath it.
 */
function hatch(context, view, color, falling = false) {
  context.save();
  context.clip('evenodd');
  context.beginPath();
  const step = 9;
  const shift = (view.left + view.top) % step;
  for (let x = -view.height - shift; x < view.width; x += step) {
    context.moveTo(x, falling ? 0 : view.height);
    context.lineTo(x + view.height, falling ? view.height : 0);
  }
  context.lineWidth = 1.5;
  context.strokeStyle = color;
  context.stroke();
  context.restore();
}

/**
 * The area at a position; of several, the smallest.
 * @param {Item[]} areas
 * @param {number} lon
 * @param {number} lat
 * @returns {Item | null}
 */
export function areaAt(areas, lon, lat) {
  let found = null;
  let least = Infinity;
  for (const area of areas) {
    if (isRegion(area)) continue;
    const rings =
      area.geometry?.type === 'MultiPolygon' ? area.geometry.coordinates.flat() : area.geometry?.coordinates;
    if (!rings || !contains(rings, lon, lat)) continue;
    const size = Math.abs(ringSize(rings[0]));
    if (size < least) {
      least = size;
      found = area;
    }
  }
  return found;
}

/**
 * @param {[number, number][][]} rings
 * @param {number} lon
 * @param {number} lat
 */
function contains(rings, lon, lat) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** @param {[number, number][]} ring */
function ringSize(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return sum / 2;
}
