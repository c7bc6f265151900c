import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountsInForce, problemOf } from '../../wwwroot/app/core/accounts.js';
import { Boxes } from '../../wwwroot/app/core/boxes.js';
import { choose } from '../../wwwroot/app/core/choice.js';
import { destination, distance } from '../../wwwroot/app/core/geodesy.js';
import { evenEdges, histogram } from '../../wwwroot/app/core/histogram.js';
import { scatter } from '../../wwwroot/app/core/scatter.js';
import { nextStop, stopsOf } from '../../wwwroot/app/core/stops.js';
import { createStore } from '../../wwwroot/app/core/store.js';
import { DAY, formatInstant, HOUR, holdsAt, parseInstant, spanOf, surenessAt } from '../../wwwroot/app/core/time.js';

const at = (iso) => Date.parse(iso);
const span = (begin, end) => spanOf({ begin, end });

test('instants are read and written as the feeds write them', () => {
  assert.equal(parseInstant('2013-01-10T08:30:00Z'), at('2013-01-10T08:30:00Z'));
  assert.equal(parseInstant(null), null);
  assert.equal(parseInstant('yesterday'), null);
  assert.equal(formatInstant(at('2013-01-10T08:30:00Z')), '2013-01-10T08:30:00Z');
  assert.equal(formatInstant(at('2013-01-10T08:30:00.250Z')), '2013-01-10T08:30:00.250Z');
});

test('a span holds from its begin up to but not including its end', () => {
  const day = span('2013-01-10T00:00:00Z', '2013-01-11T00:00:00Z');
  assert.equal(holdsAt(day, at('2013-01-10T00:00:00Z')), true);
  assert.equal(holdsAt(day, at('2013-01-10T23:59:59.999Z')), true);
  assert.equal(holdsAt(day, at('2013-01-11T00:00:00Z')), false);
});

test('open bounds have no limit and an undated thing always holds', () => {
  assert.equal(holdsAt(span(null, '2013-01-11T00:00:00Z'), at('0001-01-01T00:00:00Z')), true);
  assert.equal(holdsAt(span(null, null), 0), true);
  assert.equal(span(null, null).dated, false);
  assert.equal(span(null, '2013-01-11T00:00:00Z').dated, true);
});

test('a thing of no length holds at its instant, and for the dwell while the clock runs', () => {
  const moment = span('2013-01-10T12:00:00Z', '2013-01-10T12:00:00Z');
  const noon = at('2013-01-10T12:00:00Z');
  assert.equal(holdsAt(moment, noon), true);
  assert.equal(holdsAt(moment, noon + 1), false);
  assert.equal(holdsAt(moment, noon + HOUR - 1, HOUR), true);
  assert.equal(holdsAt(moment, noon + HOUR, HOUR), false);
  assert.equal(holdsAt(moment, noon - 1, HOUR), false);
});

test('sureness rises to the latest begin and falls from the earliest end', () => {
  const event = spanOf({
    begin: '2013-01-10T08:00:00Z',
    beginLatest: '2013-01-10T10:00:00Z',
    endEarliest: '2013-01-10T14:00:00Z',
    end: '2013-01-10T18:00:00Z',
  });
  assert.equal(surenessAt(event, at('2013-01-10T08:00:00Z')), 0);
  assert.equal(surenessAt(event, at('2013-01-10T09:00:00Z')), 0.5);
  assert.equal(surenessAt(event, at('2013-01-10T12:00:00Z')), 1);
  assert.equal(surenessAt(event, at('2013-01-10T17:00:00Z')), 0.25);
  assert.equal(surenessAt(span(null, null), 0), 1);
  assert.equal(surenessAt({ ...event, beginLatest: event.begin, endEarliest: event.end }, event.begin), 1);
});

test('the default of a dispute is in force unless one of its voices is chosen', () => {
  const disputes = [
    { id: 'bus', default: 'a' },
    { id: 'town', default: 'x' },
  ];
  const accounts = [
    { id: 'a', disputeId: 'bus' },
    { id: 'b', disputeId: 'bus' },
    { id: 'x', disputeId: 'town' },
    { id: 'y', disputeId: 'town' },
  ];
  assert.deepEqual([...accountsInForce(disputes, accounts, [])].sort(), ['a', 'x']);
  assert.deepEqual([...accountsInForce(disputes, accounts, ['b'])].sort(), ['b', 'x']);
  assert.equal(problemOf(accounts, ['b', 'b', 'y']), null);
  assert.equal(problemOf(accounts, ['a', 'b']), 'two-of-one-dispute');
  assert.equal(problemOf(accounts, ['nobody']), 'unknown-account');
});

test('choosing a voice takes the place of the other one, and choosing the default leaves nothing to remember', () => {
  const operation = {
    document: { disputes: [{ id: 'bus', default: 'a' }] },
    accounts: ['a', 'b', 'c'].map((id) => ({ id, properties: { id, disputeId: 'bus' } })),
  };
  assert.deepEqual(choose(operation, [], 'b'), ['b']);
  assert.deepEqual(choose(operation, ['b'], 'c'), ['c']);
  assert.deepEqual(choose(operation, ['c'], 'a'), []);
});

test('an event counts once in the histogram, spread over its span', () => {
  const begin = at('2013-01-01T00:00:00Z');
  const bins = histogram(
    [
      span('2013-01-01T06:00:00Z', '2013-01-01T06:00:00Z'),
      span('2013-01-02T00:00:00Z', '2013-01-04T00:00:00Z'),
      span('2013-01-09T00:00:00Z', '2013-01-12T00:00:00Z'),
      span(null, null),
      span('2014-01-01T00:00:00Z', '2014-01-02T00:00:00Z'),
    ],
    evenEdges(begin, begin + 10 * DAY, 10),
  );
  assert.deepEqual([...bins.slice(0, 5)], [1, 0.5, 0.5, 0, 0]);
  assert.ok(Math.abs(bins[8] - 1 / 3) < 1e-12 && Math.abs(bins[9] - 1 / 3) < 1e-12);
});

test('the clock stops once at each begin inside its time, and steps to the neighbouring one', () => {
  const item = (begin) => ({ span: span(begin, null) });
  const begin = at('2013-01-01T00:00:00Z');
  const stops = stopsOf(
    [
      item('2013-01-03T00:00:00Z'),
      item('2013-01-02T00:00:00Z'),
      item('2013-01-03T00:00:00Z'),
      item(null),
      item('2012-01-01T00:00:00Z'),
    ],
    begin,
    begin + 5 * DAY,
  );
  assert.deepEqual(stops, [begin + DAY, begin + 2 * DAY]);
  assert.equal(nextStop(stops, begin, 1), begin + DAY);
  assert.equal(nextStop(stops, begin + DAY, 1), begin + 2 * DAY);
  assert.equal(nextStop(stops, begin + 2 * DAY, 1), null);
  assert.equal(nextStop(stops, begin + 1.5 * DAY, -1), begin + DAY);
  assert.equal(nextStop(stops, begin + DAY, -1), null);
});

test('the store tells its listeners only of what differs', () => {
  const store = createStore({ a: 1, b: 2 });
  const seen = [];
  const stop = store.subscribe((now, before) => seen.push([before.a, now.a]));
  store.set({ a: 1 });
  store.set({ a: 3 });
  stop();
  store.set({ a: 4 });
  assert.deepEqual(seen, [[1, 3]]);
});

test('small groups lie in their disc and drift slowly', () => {
  const now = scatter('mov-03', 15, 0);
  assert.equal(now.length, 15);
  for (const { x, y } of now) assert.ok(Math.hypot(x, y) < 1.15);
  assert.deepEqual(scatter('mov-03', 15, 0), now);
  const soon = scatter('mov-03', 15, HOUR / 60);
  for (const [i, { x, y }] of now.entries()) assert.ok(Math.hypot(x - soon[i].x, y - soon[i].y) < 0.05);
  assert.notDeepEqual(scatter('mov-04', 15, 0), now);
});

test('a label takes the first place that is free', () => {
  const boxes = new Boxes();
  boxes.take(0, 0, 100, 20);
  const corners = [
    { x: 50, y: 10 },
    { x: 50, y: 30 },
  ];
  assert.deepEqual(boxes.place(corners, 40, 12), { x: 50, y: 30 });
  assert.equal(boxes.place(corners, 40, 12), null);
});

test('a destination lies at the distance asked for', () => {
  const [lon, lat] = destination(-3.89333, 14.94667, 37, 40_000);
  assert.ok(Math.abs(distance(-3.89333, 14.94667, lon, lat) - 40_000) < 1e-3);
});
