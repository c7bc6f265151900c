// The same movers as a GeoJSON layer of Leaflet.TimeDimension, its time set before each frame; its times are as fine as the frames are.
import { iconOf, openMap } from './plain-map.js';

const { L } = /** @type {any} */ (globalThis);
const { map, movers, span } = await openMap();
const STEP = 60_000;
const timeDimension = L.timeDimension({
  times: Array.from({ length: (span.end - span.begin) / STEP + 1 }, (_, i) => span.begin + i * STEP),
  currentTime: span.begin,
});
map.timeDimension = timeDimension;
const features = movers.map((mover) => ({
  type: 'Feature',
  geometry: { type: 'LineString', coordinates: mover.coordinates },
  properties: { id: mover.id, times: mover.times },
}));
const byId = new Map(movers.map((mover) => [mover.id, mover]));
const layer = L.geoJson(
  { type: 'FeatureCollection', features },
  {
    style: { weight: 2 },
    pointToLayer: (feature, latlng) =>
      L.marker(latlng, { icon: iconOf(byId.get(feature.properties.id)), keyboard: false }),
  },
);
L.timeDimension.layer
  .geoJson(layer, { addlastPoint: true, updateTimeDimension: false, waitForReady: false })
  .addTo(map);

/** @type {any} */ (globalThis).bench = { span, show: (t) => timeDimension.setCurrentTime(t) };
