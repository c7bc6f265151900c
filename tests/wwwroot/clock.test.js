import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Clock } from '../../wwwroot/app/core/clock.js';
import { durationParts } from '../../wwwroot/app/core/duration.js';
import { evenEdges, histogram, histogramBySide } from '../../wwwroot/app/core/histogram.js';
import { makeOperation } from '../../wwwroot/app/core/operation.js';
import { situationAt } from '../../wwwroot/app/core/situation.js';
import { ticksOf } from '../../wwwroot/app/core/ticks.js';
import { DAY, HOUR, holdsAt, MINUTE, SECOND, spanOf, surenessAt, surenessIn } from '../../wwwroot/app/core/time.js';
import { MOST_BENT, makeWarp } from '../../wwwroot/app/core/warp.js';

const BEGIN = Date.parse('2013-01-01T00:00:00Z');
const END = BEGIN + 18 * DAY;

/** Numbers from 0 to 1 that are the same in every run. */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const spanAt = (begin, length) => spanOf({ begin: iso(begin), end: iso(begin + length) });
const iso = (t) => new Date(t).toISOString();

/** Happenings of which most crowd into one afternoon. */
function crowded(random) {
  const busy = BEGIN + random() * 16 * DAY;
  return Array.from({ length: 40 }, (_, i) => {
    const begin = i < 30 ? busy + random() * 8 * HOUR : BEGIN + random() * 17 * DAY;
    return spanAt(Math.round(begin), Math.round(random() * 6 * HOUR));
  });
}

test('the clock runs by wall time times rate, in steps of a quarter second at most', () => {
  const clock = new Clock(0, 10 * HOUR);
  clock.setPace({ rate: 3600 });
  clock.tick(100);
  assert.equal(clock.now, 0, 'a clock that does not play stands still');
  clock.play();
  clock.tick(100);
  assert.equal(clock.now, 360_000);
  clock.tick(60_000);
  assert.equal(clock.now, 360_000 + 900_000, 'a tab that slept does not leap');
  clock.tick(-50);
  assert.equal(clock.now, 360_000 + 900_000, 'nor does it go back when the wall does');
  clock.set(99 * HOUR);
  assert.equal(clock.now, 10 * HOUR);
});

test('the clock ends at its end, or begins again when it repeats, in either direction', () => {
  for (const direction of [1, -1]) {
    const clock = new Clock(0, HOUR);
    const [first, last] = direction > 0 ? [0, HOUR] : [HOUR, 0];
    clock.setPace({ direction });
    clock.setPace({ rate: HOUR / 100 });
    clock.set(first);
    clock.play();
    clock.tick(100);
    assert.deepEqual([clock.now, clock.playing], [last, false]);
    clock.play();
    assert.deepEqual([clock.now, clock.playing], [first, true]);
    clock.setPace({ loop: true });
    clock.tick(100);
    assert.deepEqual([clock.now, clock.playing], [first, true]);
  }
});

test('the same wall time gives the same clock whatever the frame rate, evenly or bent, forwards or back', () => {
  const spans = crowded(chance(7));
  for (const strength of [0, 0.5, MOST_BENT]) {
    for (const direction of [1, -1]) {
      const run = (ticks, wall) => {
        const clock = new Clock(BEGIN, END, BEGIN + 9 * DAY);
        clock.setWarp(makeWarp(spans, BEGIN, END, strength));
        clock.setPace({ direction });
        clock.setPace({ rate: (6 * HOUR) / 1000 });
        clock.play();
        for (let i = 0; i < ticks; i++) clock.tick(wall);
        return clock.now;
      };
      const [often, seldom] = [run(60, 1000 / 60), run(10, 100)];
      assert.ok(Math.abs(often - seldom) < 1, `${often - seldom} ms`);
      assert.ok((seldom - (BEGIN + 9 * DAY)) * direction > 0);
      assert.ok(Math.abs(run(600, 100 / 60) - seldom) < 1);
    }
  }
});

test('a window ends at the instant, moves with it and stays inside the operation', () => {
  const clock = new Clock(BEGIN, END, BEGIN + 3 * DAY);
  assert.equal(clock.from, clock.now, 'an instant begins where it ends');
  clock.setWindow(BEGIN + 2 * DAY, BEGIN + 3 * DAY);
  assert.deepEqual([clock.from, clock.now, clock.width], [BEGIN + 2 * DAY, BEGIN + 3 * DAY, DAY]);
  clock.set(BEGIN + 5 * DAY);
  assert.equal(clock.from, BEGIN + 4 * DAY);
  clock.setWindow(BEGIN - DAY, BEGIN + DAY);
  assert.deepEqual([clock.from, clock.width], [BEGIN, DAY]);
  clock.setWindow(BEGIN + 4 * DAY, BEGIN + 2 * DAY);
  assert.deepEqual([clock.from, clock.now], [BEGIN + 2 * DAY, BEGIN + 2 * DAY], 'its begin is never after its end');
  clock.setWidth(0);
  assert.equal(clock.from, clock.now);
});

test('what goes on in a window is what goes on at some instant of it', () => {
  const random = chance(11);
  for (let round = 0; round < 400; round++) {
    const begin = Math.round(random() * 1000);
    const span = { begin, end: begin + Math.round(random() * 300) };
    const from = Math.round(random() * 1200) - 100;
    const t = from + Math.round(random() * 300);
    let some = false;
    for (let at = from; at <= t; at++) some ||= holdsAt(span, at);
    assert.equal(holdsAt(span, t, 0, from), some, JSON.stringify({ span, from, t }));
  }
});

test('a window is as sure of a thing as its surest instant', () => {
  const random = chance(13);
  for (let round = 0; round < 300; round++) {
    const at = () => Math.round(random() * 400);
    const begin = at();
    const end = begin + at() + 1;
    const within = () => begin + Math.round(random() * (end - begin));
    const span = { begin, beginLatest: within(), endEarliest: within(), end, dated: true };
    const from = at();
    const t = from + at();
    let most = 0;
    for (let i = from * 8; i <= t * 8; i++) most = Math.max(most, surenessAt(span, i / 8));
    const said = surenessIn(span, from, t);
    assert.ok(said >= most - 1e-9 && said <= most + 0.13, `${said} ${most} ${JSON.stringify({ span, from, t })}`);
  }
});

test('a thing of no length stays for the dwell on the side that the clock runs to', () => {
  const moment = { begin: 100, end: 100 };
  assert.deepEqual(
    [99, 100, 109, 110].map((t) => holdsAt(moment, t, 10)),
    [false, true, true, false],
  );
  assert.deepEqual(
    [90, 91, 100, 101].map((t) => holdsAt(moment, t, -10)),
    [false, true, true, false],
  );
});

test('the situation of a window holds its events and areas; what moves is where it is at the end', () => {
  const feature = (id, begin, end, geometry = null) => ({ id, geometry, properties: { id, begin, end } });
  const [a, b, c] = ['2013-01-02T00:00:00Z', '2013-01-03T00:00:00Z', '2013-01-04T00:00:00Z'];
  const path = {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 0],
    ],
  };
  const move = {
    ...feature('m', a, c, path),
    properties: { id: 'm', subject: 'u', begin: a, end: c, datetimes: [a, c] },
  };
  const operation = makeOperation(
    { begin: iso(BEGIN), end: iso(END) },
    { events: [feature('first', a, a), feature('second', b, c)], areas: [feature('area', a, b)], movements: [move] },
  );
  const [from, t] = [Date.parse(a), Date.parse(b)];
  const window = situationAt(operation, t, new Set(), 0, from);
  const instant = situationAt(operation, t, new Set());
  assert.deepEqual(
    window.events.map((e) => e.id),
    ['first', 'second'],
  );
  assert.deepEqual(
    window.areas.map((e) => e.id),
    ['area'],
  );
  assert.deepEqual(
    instant.events.map((e) => e.id),
    ['second'],
  );
  assert.deepEqual(instant.areas, []);
  assert.deepEqual(window.positions, instant.positions);
  assert.deepEqual([window.from, instant.from], [from, t]);
});

test('a slider that is not bent is even', () => {
  const warp = makeWarp(crowded(chance(3)), BEGIN, END, 0);
  for (let i = 0; i <= 36; i++) {
    const t = BEGIN + i * 12 * HOUR;
    assert.equal(warp.fractionAt(t), i / 36);
    assert.equal(warp.timeAt(i / 36), t);
    assert.ok(Math.abs(warp.slopeAt(t) - 1) < 1e-9);
  }
  const empty = makeWarp([], BEGIN, END, MOST_BENT);
  assert.ok(Math.abs(empty.fractionAt(BEGIN + 9 * DAY) - 0.5) < 1e-9, 'nor is one on which nothing happens');
});

test('a bent slider can be turned round, goes on and on, and ends where the operation does', () => {
  const random = chance(5);
  for (let round = 0; round < 40; round++) {
    const warp = makeWarp(crowded(random), BEGIN, END, random() * 1.2);
    assert.ok(warp.strength <= MOST_BENT);
    assert.equal(warp.fractionAt(BEGIN), 0);
    assert.ok(Math.abs(warp.fractionAt(END) - 1) < 1e-12);
    let before = -1;
    for (let i = 0; i <= 200; i++) {
      const t = BEGIN + ((END - BEGIN) * i) / 200;
      const fraction = warp.fractionAt(t);
      assert.ok(fraction > before, 'increasing');
      before = fraction;
      assert.ok(Math.abs(warp.timeAt(fraction) - t) < 1, 'to the millisecond');
      assert.ok(Math.abs(warp.fractionAt(warp.timeAt(i / 200)) - i / 200) < 1e-9);
    }
  }
});

test('time has more room, and runs slower, where more happens; the more the slider is bent the more so', () => {
  const random = chance(23);
  for (let round = 0; round < 20; round++) {
    const busy = BEGIN + Math.round((2 + 14 * random()) * DAY);
    const spans = [
      ...Array.from({ length: 20 }, () => spanAt(busy, HOUR)),
      spanAt(BEGIN, HOUR),
      spanAt(END - DAY, HOUR),
    ];
    let before = 1;
    for (const strength of [0.3, 0.6, 0.9]) {
      const warp = makeWarp(spans, BEGIN, END, strength);
      const room = warp.slopeAt(busy);
      assert.ok(room > before, `${room} after ${before}`);
      before = room;
      const clock = new Clock(BEGIN, END, busy);
      clock.setWarp(warp);
      assert.ok(Math.abs(clock.pace - clock.rate / room) < 1e-9);
      clock.play();
      clock.tick(100);
      const even = 100 * clock.rate;
      assert.ok(clock.now - busy < even, 'slower than evenly');
    }
  }
});

test('ticks are round instants of local time that do not crowd, and there are more where time has more room', () => {
  const spans = Array.from({ length: 20 }, () => spanAt(BEGIN + 9.4 * DAY, 6 * HOUR));
  for (const offset of [0, 5.5 * HOUR, -3 * HOUR]) {
    for (const strength of [0, 0.5, MOST_BENT]) {
      const warp = makeWarp(spans, BEGIN, END, strength);
      const toX = (t) => warp.fractionAt(t) * 1000;
      const ticks = ticksOf(BEGIN, END, toX, 56, offset);
      assert.ok(ticks.length > 5);
      for (const [i, { t, step }] of ticks.entries()) {
        assert.equal((t + offset) % step, 0);
        if (i > 0) assert.ok(ticks[i - 1].t < t);
        if (i > 0) assert.ok(toX(t) - toX(ticks[i - 1].t) >= 56);
      }
      const steps = new Set(ticks.map(({ step }) => step));
      if (strength === 0) assert.equal(steps.size, 1);
      if (strength === MOST_BENT) assert.ok(steps.has(HOUR) || steps.has(3 * HOUR), [...steps].join());
    }
  }
});

test('an event of several sides counts in equal parts for each, and in all as one', () => {
  const sides = ['a', 'b'].map((id) => ({ id, geometry: null, properties: { id } }));
  const part = { id: 'part', geometry: null, properties: { id: 'part', parentId: 'b' } };
  const event = (id, participants) => ({
    id,
    geometry: null,
    properties: { id, participants, begin: iso(BEGIN), end: iso(BEGIN + DAY) },
  });
  const operation = makeOperation(
    { begin: iso(BEGIN), end: iso(END) },
    { forces: [...sides, part], events: [event('1', ['a', 'part', 'b']), event('2', ['a']), event('3', [])] },
  );
  const edges = evenEdges(BEGIN, END, 18);
  const bySide = histogramBySide(operation, operation.events, edges);
  assert.deepEqual(
    [...bySide].map(([side, bins]) => [side, bins[0]]),
    [
      ['a', 1.5],
      ['b', 0.5],
      [null, 1],
    ],
  );
  const all = histogram(
    operation.events.map((e) => e.span),
    edges,
  );
  assert.ok(Math.abs(all.reduce((sum, bin) => sum + bin) - 3) < 1e-9);
});

test('events are counted in bins of any lengths', () => {
  const random = chance(31);
  for (let round = 0; round < 50; round++) {
    const inner = Array.from({ length: 12 }, () => BEGIN + random() * 18 * DAY).sort((a, b) => a - b);
    const spans = crowded(random).filter((span) => span.end < END);
    const bins = histogram(spans, Float64Array.from([BEGIN, ...inner, END]));
    assert.ok(Math.abs(bins.reduce((sum, bin) => sum + bin) - spans.length) < 1e-6, 'each once');
  }
});

test('a duration is said in its own unit and the one below', () => {
  const words = (milliseconds) =>
    durationParts(milliseconds)
      .map(({ amount, unit }) => `${amount} ${unit}`)
      .join(' ');
  assert.equal(words(10 * MINUTE), '10 minute');
  assert.equal(words(2 * HOUR), '2 hour');
  assert.equal(words(DAY), '1 day');
  assert.equal(words(30 * HOUR), '1 day 6 hour');
  assert.equal(words(HOUR - SECOND / 3), '1 hour');
  assert.equal(words(5 * HOUR + 20 * MINUTE + 29 * SECOND), '5 hour 20 minute');
  assert.equal(words(DAY - MINUTE / 4), '1 day');
  assert.equal(words(0.2 * SECOND), '0 second');
});
