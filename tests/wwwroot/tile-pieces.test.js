import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recent } from '../../wwwroot/app/core/recent.js';
import { joinPieces, pieceOf } from '../../wwwroot/app/core/tile-pieces.js';

/** Two tiles beside each other on the equator: 90 degrees each, of which tiles reach two and a half beyond their sides. */
const WEST = { z: 2, x: 1, y: 1 };
const EAST = { z: 2, x: 2, y: 1 };
const area = (ring, id = 'a') => ({ id, properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } });
/** An area from -10 to 10 degrees of longitude, as each tile has it. */
const inWest = area([
  [-10, 10],
  [2.5, 10],
  [2.5, 20],
  [-10, 20],
  [-10, 10],
]);
const inEast = area([
  [-2.5, 10],
  [10, 10],
  [10, 20],
  [-2.5, 20],
  [-2.5, 10],
]);

test('the edges of an area are its own, not those that the tile has cut', () => {
  assert.deepEqual(pieceOf(inWest, WEST)?.edges, [
    [
      [-10, 10],
      [2.5, 10],
    ],
    [
      [2.5, 20],
      [-10, 20],
      [-10, 10],
    ],
  ]);
  assert.deepEqual(pieceOf(inEast, EAST)?.edges, [
    [
      [-2.5, 10],
      [10, 10],
      [10, 20],
      [-2.5, 20],
    ],
  ]);
});

test('an area within a tile keeps all of its edges, one that fills a tile has none', () => {
  const ring = [
    [-50, 10],
    [-40, 10],
    [-40, 20],
    [-50, 10],
  ];
  assert.deepEqual(pieceOf(area(ring), WEST)?.edges, [ring]);
  const all = area([
    [-92.5, -1],
    [2.5, -1],
    [2.5, 67],
    [-92.5, 67],
    [-92.5, -1],
  ]);
  assert.deepEqual(pieceOf(all, WEST)?.edges, []);
});

test('an edge on the side of a tile is kept', () => {
  const ring = [
    [-10, 10],
    [0, 10],
    [0, 20],
    [-10, 20],
    [-10, 10],
  ];
  assert.deepEqual(pieceOf(area(ring), WEST)?.edges, [ring]);
});

test('what tiles have of one area is one, and a point beyond a side is of the next tile only', () => {
  const pieces = [
    pieceOf(inWest, WEST),
    pieceOf(inEast, EAST),
    pieceOf(area(inWest.geometry.coordinates[0], 'b'), WEST),
  ];
  const joined = joinPieces(/** @type {any} */ (pieces));
  assert.deepEqual(
    joined.map(({ id, geometry, edges }) => [id, geometry.type, edges.length]),
    [
      ['a', 'GeometryCollection', 3],
      ['b', 'Polygon', 2],
    ],
  );
  const point = (lon) => ({ id: 'p', properties: {}, geometry: { type: 'Point', coordinates: [lon, 10] } });
  assert.equal(pieceOf(point(1), WEST), null);
  assert.deepEqual(pieceOf(point(1), EAST)?.edges, []);
});

test('of many things those asked for last are kept', () => {
  const recent = new Recent(2);
  assert.equal(recent.set('a', 1), undefined);
  assert.equal(recent.set('b', 2), undefined);
  assert.equal(recent.get('a'), 1);
  assert.equal(recent.set('c', 3), 2);
  assert.deepEqual(
    ['a', 'b', 'c'].map((key) => recent.get(key)),
    [1, undefined, 3],
  );
  recent.delete('c');
  assert.equal(recent.get('c'), undefined);
});
