/**
 * Web Mercator as fractions of the world's width: 0 to 1 eastwards and southwards. Multiplied by 256 * 2^zoom it gives
 * Leaflet's pixels, so positions are projected once and only scaled afterwards.
 */
const HIGHEST = 85.0511287798;

/** @param {number} lon */
export const worldX = (lon) => lon / 360 + 0.5;

/** @param {number} lat */
export function worldY(lat) {
  const sin = Math.sin((Math.min(Math.max(lat, -HIGHEST), HIGHEST) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

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
  const x = worldX(lon) * view.scale - view.left;
  const turns = Math.round((x - view.width / 2) / view.scale);
  return [x - turns * view.scale, worldY(lat) * view.scale - view.top];
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
