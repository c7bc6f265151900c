// An operation of any number of movers, the same in every run: each goes its own way over six hours, halts now and then, and has one of forty symbols.
const BEGIN = Date.parse('2020-01-01T00:00:00Z');
const HOUR = 3_600_000;
export const SPAN = { begin: BEGIN, end: BEGIN + 6 * HOUR };
export const BOX = [-2, 13, 2, 16];
export const CENTRE = { lon: 0, lat: 14.5, zoom: 8.25 };
const VERTICES = 24;
const SIDES = ['#c2410c', '#1d4ed8', '#047857', '#6d28d9'];
const MAINS = ['121100', '121102', '120500', '130300', '150200', '160600', '110600', '121103', '121300', '130100'];

/** Numbers from 0 to 1. */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * @param {number} count
 * @returns {{ id: string, side: number, sidc: string, color: string, coordinates: [number, number][], times: number[] }[]}
 */
export function makeMovers(count) {
  const random = chance(count);
  return Array.from({ length: count }, (_, i) => {
    const side = i % SIDES.length;
    let lon = BOX[0] + 0.3 + random() * (BOX[2] - BOX[0] - 0.6);
    let lat = BOX[1] + 0.3 + random() * (BOX[3] - BOX[1] - 0.6);
    let course = random() * Math.PI * 2;
    const coordinates = [];
    const times = [];
    for (let v = 0; v < VERTICES; v++) {
      coordinates.push([Number(lon.toFixed(5)), Number(lat.toFixed(5))]);
      times.push(BEGIN + Math.round((v * 6 * HOUR) / (VERTICES - 1) / 1000) * 1000);
      if (random() < 0.1) continue;
      course += (random() - 0.5) * 1.2;
      lon += 0.02 * Math.cos(course);
      lat += 0.02 * Math.sin(course);
    }
    return { id: `mov-${String(i).padStart(5, '0')}`, side, sidc: sidcOf(i), color: SIDES[side], coordinates, times };
  });
}

/** @param {number} i */
function sidcOf(i) {
  return `10031000${String(11 + (i % 8)).padStart(2, '0')}${MAINS[i % MAINS.length]}0000`;
}

/**
 * The same movers as the feeds of an operation.
 * @param {ReturnType<typeof makeMovers>} movers
 * @returns {{ document: object, collections: Record<string, object[]> }}
 */
export function asOperation(movers) {
  const feature = (id, geometry, properties) => ({ type: 'Feature', id, geometry, properties: { id, ...properties } });
  const iso = (t) => new Date(t).toISOString().replace('.000Z', 'Z');
  return {
    document: {
      id: 'movers',
      title: `${movers.length} movers`,
      begin: iso(SPAN.begin),
      end: iso(SPAN.end),
      bbox: BOX,
      defaultView: { center: [CENTRE.lon, CENTRE.lat], zoom: CENTRE.zoom, time: iso(SPAN.begin) },
      timeZone: 'UTC',
      perspectives: [{ id: 'all', label: 'All', identities: {} }],
    },
    collections: {
      forces: SIDES.map((color, i) => feature(`side-${i}`, null, { name: `Side ${i + 1}`, color })),
      units: movers.map(({ id, side, sidc }) =>
        feature(`unit-${id}`, null, { name: id, forceId: `side-${side}`, sideId: `side-${side}`, sidc }),
      ),
      movements: movers.map(({ id, side, coordinates, times }) =>
        feature(
          id,
          { type: 'LineString', coordinates },
          {
            name: id,
            kind: 'advance',
            movementId: id,
            subject: `unit-${id}`,
            forceId: `side-${side}`,
            datetimes: times.map(iso),
            begin: iso(times[0]),
            end: iso(times.at(-1)),
            confidence: 'documented',
          },
        ),
      ),
    },
  };
}
