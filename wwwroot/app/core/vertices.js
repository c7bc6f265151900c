/** @import { Geometry } from './types.js' */

/**
 * A position of a geometry that can be moved, by where it stands among the coordinates; of a ring, the last is the first.
 * @typedef {{ path: number[], at: [number, number] }} Vertex
 */

const DEPTH = /** @type {Record<string, number>} */ ({
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
});

const isRing = (/** @type {Geometry} */ { type }) => type === 'Polygon' || type === 'MultiPolygon';

/** Fewer positions than this make no such shape. @param {Geometry} geometry */
const leastOf = (geometry) => (isRing(geometry) ? 3 : geometry.type === 'MultiPoint' ? 1 : 2);

/**
 * Every position that can be moved; none of a collection of geometries.
 * @param {Geometry | null} geometry
 * @returns {Vertex[]}
 */
export function verticesOf(geometry) {
  if (!geometry || !(geometry.type in DEPTH)) return [];
  /** @type {Vertex[]} */
  const found = [];
  const visit = (/** @type {any} */ part, /** @type {number[]} */ path, /** @type {number} */ depth) => {
    if (depth === 0) {
      found.push({ path, at: [part[0], part[1]] });
      return;
    }
    const open = depth === 1 && isRing(geometry) ? part.slice(0, -1) : part;
    for (const [i, inner] of open.entries()) visit(inner, [...path, i], depth - 1);
  };
  visit(geometry.coordinates, [], DEPTH[geometry.type]);
  return found;
}

/** @param {number} value @param {number} most */
const within = (value, most) => Math.max(-most, Math.min(most, value));

/** As near as a map can be read: a millionth of a degree is 0.1 m. @param {[number, number]} at @returns {[number, number]} */
export const rounded = ([lon, lat]) => {
  const turned = lon - 360 * Math.round(lon / 360);
  return [Math.round(turned * 1e6) / 1e6, Math.round(within(lat, 90) * 1e6) / 1e6];
};

/**
 * The list that a position stands in, changed.
 * @param {Geometry} geometry
 * @param {number[]} path
 * @param {(list: any[], i: number) => any[]} change  Of a ring: the positions without the last.
 * @returns {Geometry}
 */
function changed(geometry, path, change) {
  /** @type {(part: any[], path: number[]) => any[]} */
  const visit = (part, [first, ...rest]) => {
    if (rest.length > 0) return part.map((inner, i) => (i === first ? visit(inner, rest) : inner));
    const list = change(isRing(geometry) ? part.slice(0, -1) : part, first);
    return isRing(geometry) ? [...list, list[0]] : list;
  };
  return { ...geometry, coordinates: visit(geometry.coordinates, path) };
}

/**
 * @param {Geometry} geometry
 * @param {number[]} path
 * @param {[number, number]} at
 * @returns {Geometry}
 */
export function moved(geometry, path, at) {
  if (path.length === 0) return { ...geometry, coordinates: rounded(at) };
  return changed(geometry, path, (list, i) => list.map((one, n) => (n === i ? rounded(at) : one)));
}

/**
 * With one more position after another one; the same geometry where it has only one.
 * @param {Geometry} geometry
 * @param {number[]} path
 * @param {[number, number]} [at]  Half way to the next one where it is not given; on beyond the last one.
 * @returns {Geometry}
 */
export function added(geometry, path, at) {
  if (path.length === 0) return geometry;
  return changed(geometry, path, (list, i) => {
    const next = list[i + 1] ?? (isRing(geometry) ? list[0] : null);
    const [a, b] = next ? [list[i], next] : [list[i], list[i - 1] ?? list[i]];
    const step = next ? 0.5 : -1;
    const between = /** @type {[number, number]} */ ([a[0] + (b[0] - a[0]) * step, a[1] + (b[1] - a[1]) * step]);
    return list.toSpliced(i + 1, 0, rounded(at ?? between));
  });
}

/**
 * Without a position; null where too few would be left.
 * @param {Geometry} geometry
 * @param {number[]} path
 * @returns {Geometry | null}
 */
export function removed(geometry, path) {
  if (path.length === 0) return null;
  let left = 0;
  const without = changed(geometry, path, (list, i) => {
    left = list.length - 1;
    return list.toSpliced(i, 1);
  });
  return left < leastOf(geometry) ? null : without;
}

/**
 * The shape that is drawn by setting one position after another.
 * @param {'Point' | 'LineString' | 'Polygon'} type
 * @param {[number, number][]} positions
 * @returns {Geometry | null} Null while there are too few.
 */
export function drawn(type, positions) {
  const exact = positions.map(rounded);
  if (type === 'Point') return exact.length > 0 ? { type, coordinates: exact[exact.length - 1] } : null;
  if (exact.length < (type === 'Polygon' ? 3 : 2)) return null;
  return { type, coordinates: type === 'Polygon' ? [[...exact, exact[0]]] : exact };
}
