import { worldX, worldY } from '../core/mercator.js';

/**
 * @typedef {object} View  What a canvas shows: a linear map from world fractions to its pixels.
 * @property {number} zoom
 * @property {number} scale  Pixels per world width.
 * @property {number} left  World pixel at the canvas' left edge.
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {number} pad  How far the canvas reaches beyond the visible map on every side.
 * @property {number} ratio  Device pixels per pixel.
 */

/**
 * Of the turns of the world that a position lies on, the one nearest to the middle of the view: what crosses the
 * antimeridian stays together.
 * @param {View} view
 * @param {number} lon
 * @param {number} lat
 * @returns {[number, number]}
 */
export function toCanvas(view, lon, lat) {
  return [xOnCanvas(view, worldX(lon)), worldY(lat) * view.scale - view.top];
}

/**
 * The same of a position that was projected before.
 * @param {View} view
 * @param {number} world  Fraction of the world's width.
 */
export function xOnCanvas({ left, width, scale }, world) {
  const x = world * scale - left;
  return x - Math.round((x - width / 2) / scale) * scale;
}

/**
 * @param {View} view
 * @param {number} metres
 * @param {number} lat
 * @returns {number} Pixels on the map at that latitude.
 */
export function metresToPixels(view, metres, lat) {
  return (metres / (40030173.6 * Math.cos((lat * Math.PI) / 180))) * view.scale;
}
