// A package of many invented movers with two reference layers, one of them large enough to be drawn from tiles.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asOperation, BOX, CENTRE, makeMovers } from './benchmarks/movers.mjs';

/** More than the map loads whole. */
const UNITS = 5200;
/** So much wider than those of the benchmark they are spread, so that single ones can be seen. */
const SPREAD = 6;
/** From one middle to the next, degrees. */
const STEP = 0.05;

/** @param {string} folder  Made if it is not there. */
export function writeManyMovers(folder) {
  mkdirSync(join(folder, 'layers'), { recursive: true });
  const write = (name, content) => writeFileSync(join(folder, name), JSON.stringify(content));
  const { document, collections } = asOperation(makeMovers(UNITS).map(spread));
  const own = (feature, kind) => ({ id: feature.id, kind, ...feature.properties });
  write('operation.json', {
    formatVersion: 1,
    ...document,
    id: 'many',
    title: `${UNITS.toLocaleString('en')} units (invented)`,
    bbox: [spreadLon(BOX[0]), spreadLat(BOX[1]), spreadLon(BOX[2]), spreadLat(BOX[3])],
    perspectives: undefined,
    forces: collections.forces.map((force) => own(force, 'side')),
    units: collections.units.map((unit, i) => ({ ...own(unit, 'formation'), name: `Unit ${i + 1}`, sideId: undefined })),
    sources: [{ id: 'src-none', name: 'Nobody: everything here is made up', kind: 'text' }],
    layers: [
      { id: 'districts', title: 'Districts (invented)', titleFr: 'Districts (inventés)' },
      { id: 'posts', title: 'Posts (invented)', titleFr: 'Postes (inventés)' },
    ],
  });
  for (const name of ['places', 'areas', 'events']) write(`${name}.geojson`, collectionOf([]));
  write(
    'movements.geojson',
    collectionOf(
      collections.movements.map(({ id, geometry, properties: { subject, datetimes } }, i) => ({
        type: 'Feature',
        id,
        geometry,
        properties: {
          name: `Way of unit ${i + 1}`,
          kind: 'advance',
          subject,
          confidence: 'documented',
          citations: ['src-none'],
          datetimes,
        },
      })),
    ),
  );
  const middles = middlesIn(BOX);
  write('layers/districts.geojson', collectionOf(middles.map(district)));
  write('layers/posts.geojson', collectionOf(middles.filter((_, i) => i % 40 === 0).map(post)));
}

const spreadLon = (lon) => CENTRE.lon + SPREAD * (lon - CENTRE.lon);
const spreadLat = (lat) => CENTRE.lat + SPREAD * (lat - CENTRE.lat);
const spread = (mover) => ({
  ...mover,
  coordinates: mover.coordinates.map(([lon, lat]) => [spreadLon(lon), spreadLat(lat)]),
});
const collectionOf = (features) => ({ type: 'FeatureCollection', features });

/** Rows of middles, every other one set off by half a step. */
function middlesIn([west, south, east, north]) {
  const height = (STEP * Math.sqrt(3)) / 2;
  const rows = Math.floor((north - south) / height);
  const columns = Math.floor((east - west) / STEP);
  return Array.from({ length: rows * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    return [west + ((i % columns) + (row % 2) / 2) * STEP, south + row * height];
  });
}

/** A hexagon about a middle, a little apart from those beside it. */
function district([lon, lat], i) {
  const corner = (k) => {
    const angle = Math.PI / 6 + (k % 6) * (Math.PI / 3);
    const size = 0.92 * (STEP / Math.sqrt(3));
    return [lon + size * Math.cos(angle), lat + size * Math.sin(angle)].map((degrees) => Number(degrees.toFixed(5)));
  };
  const coordinates = [Array.from({ length: 7 }, (_, k) => corner(k))];
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates },
    properties: { name: `District ${i + 1}`, households: 200 + ((i * 37) % 900) },
  };
}

const post = (coordinates, i) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: coordinates.map((degrees) => Number(degrees.toFixed(5))) },
  properties: { name: `Post ${i + 1}`, manned: i % 3 !== 0 },
});
