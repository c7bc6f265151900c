import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHash, writeHash } from '../../wwwroot/app/core/hash.js';

/** A generator of numbers from 0 to 1 that gives the same ones every time (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What a page may be in: every key is there or not, by chance. */
function madeState(random) {
  const id = () =>
    Array.from({ length: 1 + Math.floor(random() * 12) }, () => 'abcz09-.'[Math.floor(random() * 8)]).join('');
  const ids = () => Array.from({ length: 1 + Math.floor(random() * 4) }, id);
  const state = {
    t: Math.floor((random() - 0.5) * 8e9) * 1000,
    view: {
      zoom: Number((random() * 22).toFixed(2)),
      lat: Number(((random() - 0.5) * 180).toFixed(4)),
      lng: Number(((random() - 0.5) * 360).toFixed(4)),
    },
    from: Math.floor((random() - 0.5) * 8e9) * 1000,
    warp: (1 + Math.floor(random() * 99)) / 100,
    rate: 1 + Math.floor(random() * 1e6),
    backwards: true,
    loop: true,
    selection: `events/${id()}`,
    accounts: ids(),
    versus: id(),
    overlay: true,
    story: id(),
    perspective: id(),
    tab: id(),
    layers: ids(),
    tables: ids(),
    filters: { force: ids(), kind: ids() },
    trail: ['off', '1h', 'start'][Math.floor(random() * 3)],
    language: random() < 0.5 ? 'en' : 'fr',
  };
  return Object.fromEntries(Object.entries(state).filter(() => random() < 0.7));
}

test('a link says exactly what was put into it', () => {
  const random = numbers(20130110);
  for (let i = 0; i < 5000; i++) {
    const state = madeState(random);
    assert.deepEqual(readHash(writeHash(state)), state);
  }
});

test('what is as it is at first is not written', () => {
  const nothing = {
    t: null,
    rate: undefined,
    backwards: false,
    loop: false,
    view: null,
    selection: null,
    accounts: [],
    versus: null,
    overlay: false,
    story: null,
    perspective: null,
    tab: null,
    layers: [],
    tables: [],
    language: null,
  };
  assert.equal(writeHash(nothing), '#');
});

test('a link stays readable', () => {
  const hash = writeHash({
    t: Date.UTC(2013, 0, 10, 13),
    view: { zoom: 9.5, lat: 14.94561, lng: -3.9 },
    versus: 'acc-bus-b',
  });
  assert.equal(hash, '#t=2013-01-10T13:00:00Z&map=9.5/14.9456/-3.9&vs=acc-bus-b');
});

test('of a hostile link only what can be understood is taken, whatever the rest is', () => {
  const hostile = [
    '#',
    '#####',
    '#%',
    '#%E0%A4%A',
    '#t=yesterday&map=a/b/c&sel=../../etc&acc=<script>&lang=xx',
    '#t=99999-01-01T00:00:00Z&map=1e400/NaN/Infinity',
    '#map=23/0/0&map=5/91/0',
    '#map=5/0/361',
    '#map=/',
    '#sel=__proto__/constructor',
    '#sel=EVENTS/a',
    '#speed=-60&play=forwards&end=never',
    '#speed=1e9&play=&end=LOOP',
    '#vs=javascript:alert(1)&story=%00&as=%F0%9F%92%A3',
    `#acc=${'a'.repeat(1e5)}`,
    `#sel=events/${'a'.repeat(129)}`,
    '#how=sideways&tab=<b>&layers=%22%3E&table=a b',
  ];
  for (const hash of hostile) {
    const { accounts = [], layers = [], tables = [], ...rest } = readHash(hash);
    assert.deepEqual([accounts, layers, tables, rest], [[], [], [], {}], hash);
  }
});

test('bytes at random never harm, and what was understood is written again as it was', () => {
  const random = numbers(7);
  const keys = [
    't',
    'speed',
    'play',
    'end',
    'map',
    'sel',
    'acc',
    'vs',
    'how',
    'story',
    'as',
    'tab',
    'layers',
    'table',
    'lang',
    '__proto__',
  ];
  for (let i = 0; i < 5000; i++) {
    const bytes = Array.from({ length: Math.floor(random() * 30) }, () => String.fromCharCode(32 + random() * 300));
    const state = readHash(`#${keys[Math.floor(random() * keys.length)]}=${bytes.join('')}`);
    assert.equal(Object.getPrototypeOf(state), Object.prototype);
    const again = readHash(writeHash(state));
    for (const [name, value] of Object.entries(state))
      if (typeof value === 'string') assert.deepEqual(again[name], value);
  }
});
