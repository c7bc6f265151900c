/** @import { Item } from '../core/types.js' */
/** @import { Mover } from './lay-out-movers.js' */
/** @import { MapView } from './map-view.js' */
/** @import { View } from './projection.js' */
/** @import { Scene } from './scene.js' */
import { Boxes } from '../core/boxes.js';
import { textOf } from '../core/format.js';
import { CanvasLayer } from './canvas-layer.js';
import { areaColor, drawAreas } from './draw-areas.js';
import { calloutHits, drawCallouts, drawEventRings, groupEvents, placeCallouts } from './draw-events.js';
import { drawMovers } from './draw-movers.js';
import { drawMoverRings, drawPaths } from './draw-paths.js';
import { drawTrails } from './draw-trails.js';
import { drawLabel, FONT, shorten, widthOf } from './labels.js';
import { drawMoverNames, placeMoverNames } from './mover-names.js';
import { mix } from './palette.js';
import { toCanvas } from './projection.js';

/** Above what changes now and then, below what moves. */
const ORDER = 350;

/**
 * Lets a map name what is told differently and draw another version faintly over its own.
 * @param {MapView} mapView
 */
export function showOtherVersion(mapView) {
  const { map } = mapView;
  const pane = map.createPane('ghost');
  pane.style.zIndex = String(ORDER);
  pane.style.pointerEvents = 'none';
  /** Where names stand already, and the symbols of the other version: what the last drawing found. */
  let placed = { boxes: new Boxes(), ghosts: /** @type {Mover[]} */ ([]) };
  // As large as that of the map's own movers: what was placed on the one stands there on the other, too.
  const layer = new CanvasLayer('ghost', mapView.fast.pad, (context, view) => {
    const scene = mapView.scene();
    if (scene.ghost) drawGhost(context, view, scene, mapView, placed);
  });
  const extra = {
    /**
     * After the map's own things have been drawn.
     * @param {CanvasRenderingContext2D} context
     * @param {View} view
     * @param {Scene} scene
     * @param {Boxes} boxes  Where names stand.
     * @param {Mover[]} movers  Of both versions.
     */
    drawn(context, view, scene, boxes, movers) {
      if (scene.layers.areas && scene.spotlight) drawAreaNames(context, view, scene, boxes);
      placed = { boxes, ghosts: movers.filter((mover) => mover.ghost) };
    },
    /** Puts the other version on the map or takes it off; it is drawn after what it gives way to. */
    update() {
      const wanted = Boolean(mapView.scene().ghost);
      if (wanted && map.hasLayer(layer)) layer.redraw();
      else if (wanted) layer.addTo(map);
      else layer.remove();
    },
  };
  mapView.extra = extra;
  return extra;
}

/** @typedef {ReturnType<typeof showOtherVersion>} OtherVersion */

/**
 * What another version has instead: the same marks, with what room for names is left.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {MapView} mapView
 * @param {{ boxes: Boxes, ghosts: Mover[] }} placed
 */
function drawGhost(context, view, scene, mapView, { boxes, ghosts }) {
  const other = { ...scene, situation: scene.ghost ?? scene.situation, ghost: null, faint: true };
  const { layers } = other;
  if (layers.areas) drawAreas(context, view, other);
  if (layers.paths) drawPaths(context, view, other);
  if (layers.movers && layers.uncertainty) drawMoverRings(context, view, other);
  const groups = layers.events ? groupEvents(view, other) : [];
  const callouts = placeCallouts(context, view, other, boxes, groups, mapView.calloutSides);
  const names = placeMoverNames(context, other, boxes, ghosts);
  const eventHits = drawEventRings(context, view, other, groups);
  if (layers.movers) drawTrails(context, view, other);
  const moverHits = layers.movers ? drawMovers(context, view, other, mapView.atlas, ghosts) : [];
  drawCallouts(context, other, callouts);
  drawMoverNames(context, other, names);
  if (layers.areas) drawAreaNames(context, view, other, boxes);
  mapView.hits = [...mapView.hits, ...moverHits, ...calloutHits(callouts), ...eventHits];
}

/**
 * Names the areas that are told differently: beneath them where there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Boxes} boxes
 */
function drawAreaNames(context, view, scene, boxes) {
  const { spotlight, palette, format } = scene;
  const widest = Math.min(440, (view.width - 2 * view.pad) * 0.8);
  context.font = `600 12px ${FONT}`;
  for (const area of scene.situation.areas) {
    const box = spotlight?.has(`areas/${area.id}`) ? frameOf(view, area) : null;
    if (!box) continue;
    const text = shorten(context, textOf(area.properties, 'name', format.language), widest);
    const width = widthOf(context, text);
    const x = (box.left + box.right - width) / 2;
    const middle = (box.top + box.bottom) / 2 - 8;
    const corner = boxes.place(
      [
        { x, y: box.bottom + 4 },
        { x, y: box.top - 20 },
        { x: box.right + 6, y: middle },
        { x: box.left - 6 - width, y: middle },
        { x: box.right + 28, y: middle },
        { x: box.left - 28 - width, y: middle },
        { x, y: box.bottom + 24 },
        { x, y: box.top - 40 },
        { x, y: middle },
      ],
      width,
      16,
    );
    const color = areaColor(scene, area);
    const ink = palette.dark ? mix(color, '#ffffff', 0.55) : mix(color, '#000000', 0.3);
    if (corner) drawLabel(context, text, corner.x, corner.y + 8, ink, palette.halo);
  }
}

/**
 * @param {View} view
 * @param {Item} area
 */
function frameOf(view, area) {
  const rings = area.geometry?.type === 'MultiPolygon' ? area.geometry.coordinates.flat() : area.geometry?.coordinates;
  const points = (rings ?? []).flat().map((/** @type {[number, number]} */ [lon, lat]) => toCanvas(view, lon, lat));
  if (points.length === 0) return null;
  const [xs, ys] = [0, 1].map((i) => points.map((/** @type {number[]} */ point) => point[i]));
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/**
 * Ties two maps: whichever is moved, both show the same land.
 * @param {MapView} first
 * @param {MapView} second  Lets go when it is removed.
 */
export function tie(first, second) {
  let led = false;
  const lead = (/** @type {import('leaflet').Map} */ from, /** @type {import('leaflet').Map} */ to) => () => {
    if (led) return;
    led = true;
    to.setView(from.getCenter(), from.getZoom(), { animate: false });
    led = false;
  };
  const forth = lead(first.map, second.map);
  first.map.on('move', forth);
  second.map.on('move', lead(second.map, first.map));
  second.map.on('unload', () => first.map.off('move', forth));
}
