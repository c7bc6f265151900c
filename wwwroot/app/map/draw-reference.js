/** @import { Geometry, Item } from '../core/types.js' */
/** @import { View } from './projection.js' */
/** @import { Scene } from './scene.js' */
import { fade } from './palette.js';
import { toCanvas } from './projection.js';

/** Half the side of a point's square, and how near to a mark a press has to be, pixels. */
const HALF = 4;
const NEAR = 8;

/** @typedef {{ points: [number, number][], lines: [number, number][][], areas: [number, number][][][] }} Parts */
/** @typedef {Item & { edges?: [number, number][][] }} ReferenceItem  Of one that is put together of tiles, the edges of its areas, without the cuts. */

/**
 * What a geometry is made of.
 * @param {Geometry | null} geometry
 * @returns {Parts}
 */
function partsOf(geometry) {
  /** @type {Parts} */
  const parts = { points: [], lines: [], areas: [] };
  const visit = (/** @type {Geometry | null} */ one) => {
    if (!one) return;
    const { type, coordinates } = one;
    if (type === 'Point') parts.points.push(coordinates);
    else if (type === 'MultiPoint') parts.points.push(...coordinates);
    else if (type === 'LineString') parts.lines.push(coordinates);
    else if (type === 'MultiLineString') parts.lines.push(...coordinates);
    else if (type === 'Polygon') parts.areas.push(coordinates);
    else if (type === 'MultiPolygon') parts.areas.push(...coordinates);
    else for (const member of one.geometries ?? []) visit(member);
  };
  visit(geometry);
  return parts;
}

/**
 * Reference layers: quiet lines, faint areas and small squares beneath what happens.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {ReferenceItem[]} items
 */
export function drawReference(context, view, { palette, selection }, items) {
  const color = palette['side-none'];
  for (const item of items) {
    const { points, lines, areas } = partsOf(item.geometry);
    const selected = selection === `${item.collection}/${item.id}`;
    context.strokeStyle = selected ? palette.accent : color;
    context.lineWidth = selected ? 3 : 1.5;
    context.beginPath();
    for (const line of lines) trace(context, view, line);
    context.stroke();
    context.beginPath();
    for (const ring of areas.flat()) trace(context, view, ring);
    context.fillStyle = fade(selected ? palette.accent : color, 0.12);
    // The pieces of tiles overlap, and are wound as tiles have it: the outer rings one way, the holes the other.
    context.fill(item.edges ? 'nonzero' : 'evenodd');
    if (item.edges) {
      context.beginPath();
      for (const edge of item.edges) trace(context, view, edge);
    }
    context.stroke();
    context.fillStyle = selected ? palette.accent : color;
    context.strokeStyle = palette.halo;
    for (const [lon, lat] of points) {
      const [x, y] = toCanvas(view, lon, lat);
      context.beginPath();
      context.rect(x - HALF, y - HALF, 2 * HALF, 2 * HALF);
      context.stroke();
      context.fill();
    }
  }
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

/**
 * What lies at a position: a point or a line near it, or an area about it.
 * @param {Item[]} items
 * @param {number} lng
 * @param {number} lat
 * @param {View} view
 * @returns {Item | null}
 */
export function referenceAt(items, lng, lat, view) {
  const [x, y] = toCanvas(view, lng, lat);
  const on = (/** @type {[number, number]} */ [lon, north]) => toCanvas(view, lon, north);
  const isNear = (/** @type {Item} */ { geometry }) => {
    const { points, lines } = partsOf(geometry);
    return (
      points.some((point) => Math.hypot(on(point)[0] - x, on(point)[1] - y) <= NEAR) ||
      lines.some((line) => line.some((to, i) => i > 0 && away(on(line[i - 1]), on(to), x, y) <= NEAR))
    );
  };
  const isAbout = (/** @type {Item} */ { geometry }) =>
    partsOf(geometry).areas.some((rings) =>
      isInside(
        rings.map((ring) => ring.map(on)),
        x,
        y,
      ),
    );
  return items.findLast(isNear) ?? items.findLast(isAbout) ?? null;
}

/**
 * How far a spot is from a stretch, pixels.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {number} x
 * @param {number} y
 */
function away([x0, y0], [x1, y1], x, y) {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const along = length > 0 ? Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) : 0;
  return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
}

/**
 * @param {[number, number][][]} rings
 * @param {number} x
 * @param {number} y
 */
function isInside(rings, x, y) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}
