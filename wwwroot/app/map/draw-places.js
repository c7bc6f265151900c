/** @import { Boxes } from '../core/boxes.js' */
/** @import { Item } from '../core/types.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { textOf } from '../core/format.js';
import { counts } from '../core/situation.js';
import { drawRing } from './draw-paths.js';
import { drawLabel, FONT, SERIF, widthOf } from './labels.js';
import { fade, mix } from './palette.js';
import { metresToPixels, toCanvas } from './projection.js';
import { pointOf } from './scene.js';

/** How each kind of place is drawn: from which zoom on, the size of its dot and of its name. */
const KINDS = /** @type {Record<string, { zoom: number, dot: number, size: number, weight: number }>} */ ({
  town: { zoom: 4, dot: 3.2, size: 13, weight: 600 },
  village: { zoom: 8, dot: 2.4, size: 12, weight: 400 },
  airport: { zoom: 8.5, dot: 2.6, size: 11.5, weight: 400 },
  camp: { zoom: 10, dot: 2.4, size: 11.5, weight: 400 },
  checkpoint: { zoom: 10, dot: 2.4, size: 11.5, weight: 400 },
  crossing: { zoom: 10, dot: 2.4, size: 11.5, weight: 400 },
  lake: { zoom: 7, dot: 0, size: 11.5, weight: 400 },
  river: { zoom: 6, dot: 0, size: 12, weight: 400 },
  road: { zoom: 99, dot: 0, size: 11, weight: 400 },
  wood: { zoom: 10, dot: 0, size: 11.5, weight: 400 },
  region: { zoom: 6.5, dot: 0, size: 12, weight: 400 },
  country: { zoom: 99, dot: 0, size: 12, weight: 400 },
});

/** Names that are set wide and quiet, as maps write regions and waters. */
const EXTENTS = new Set(['river', 'lake', 'region', 'wood', 'country']);

/**
 * How much a place matters for the story: by its kind, its role and how many facts speak of it.
 * @param {Item} place
 */
export function importanceOf(place) {
  const { kind, role, facts } = place.properties;
  const byKind = kind === 'town' ? 6 : kind === 'village' ? 3 : EXTENTS.has(kind) ? 1 : 2;
  const byRole = role === 'context' ? 0 : role === 'implied' ? 2 : 4;
  return byKind + byRole + Math.min(facts?.length ?? 0, 30) / 3;
}

/**
 * The operation's own rivers and roads, more exact than the base map.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 */
export function drawPlaceLines(context, view, scene) {
  for (const place of scene.operation.places) {
    const geometry = place.geometry;
    if (geometry?.type !== 'LineString' && geometry?.type !== 'MultiLineString') continue;
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    const isRoad = place.properties.kind === 'road';
    context.beginPath();
    for (const coordinates of lines) {
      coordinates.forEach((/** @type {[number, number]} */ [lon, lat], /** @type {number} */ i) => {
        const [x, y] = toCanvas(view, lon, lat);
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
    }
    context.lineJoin = 'round';
    context.lineWidth = isRoad ? 1 : view.zoom < 8 ? 1.8 : 2.8;
    context.strokeStyle = isRoad ? scene.palette.border : scene.palette.river;
    context.stroke();
  }
}

/**
 * From which zoom on a place is shown: the more the story speaks of it the earlier, what is only there for orientation
 * later.
 * @param {Item} place
 * @param {number} importance
 */
function zoomOf(place, importance) {
  const { zoom } = styleOf(place);
  if (place.properties.role === 'context') return zoom + 1.5;
  return zoom - Math.max(0, importance - 6) * 0.5;
}

/**
 * @typedef {object} PlaceMark  A place that has found room for its name.
 * @property {Item} place
 * @property {number} x
 * @property {number} y
 * @property {{ x: number, y: number }} corner  Top left of the name.
 * @property {string} name
 */

/** From this importance on a place is named before anything else is. */
const MAJOR = 11;

/**
 * The places to show, most important first: those whose time has come at this zoom and which are in view.
 * @param {View} view
 * @param {Scene} scene
 */
export function placesInView(view, scene) {
  return scene.operation.places
    .filter((place) => counts(place.properties, scene.situation.accounts) || isSelected(scene, place))
    .map((place) => ({ place, importance: importanceOf(place), point: pointOf(place) }))
    .filter(({ place, importance, point }) => {
      if (!point || (EXTENTS.has(place.properties.kind) && place.geometry?.type === 'LineString')) return false;
      if (!isSelected(scene, place) && view.zoom < zoomOf(place, importance)) return false;
      const [x, y] = toCanvas(view, point[0], point[1]);
      return x > view.pad && y > view.pad && x < view.width - view.pad && y < view.height - view.pad;
    })
    .sort((a, b) => b.importance - a.importance);
}

/**
 * Keeps the dots of places free of names.
 * @param {View} view
 * @param {Boxes} boxes
 * @param {ReturnType<typeof placesInView>} places
 */
export function reserveDots(view, boxes, places) {
  for (const { place, point } of places) {
    const { dot } = styleOf(place);
    if (!point || dot === 0) continue;
    const [x, y] = toCanvas(view, point[0], point[1]);
    boxes.take(x - dot, y - dot, x + dot, y + dot);
  }
}

/**
 * Finds room for the names of places.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Boxes} boxes
 * @param {ReturnType<typeof placesInView>} places
 * @param {boolean} major  Those that come before everything else, or the rest.
 * @returns {PlaceMark[]}
 */
export function placeNames(context, view, scene, boxes, places, major) {
  return places.flatMap(({ place, importance, point }) => {
    if (importance >= MAJOR !== major || !point) return [];
    const [x, y] = toCanvas(view, point[0], point[1]);
    const style = styleOf(place);
    const extent = EXTENTS.has(place.properties.kind);
    const name = textOf(place.properties, 'name', scene.format.language);
    setFont(context, place);
    const width = widthOf(context, name);
    const height = style.size + 3;
    const gap = style.dot + 4;
    const corners = extent
      ? [{ x: x - width / 2, y: y - height / 2 }]
      : [
          { x: x + gap, y: y - height / 2 },
          { x: x - gap - width, y: y - height / 2 },
          { x: x - width / 2, y: y + gap },
          { x: x - width / 2, y: y - gap - height },
          { x: x + gap, y: y + gap },
          { x: x - gap - width, y: y + gap },
          { x: x + 25, y: y - height / 2 },
          { x: x - 25 - width, y: y - height / 2 },
          { x: x - width / 2, y: y - 24 - height },
          { x: x + 25, y: y - 24 - height },
          ...(major ? farCorners(x, y, width, height) : []),
        ];
    const corner = boxes.place(corners, width, height);
    if (!corner && !isSelected(scene, place)) return [];
    return [{ place, x, y, name, corner: corner ?? corners[0] }];
  });
}

/**
 * Beyond the symbols that stand about a place: where the names of the places that matter most go when all else fails.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
function farCorners(x, y, width, height) {
  return [
    { x: x - width / 2, y: y + 42 },
    { x: x + 48, y: y - height / 2 },
    { x: x - 48 - width, y: y - height / 2 },
    { x: x - width / 2, y: y - 46 - height },
    { x: x + 20, y: y - 46 - height },
    { x: x + 48, y: y + 18 },
    { x: x - 48 - width, y: y + 18 },
  ];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {PlaceMark[]} marks
 * @returns {Hit[]}
 */
export function drawPlaces(context, view, scene, marks) {
  for (const { place, x, y, name, corner } of marks) {
    const style = styleOf(place);
    const { kind, radiusM } = place.properties;
    const extent = EXTENTS.has(kind);
    const water = kind === 'river' || kind === 'lake';
    const { river, ink, muted } = scene.palette;
    const color = water ? mix(river, ink, 0.45) : extent ? muted : ink;
    if (isSelected(scene, place) && radiusM) {
      const lat = pointOf(place)?.[1] ?? 0;
      drawRing(context, x, y, metresToPixels(view, radiusM, lat), scene.palette.accent, 1);
    }
    if (style.dot) {
      context.beginPath();
      context.arc(x, y, style.dot, 0, Math.PI * 2);
      context.fillStyle = scene.palette.halo;
      context.strokeStyle = scene.palette.ink;
      context.lineWidth = 1.4;
      context.fill();
      context.stroke();
    }
    drawTie(context, scene, x, y, corner, widthOf(setFont(context, place), name), style.size + 3);
    drawLabel(context, name, corner.x, corner.y + (style.size + 3) / 2, color, fade(scene.palette.halo, 0.85));
  }
  context.letterSpacing = '0px';
  return marks.map(({ place, x, y }) => ({ key: `places/${place.id}`, x, y, radius: 10 }));
}

/**
 * A thin line from a place to its name where the name had to go far.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @param {{ x: number, y: number }} corner
 * @param {number} width
 * @param {number} height
 */
function drawTie(context, scene, x, y, corner, width, height) {
  const nearX = Math.min(Math.max(x, corner.x), corner.x + width);
  const nearY = Math.min(Math.max(y, corner.y), corner.y + height);
  if (Math.hypot(nearX - x, nearY - y) < 30) return;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(nearX, nearY);
  context.lineWidth = 1;
  context.strokeStyle = fade(scene.palette.ink, 0.6);
  context.stroke();
}

/**
 * @param {Scene} scene
 * @param {Item} place
 */
const isSelected = (scene, place) => scene.selection === `places/${place.id}`;

/** @param {Item} place */
const styleOf = (place) => KINDS[place.properties.kind] ?? KINDS.village;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Item} place
 */
function setFont(context, place) {
  const style = styleOf(place);
  const extent = EXTENTS.has(place.properties.kind);
  context.font = extent ? `italic ${style.size}px ${SERIF}` : `${style.weight} ${style.size}px ${FONT}`;
  context.letterSpacing = extent ? '1.5px' : '0px';
  return context;
}
