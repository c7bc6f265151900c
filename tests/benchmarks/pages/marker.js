// Every mover an L.Marker that is set to its place before each frame: what most maps with moving things do.
import { iconOf, openMap } from './plain-map.js';

const { L } = /** @type {any} */ (globalThis);
const { map, movers, span } = await openMap();
const markers = movers.map((mover) =>
  L.marker([0, 0], { icon: iconOf(mover), interactive: true, keyboard: false }).addTo(map),
);
const cursors = movers.map(() => 0);

/** @param {number} t */
function show(t) {
  for (let m = 0; m < movers.length; m++) {
    const { times, coordinates } = movers[m];
    let i = cursors[m];
    if (times[i] > t) i = 0;
    while (i < times.length - 2 && times[i + 1] <= t) i++;
    cursors[m] = i;
    const part = Math.min(1, (t - times[i]) / (times[i + 1] - times[i]));
    const [from, to] = [coordinates[i], coordinates[i + 1]];
    markers[m].setLatLng([from[1] + (to[1] - from[1]) * part, from[0] + (to[0] - from[0]) * part]);
  }
}

show(span.begin);
/** @type {any} */ (globalThis).bench = { span, show };
