/** @import { TileFeature } from '../core/in-view.js' */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

/**
 * The features of one layer of a Mapbox Vector Tile.
 * @param {ArrayBuffer} bytes
 * @param {string} layer
 * @param {number} z
 * @param {number} x
 * @param {number} y
 * @returns {TileFeature[]} Geometries in degrees.
 */
export function readTile(bytes, layer, z, x, y) {
  if (bytes.byteLength === 0) return [];
  const found = new VectorTile(new PbfReader(new Uint8Array(bytes))).layers[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, i) => {
    const { geometry, properties } = found.feature(i).toGeoJSON(x, y, z);
    const own = /** @type {Record<string, any>} */ (properties ?? {});
    return { id: String(own.id), properties: own, geometry: /** @type {any} */ (geometry) };
  });
}
