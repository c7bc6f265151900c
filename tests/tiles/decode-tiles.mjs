// Reads every tile (*.mvt) of a folder with the reference decoder and prints what it finds, one line of JSON per tile:
// the layers in order, and of each feature its type, its properties and its rings, lines or points in units of the tile.
// Polygons must come apart into exterior rings with their holes. Usage: node decode-tiles.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyRings, VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

const folder = process.argv[2];
for (const name of readdirSync(folder).sort()) {
  const tile = new VectorTile(new PbfReader(readFileSync(join(folder, name))));
  const layers = Object.entries(tile.layers).map(([id, layer]) => ({
    id,
    version: layer.version,
    extent: layer.extent,
    features: Array.from({ length: layer.length }, (_, i) => {
      const feature = layer.feature(i);
      const geometry = feature.loadGeometry();
      return {
        type: feature.type,
        properties: feature.properties,
        polygons: feature.type === 3 ? classifyRings(geometry).map((rings) => rings.length) : [],
        parts: geometry.map((part) => part.map((p) => [p.x, p.y])),
      };
    }),
  }));
  console.log(JSON.stringify({ name, layers }));
}
