/** @import { Boxes } from '../core/boxes.js' */
/** @import { Item } from '../core/types.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { textOf } from '../core/format.js';
import { drawRing } from './draw-paths.js';
import { drawLabel, FONT, SERIF } from './labels.js';
import { fade } from './palette.js';
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
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Boxes} boxes
 * @returns {Hit[]}
 */
export function drawPlaces(context, view, scene, boxes) {
  /** @type {Hit[]} */
  const hits = [];
  const places = [...scene.operation.places].sort((a, b) => importanceOf(b) - importanceOf(a));
  for (const place of places) {
    const selected = scene.selection === `places/${place.id}`;
    const style = KINDS[place.properties.kind] ?? KINDS.village;
    const early = Math.max(0, importanceOf(place) - 8) * 0.4;
    const point = pointOf(place);
    if (!point || (!selected && view.zoom < style.zoom - early)) continue;
    if (EXTENTS.has(place.properties.kind) && place.geometry?.type !== 'Point') continue;
    const [x, y] = toCanvas(view, point[0], point[1]);
    if (x < -100 || y < -40 || x > view.width + 100 || y > view.height + 40) continue;
    if (selected && place.properties.radiusM) {
      const radius = metresToPixels(view, place.properties.radiusM, point[1]);
      drawRing(context, x, y, radius, scene.palette.accent, 1);
    }
    if (drawPlace(context, view, scene, boxes, place, x, y)) hits.push({ key: `places/${place.id}`, x, y, radius: 10 });
  }
  return hits;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} _view
 * @param {Scene} scene
 * @param {Boxes} boxes
 * @param {Item} place
 * @param {number} x
 * @param {number} y
 */
function drawPlace(context, _view, scene, boxes, place, x, y) {
  const style = KINDS[place.properties.kind] ?? KINDS.village;
  const extent = EXTENTS.has(place.properties.kind);
  const name = textOf(place.properties, 'name', scene.format.language);
  const water = place.properties.kind === 'river' || place.properties.kind === 'lake';
  context.font = extent ? `italic ${style.size}px ${SERIF}` : `${style.weight} ${style.size}px ${FONT}`;
  context.letterSpacing = extent ? '1.5px' : '0px';
  const width = context.measureText(name).width;
  const height = style.size + 3;
  const gap = style.dot + 4;
  const corners = extent
    ? [{ x: x - width / 2, y: y - height / 2 }]
    : [
        { x: x + gap, y: y - height / 2 },
        { x: x - gap - width, y: y - height / 2 },
        { x: x - width / 2, y: y + gap },
        { x: x - width / 2, y: y - gap - height },
      ];
  const corner = boxes.place(corners, width, height);
  if (!corner) {
    context.letterSpacing = '0px';
    return false;
  }
  const color = water ? scene.palette.river : extent ? scene.palette.muted : scene.palette.ink;
  if (style.dot) {
    boxes.take(x - style.dot, y - style.dot, x + style.dot, y + style.dot);
    context.beginPath();
    context.arc(x, y, style.dot, 0, Math.PI * 2);
    context.fillStyle = scene.palette.halo;
    context.strokeStyle = scene.palette.ink;
    context.lineWidth = 1.4;
    context.fill();
    context.stroke();
  }
  drawLabel(context, name, corner.x, corner.y + height / 2, color, fade(scene.palette.halo, 0.85));
  context.letterSpacing = '0px';
  return true;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Boxes} boxes
 */
export function drawCountries(context, view, scene, boxes) {
  if (!scene.base || view.zoom > 7.5) return;
  const names = new Intl.DisplayNames(scene.format.language, { type: 'region' });
  context.letterSpacing = '3px';
  context.font = `${view.zoom < 5 ? 11 : 13}px ${SERIF}`;
  for (const country of scene.base.countries) {
    const [x, y] = toCanvas(view, country.lon, country.lat);
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    const name = ((country.code && names.of(country.code)) || country.name).toLocaleUpperCase(scene.format.language);
    const width = context.measureText(name).width;
    const corner = boxes.place([{ x: x - width / 2, y: y - 8 }], width, 16);
    if (corner) drawLabel(context, name, corner.x, y, scene.palette.muted, fade(scene.palette.halo, 0.6));
  }
  context.letterSpacing = '0px';
}
