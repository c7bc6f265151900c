import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemReader } from '../../wwwroot/app/core/columns.js';
import { InView } from '../../wwwroot/app/core/in-view.js';
import { PositionWindows } from '../../wwwroot/app/core/position-windows.js';
import { replaceList } from '../../wwwroot/app/core/renewal.js';
import { readSituations } from '../../wwwroot/app/core/situation-binary.js';
import { StrandPositions, strandMovements } from '../../wwwroot/app/core/strands.js';
import { situationBytes } from './situation-bytes.js';

const HOUR = 3_600_000;
const NONE = new Set();
const rest = () => new Promise((resolve) => setTimeout(resolve, 120));

/** Strand 0 goes one degree east in an hour. @param {number} t */
const goingEast = (t) => [{ lon: t / HOUR, lat: 10, status: 1, heading: 90, speed: 100 }];

/** Windows over 100 hours from 0, with what was asked for. */
function windowsOf(at = goingEast, answer = (ask) => situationBytes(ask, at)) {
  const asked = [];
  const told = { came: 0, late: 0 };
  const windows = new PositionWindows(
    { begin: 0, end: 100 * HOUR },
    at(0).length,
    async (ask) => {
      asked.push(ask);
      return answer(ask);
    },
    { came: () => told.came++, late: () => told.late++ },
  );
  return { windows, asked, told };
}

test('a strand is on the straight line between two instants, and at rest where it is told twice', () => {
  const data = readSituations(situationBytes({ begin: 0, step: HOUR, count: 2 }, goingEast));
  assert.deepEqual(data.between(0, 0, 0.25), { lon: 0.25, lat: 10, status: 'moving', heading: 90, speed: 100 });
  const still = () => [{ lon: 3, lat: 4, status: 2, heading: null, speed: 0 }];
  const halted = readSituations(situationBytes({ begin: 0, step: HOUR, count: 2 }, still));
  assert.equal(halted.between(0, 0, 0.5)?.status, 'halted');
  assert.equal(halted.between(0, 0, 0.5)?.lon, 3);
});

test('a strand crosses the antimeridian the short way', () => {
  const data = readSituations(
    situationBytes({ begin: 0, step: HOUR, count: 2 }, (t) => [
      { lon: t === 0 ? 179 : -179, lat: 0, status: 1, heading: 90, speed: 9 },
    ]),
  );
  assert.equal(Math.abs(data.between(0, 0, 0.5)?.lon ?? 0), 180);
  assert.equal(data.between(0, 0, 0.75)?.lon, -179.5);
});

test('who is shown at one of two instants only is shown in the half that is nearer to it', () => {
  const data = readSituations(
    situationBytes({ begin: 0, step: HOUR, count: 2 }, (t) => [
      t === 0 ? null : { lon: 1, lat: 1, status: 2, heading: null, speed: 0 },
    ]),
  );
  assert.equal(data.between(0, 0, 0.4), null);
  assert.equal(data.between(0, 0, 0.6)?.lon, 1);
});

test('a running clock has the window about it, an overview, and the windows ahead of it in its direction', async () => {
  for (const direction of /** @type {(1 | -1)[]} */ ([1, -1])) {
    const { windows, asked } = windowsOf();
    const clock = { now: 50 * HOUR, pace: HOUR / 1000, direction, playing: true };
    for (let i = 0; i < 6; i++) {
      windows.follow(clock, [NONE]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const fine = asked.filter((ask) => ask.step === windows.step);
    assert.equal(windows.step, HOUR / 4, 'four steps to a second');
    const about = fine.find((ask) => ask.begin <= clock.now && clock.now <= ask.begin + ask.step * (ask.count - 1));
    assert.ok(about);
    assert.equal(asked.indexOf(about), 0, 'the window about the clock before all');
    assert.equal(asked.filter((ask) => ask.step === windows.overviewStep).length, 1);
    const others = fine.filter((ask) => ask !== about).map((ask) => Math.sign(ask.begin - about.begin));
    assert.ok(others.length > 0 && others.every((side) => side === direction), `${others}`);
    assert.equal(new Set(asked.map((ask) => JSON.stringify(ask))).size, asked.length, 'nothing twice');
  }
});

test('a clock at rest has its exact instant, once it has stayed', async () => {
  const { windows, asked } = windowsOf();
  for (let t = 0; t < 20; t++) windows.follow({ now: t * HOUR, pace: 3600, direction: 1, playing: false }, [NONE]);
  assert.equal(asked.length, 0, 'nothing is asked for while the clock is dragged');
  await rest();
  assert.deepEqual(asked[0], { begin: 19 * HOUR, step: 0, count: 1, accounts: '' });
  assert.equal(windows.at(19 * HOUR, NONE)?.rough, false);
});

test('where nothing finer is known the overview is shown, and said to be rough', async () => {
  const { windows } = windowsOf();
  assert.equal(windows.at(0, NONE), null);
  windows.follow({ now: 0, pace: 3600, direction: 1, playing: false }, [NONE]);
  await rest();
  const spot = windows.at(77.5 * HOUR, NONE);
  assert.equal(spot?.rough, true);
  const positions = new StrandPositions(strandMovements([row('a')]), windows).at(77.5 * HOUR, NONE);
  assert.equal(positions.rough, true);
  assert.ok(Math.abs(positions.positions[0].lon - 77.5) < 1e-6);
});

test('other accounts are other windows', async () => {
  const { windows, asked } = windowsOf();
  const clock = { now: 0, pace: 3600, direction: /** @type {1} */ (1), playing: false };
  windows.follow(clock, [new Set(['b', 'a']), new Set(['c'])]);
  await rest();
  assert.deepEqual([...new Set(asked.map((ask) => ask.accounts))], ['a,b', 'c']);
  assert.ok(windows.at(0, new Set(['a', 'b'])));
  assert.equal(windows.at(0, NONE), null);
});

test('what was not used for long is let go of, the overview never', async () => {
  const many = 20_000;
  const { windows } = windowsOf(() =>
    Array.from({ length: many }, () => ({ lon: 1, lat: 1, status: 2, heading: null, speed: 0 })),
  );
  for (let t = 0; t < 100; t++) {
    windows.follow({ now: t * HOUR, pace: 3600, direction: 1, playing: true }, [NONE]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const bytes = [...windows.windows.values()].reduce((sum, { data }) => sum + data.bytes, 0);
  assert.ok(bytes <= 64_000_000, `${bytes}`);
  assert.ok([...windows.windows.values()].some(({ step }) => step === windows.overviewStep));
});

test('windows that are stopped give up what they ask for, ask for nothing more and still tell what they know', async () => {
  const signals = [];
  const windows = new PositionWindows(
    { begin: 0, end: 100 * HOUR },
    1,
    (ask, signal) => {
      signals.push(signal);
      return ask.step === 0 ? Promise.resolve(situationBytes(ask, goingEast)) : new Promise(() => {});
    },
    { came: () => {}, late: () => assert.fail('nobody waits any more') },
  );
  windows.follow({ now: 5 * HOUR, pace: 3600, direction: 1, playing: false }, [NONE]);
  await rest();
  windows.stop();
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [false, true],
  );
  windows.follow({ now: 6 * HOUR, pace: 3600, direction: 1, playing: false }, [NONE]);
  windows.stop();
  await rest();
  assert.equal(signals.length, 2);
  assert.equal(windows.at(5 * HOUR, NONE)?.rough, false);
});

test('a fault of the network is no end', async () => {
  let faults = 0;
  const { windows } = windowsOf(goingEast, (ask) => {
    if (faults++ < 1) throw new Error('no network');
    return situationBytes(ask, goingEast);
  });
  windows.follow({ now: 5 * HOUR, pace: 3600, direction: 1, playing: true }, [NONE]);
  await new Promise((resolve) => setTimeout(resolve, 2300));
  assert.equal(windows.at(5 * HOUR, NONE)?.rough, false);
});

/** @param {string} id */
const row = (id) => ({
  id,
  subject: 'unit',
  movementId: id,
  sideId: 'side',
  begin: '1970-01-01T00:00:00Z',
  end: '1970-01-05T00:00:00Z',
  confidence: 'documented',
});

test('a strand is a movement without a path, and the way behind it is that of its last instants', async () => {
  const { windows } = windowsOf();
  const movements = strandMovements([row('a')]);
  assert.deepEqual([movements[0].active.begin, movements[0].track.moves, movements[0].slot], [0, false, 0]);
  const strands = new StrandPositions(movements, windows);
  windows.follow({ now: 10 * HOUR, pace: 3600, direction: 1, playing: true }, [NONE]);
  await new Promise((resolve) => setImmediate(resolve));
  const behind = strands.behind(10.1 * HOUR, NONE);
  assert.equal(behind.length, 6);
  assert.equal(behind[0].t, 10 * HOUR);
  assert.ok(Math.abs(behind[0].world[0] - 190 / 360) < 1e-9);
  assert.equal(strands.at(10 * HOUR, NONE).positions[0].id, 'a');
});

test('rows of CSV are read in parts of any length', () => {
  const text =
    'id,name,begin,participants,lon,lat\r\n' +
    'a,"Attack, ""first""",2013-01-01T00:00:00Z,"[""u1"",""u2""]",1.5,-2\r\n' +
    'b,,,,,\r\n' +
    'c,"Two\r\nlines",,"[]",3,4\r\n';
  for (let length = 1; length <= text.length; length++) {
    const items = [];
    const reader = itemReader('events', (item) => items.push(item));
    for (let at = 0; at < text.length; at += length) reader.read(text.slice(at, at + length));
    reader.read('', true);
    assert.deepEqual(
      items.map(({ id }) => id),
      ['a', 'b', 'c'],
      `${length}`,
    );
    assert.deepEqual(items[0].properties.participants, ['u1', 'u2']);
    assert.equal(items[0].properties.name, 'Attack, "first"');
    assert.deepEqual(items[0].geometry, { type: 'Point', coordinates: [1.5, -2] });
    assert.equal(items[0].span.begin, Date.parse('2013-01-01T00:00:00Z'));
    assert.deepEqual([items[1].geometry, items[1].span.dated], [null, false]);
    assert.equal(items[2].properties.name, 'Two\r\nlines');
  }
});

/** @param {(ask: any, signal: AbortSignal) => any} fetch */
function viewOf(fetch, bounds = /** @type {[number, number, number, number]} */ ([-20, -20, 20, 20])) {
  const operation = /** @type {any} */ ({ span: { begin: 0, end: 24 * HOUR }, items: new Map() });
  let came = 0;
  const view = new InView(
    operation,
    bounds,
    async (ask, signal) => fetch(ask, signal),
    () => came++,
  );
  return { view, operation, came: () => came };
}
const feature = (id, t0) => ({
  id,
  properties: { id, t0, t1: t0 + 60 },
  geometry: { type: 'Point', coordinates: [0, 0] },
});

test('the tiles of a view are asked for once, and an event on the edge of two is one', async () => {
  const asked = [];
  const { view, operation } = viewOf((ask) => {
    asked.push(`${ask.z}/${ask.x}/${ask.y}`);
    return { features: [feature('e', 60)], thinned: false };
  });
  view.look([-10, -10, 10, 10], 3, 0);
  await rest();
  view.look([-10, -10, 10, 10], 3, 0);
  assert.deepEqual(asked.sort(), ['2/1/1', '2/1/2', '2/2/1', '2/2/2']);
  assert.equal(view.events.length, 1);
  assert.deepEqual([view.events[0].span.begin, view.events[0].span.end], [60_000, 120_000]);
  assert.equal(operation.items.get('events/e'), view.events[0]);
});

test('no tile is asked for where the tileset has none', () => {
  const asked = [];
  const { view } = viewOf((ask) => asked.push(ask) && { features: [], thinned: false }, [3, 3, 4, 4]);
  view.look([-10, -10, 10, 10], 3, 0);
  assert.deepEqual(
    asked.map(({ x, y }) => [x, y]),
    [[2, 1]],
  );
});

test('of a tile without room for everything the time about the clock is asked for by itself', async () => {
  const asked = [];
  const { view } = viewOf((ask) => {
    asked.push(ask);
    return ask.from === null
      ? { features: [feature('e', 60)], thinned: true }
      : { features: [feature('f', 60)], thinned: false };
  });
  view.look([1, 1, 2, 2], 2, 5.5 * HOUR);
  await rest();
  view.look([1, 1, 2, 2], 2, 5.5 * HOUR);
  await rest();
  assert.deepEqual([asked[1].from, asked[1].to], [5 * HOUR, 6 * HOUR]);
  assert.deepEqual(
    view.events.map(({ id }) => id),
    ['e', 'f'],
  );
});

test('where a tile has not come, the one above it is shown', async () => {
  const { view } = viewOf((ask) =>
    ask.z > 1 ? new Promise(() => {}) : { features: [feature(`e${ask.z}`, 0)], thinned: false },
  );
  view.look([1, 1, 2, 2], 2, 0);
  await rest();
  view.look([1, 1, 2, 2], 5, 0);
  assert.deepEqual(
    view.events.map(({ id }) => id),
    ['e1'],
  );
});

test('where a tile has not come, the time about the clock of the one above it is shown, too', async () => {
  const { view } = viewOf((ask) => {
    if (ask.z > 1) return new Promise(() => {});
    return ask.from === null
      ? { features: [feature('whole', 60)], thinned: true }
      : { features: [feature('part', 60)], thinned: false };
  });
  view.look([1, 1, 2, 2], 2, 0);
  await rest();
  view.look([1, 1, 2, 2], 2, 0);
  await rest();
  view.look([1, 1, 2, 2], 5, 0);
  assert.deepEqual(
    view.events.map(({ id }) => id),
    ['part', 'whole'],
  );
});

test('events that are others are shown as they are now, those that are gone are not, and every tile is asked for again', async () => {
  let features = [feature('kept', 60), feature('gone', 60)];
  let asked = 0;
  const { view, operation } = viewOf(() => {
    asked++;
    return { features, thinned: false };
  });
  view.look([1, 1, 2, 2], 2, 0);
  await rest();
  const kept = { ...operation.items.get('events/kept'), geometry: { type: 'Point', coordinates: [1, 1] } };
  operation.items.set('units/u', { id: 'u' });
  replaceList(operation, 'events', [kept]);
  assert.deepEqual([...operation.items.keys()], ['units/u', 'events/kept']);

  features = [feature('kept', 60), feature('new', 60)];
  view.renew([-20, -20, 20, 20]);
  assert.deepEqual(view.events, [kept], 'at once, before any tile has come');
  await rest();
  assert.equal(asked, 2);
  assert.deepEqual(
    view.events.map(({ id, geometry }) => [id, geometry.coordinates]),
    [
      ['kept', [1, 1]],
      ['new', [0, 0]],
    ],
  );
});

test('a tile of events as they were does not come after those as they are', async () => {
  /** @type {((tile: any) => void)[]} */
  const answers = [];
  const { view } = viewOf(() => new Promise((answer) => answers.push(answer)));
  view.look([1, 1, 2, 2], 2, 0);
  view.renew([-20, -20, 20, 20]);
  answers[1]({ features: [feature('now', 60)], thinned: false });
  await rest();
  answers[0]({ features: [feature('then', 60)], thinned: false });
  await rest();
  assert.deepEqual(
    view.events.map(({ id }) => id),
    ['now'],
  );
  view.renew([-20, -20, 20, 20]);
  view.stop();
  answers[2]({ features: [feature('later', 60)], thinned: false });
  await rest();
  assert.deepEqual([view.events.map(({ id }) => id), answers.length], [['now'], 3]);
});

test('a single event that has changed is shown where it is now, and no tile is asked for', async () => {
  let asked = 0;
  const { view, operation } = viewOf(() => {
    asked++;
    return { features: [feature('moved', 60), feature('other', 60)], thinned: false };
  });
  const shown = () => view.events.map(({ id }) => id);
  view.look([-1, -1, 1, 1], 2, 0);
  await rest();
  const before = asked;
  const at = (id, coordinates) => ({ ...feature(id, 60), geometry: { type: 'Point', coordinates } });
  replaceList(operation, 'events', [at('moved', [10, 10]), at('made', [179, 0]), operation.items.get('events/other')]);
  view.add(['moved', 'made']);
  assert.deepEqual(shown(), ['other']);
  view.look([-1, -1, 10.5, 10.5], 2, 0);
  assert.deepEqual(shown(), ['moved', 'other']);
  view.look([178, -1, 182, 1], 2, 0);
  assert.ok(shown().includes('made') && !shown().includes('moved'));
  view.look([-182, -1, -178, 1], 2, 0);
  assert.ok(shown().includes('made'), 'on the other turn of the world, too');
  replaceList(operation, 'events', [operation.items.get('events/other')]);
  view.add(['moved', 'made']);
  view.look([-1, -1, 10.5, 10.5], 2, 0);
  assert.deepEqual(shown(), ['other']);
  assert.equal(asked, before);
});

test('a line that was known stays until the next tile has it', async () => {
  const line = (lat) => ({
    ...feature('line', 60),
    geometry: {
      type: 'LineString',
      coordinates: [
        [0, lat],
        [1, lat],
      ],
    },
  });
  let lat = 0;
  const { view, operation } = viewOf(() => ({ features: [line(lat)], thinned: false }));
  view.look([-1, -1, 1, 1], 2, 0);
  await rest();
  const kept = { ...operation.items.get('events/line') };
  replaceList(operation, 'events', [kept]);
  lat = 0.5;
  view.renew([-20, -20, 20, 20], new Set([kept]));
  assert.equal(view.events[0].geometry.coordinates[0][1], 0);
  await rest();
  assert.equal(view.events[0].geometry.coordinates[0][1], 0.5);
});
