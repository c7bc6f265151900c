/** @import { TileFeature } from './in-view.js' */
/** @import { Geometry } from './types.js' */
import { worldX, worldY } from './mercator.js';

/** Half a unit of the grid that coordinates in tiles lie on, as a part of the tile. */
const HALF = 0.5 / 4096;

/** @typedef {[number, number][]} Path */
/** @typedef {TileFeature & { edges: Path[] }} Piece  What one tile has of a feature, and the edges of its areas. */

/**
 * Tiles reach beyond their sides, and areas are cut where that ends. Of what lies beyond, only the areas are kept: the cut is no edge of theirs, and
 * points and edges are in the next tile as well.
 * @param {TileFeature} feature  As the tile has it.
 * @param {{ z: number, x: number, y: number }} tile
 * @returns {Piece | null} Null where nothing is left of it.
 */
export function pieceOf(feature, { z, x, y }) {
  const count = 2 ** z;
  const beyond = (/** @type {[number, number]} */ [lon, lat]) => {
    const [across, down] = [worldX(lon) * count - x, worldY(lat) * count - y];
    return (across < -HALF ? 1 : 0) | (across > 1 + HALF ? 2 : 0) | (down < -HALF ? 4 : 0) | (down > 1 + HALF ? 8 : 0);
  };
  const { type, coordinates } = feature.geometry;
  if (type === 'Point') return beyond(coordinates) ? null : { ...feature, edges: [] };
  const rings = type === 'Polygon' ? coordinates : type === 'MultiPolygon' ? coordinates.flat() : [];
  return { ...feature, edges: rings.flatMap((/** @type {Path} */ ring) => edgesOf(ring, ring.map(beyond))) };
}

/**
 * A ring without the stretches that lie wholly beyond one side.
 * @param {Path} ring
 * @param {number[]} beyond  Of each position, the sides that it lies beyond, as bits.
 */
function edgesOf(ring, beyond) {
  /** @type {Path[]} */
  const edges = [];
  let going = false;
  for (let i = 1; i < ring.length; i++) {
    const kept = (beyond[i - 1] & beyond[i]) === 0;
    if (kept && going) edges[edges.length - 1].push(ring[i]);
    else if (kept) edges.push([ring[i - 1], ring[i]]);
    going = kept;
  }
  return edges;
}

/**
 * Puts together what several tiles have of the same features.
 * @param {Piece[]} pieces
 * @returns {Piece[]} One for each feature.
 */
export function joinPieces(pieces) {
  /** @type {Map<string, Piece[]>} */
  const byId = new Map();
  for (const piece of pieces) {
    const known = byId.get(piece.id);
    if (known) known.push(piece);
    else byId.set(piece.id, [piece]);
  }
  return [...byId.values()].map((own) => {
    if (own.length === 1) return own[0];
    const geometry = /** @type {Geometry} */ ({
      type: 'GeometryCollection',
      geometries: own.map((piece) => piece.geometry),
    });
    return { ...own[0], geometry, edges: own.flatMap(({ edges }) => edges) };
  });
}
