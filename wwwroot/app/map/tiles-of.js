/** @import { MapView } from './map-view.js' */
import { worldX, worldY } from '../core/mercator.js';
import { clamp } from '../core/time.js';

/**
 * The tiles that cover what a map shows, of 512 pixels and more.
 * @param {MapView} map
 * @param {[number, number, number, number]} bounds  Beyond them there are none: west, south, east, north, degrees.
 * @returns {{ z: number, x: number, y: number }[]}
 */
export function tilesOf(map, bounds) {
  const [west, south, east, north] = map.box;
  const z = clamp(Math.floor(map.position.zoom - 1), 0, 14);
  const count = 2 ** z;
  const [left, right] = [west, east].map((lon) => Math.floor(worldX(lon) * count));
  const [top, bottom] = [north, south].map((lat) => clamp(Math.floor(worldY(lat) * count), 0, count - 1));
  const tiles = [];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= Math.min(right, left + count - 1); x++)
      tiles.push({ z, x: ((x % count) + count) % count, y });
  }
  const [first, last] = [bounds[0], bounds[2]].map((lon) => Math.floor(worldX(lon) * count));
  const [upper, lower] = [bounds[3], bounds[1]].map((lat) => Math.floor(worldY(lat) * count));
  return tiles.filter(({ x, y }) => x >= first && x <= last && y >= upper && y <= lower);
}
