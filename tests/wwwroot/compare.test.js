import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchanged } from '../../wwwroot/app/core/choice.js';
import {
  boxOf,
  differencesBetween,
  differingSpans,
  disputeOf,
  firstPair,
  tellingMoment,
  voicesOf,
} from '../../wwwroot/app/core/compare.js';
import { createFormat } from '../../wwwroot/app/core/format.js';
import { readHash, writeHash } from '../../wwwroot/app/core/hash.js';
import { makeOperation } from '../../wwwroot/app/core/operation.js';
import { situationAt } from '../../wwwroot/app/core/situation.js';
import { sentencesOf } from '../../wwwroot/app/core/telling.js';
import { compareWords } from '../../wwwroot/app/text/compare.js';

const feature = (id, geometry, properties) => ({ type: 'Feature', id, geometry, properties: { id, ...properties } });
const at = (lon, lat) => ({ type: 'Point', coordinates: [lon, lat] });
const hour = (n) => `2020-01-01T${String(n).padStart(2, '0')}:00:00Z`;
const t = (n) => Date.parse(hour(n));
const path = (id, accountId, lon, from, to, more = {}) =>
  feature(
    id,
    { type: 'LineString', coordinates: [at(lon, 0).coordinates, at(lon + 0.1, 0).coordinates] },
    {
      movementId: 'm',
      subject: 'boat',
      datetimes: [hour(from), hour(to)],
      begin: hour(from),
      end: hour(to),
      accountId,
      ...more,
    },
  );
const disc = (id, accountId, more) =>
  feature(
    id,
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
    { kind: 'control', begin: hour(2), end: hour(20), versionOf: 'quay', accountId, ...more },
  );

/** A boat goes from one quay by one voice and later from another by the other voice; a third voice tells nothing of it. */
const operation = makeOperation(
  {
    begin: hour(0),
    end: '2020-01-02T00:00:00Z',
    disputes: [
      { id: 'route', name: 'The route', default: 'north' },
      { id: 'alone', default: 'only' },
    ],
  },
  {
    accounts: [
      feature('middle', null, { disputeId: 'route' }),
      feature('north', null, { disputeId: 'route' }),
      feature('south', null, { disputeId: 'route', disputes: ['north'] }),
      feature('only', null, { disputeId: 'alone' }),
    ],
    movements: [
      path('by-north', 'north', 0, 4, 8, { participants: ['boat'] }),
      path('by-south', 'south', 1, 6, 8, { participants: ['boat', 'people'] }),
      path('truck-goes', null, 3, 1, 20, { movementId: 'truck-goes', subject: 'truck' }),
    ],
    events: [
      feature('landing', at(0.1, 0), { begin: hour(8), end: hour(9), accountId: 'north', versionOf: 'landing' }),
      feature('landing.s', at(1.1, 0), { begin: hour(8), end: hour(10), accountId: 'south', versionOf: 'landing' }),
      feature('alarm', at(0, 0), { begin: hour(5), end: hour(7), accountId: 'north' }),
    ],
    areas: [disc('quay', 'north', { forceId: 'port' }), disc('quay.s', 'south', {})],
    places: [
      feature('pier', at(0, 0), { accountId: 'north', versionOf: 'pier' }),
      feature('pier.s', at(0.5, 0), { accountId: 'south', versionOf: 'pier' }),
    ],
  },
);
const north = new Set(['north', 'only']);
const south = new Set(['south', 'only']);
const middle = new Set(['middle', 'only']);
const between = (n, first = north, second = south) =>
  differencesBetween(operation, situationAt(operation, t(n), first), situationAt(operation, t(n), second));
const ids = (versions) => versions.map(({ item }) => item.id);

test('a voice takes the place of the other voices of its dispute, and of no others', () => {
  const accounts = operation.accounts.map((account) => account.properties);
  assert.deepEqual([...exchanged(accounts, north, 'south')].sort(), ['only', 'south']);
  assert.equal(exchanged(accounts, north, 'north'), null);
  assert.equal(exchanged(accounts, north, 'nobody'), null);
  assert.equal(exchanged(accounts, north, null), null);
});

test('a comparison begins with the voice in force and the one that contradicts it', () => {
  const voices = voicesOf(operation, disputeOf(operation, 'south'));
  assert.deepEqual(
    voices.map((voice) => voice.id),
    ['north', 'middle', 'south'],
  );
  assert.deepEqual(
    firstPair(voices, north).map((voice) => voice.id),
    ['north', 'south'],
  );
  assert.deepEqual(
    firstPair(voices, middle).map((voice) => voice.id),
    ['middle', 'north'],
  );
  assert.equal(firstPair(voicesOf(operation, disputeOf(operation, 'only')), north), null);
  assert.equal(disputeOf(operation, 'nobody'), null);
});

test('versions of one thing are set side by side, movers by their subject, and what both tell is left out', () => {
  const found = between(7);
  assert.deepEqual(
    found.map(({ key, first, second }) => [key, ids(first), ids(second)]),
    [
      ['movements/boat', ['by-north'], ['by-south']],
      ['areas/quay', ['quay'], ['quay.s']],
      ['places/pier', ['pier'], ['pier.s']],
    ],
  );
});

test('what only one version has stands alone', () => {
  const alarm = between(5).find(({ key }) => key === 'events/alarm');
  assert.deepEqual([ids(alarm.first), ids(alarm.second)], [['alarm'], []]);
  const turned = between(5, south, north).find(({ key }) => key === 'events/alarm');
  assert.deepEqual([ids(turned.first), ids(turned.second)], [[], ['alarm']]);
});

test('two situations of the same accounts do not differ', () => {
  assert.deepEqual(between(7, north, north), []);
});

test('a difference says how far apart, how much later, who and whose', () => {
  const [boat, quay, pier] = between(7);
  assert.ok(Math.abs(boat.apart - 108_400) < 3_000, `${boat.apart}`);
  assert.deepEqual(boat.begins, { earlier: 'first', by: 2 * 3_600_000 });
  assert.deepEqual(boat.parties, { first: [], second: ['people'] });
  assert.deepEqual(quay.holders, { first: 'port', second: null });
  assert.equal(quay.apart, null);
  assert.equal(quay.begins, null);
  assert.ok(Math.abs(pier.apart - 55_600) < 200, `${pier.apart}`);
});

test('where a mover is by one voice and where it has gone since by the other are no two versions of one movement', () => {
  const [moved] = differencesBetween(operation, situationAt(operation, t(7), north), {
    ...situationAt(operation, t(7), north),
    positions: [{ ...situationAt(operation, t(7), north).positions[1], subject: 'boat' }],
  });
  assert.deepEqual([ids(moved.first), moved.begins, moved.parties], [['by-north'], null, null]);
});

test('the sentences name both versions and leave out what is alike', () => {
  const format = createFormat('en', 'UTC');
  const say = (difference) =>
    sentencesOf(difference, { first: 'North', second: 'South' }, (id) => id.toUpperCase(), compareWords.en, format);
  const [boat, quay] = between(7);
  assert.deepEqual(say(boat), ['Named only by “South”: PEOPLE', '108 km apart', 'Begins 2 hours later in “South”']);
  assert.deepEqual(say(quay), ['“North”: PORT', '“South”: no force is named as holding it']);
  assert.deepEqual(say(between(5).find(({ key }) => key === 'events/alarm')), ['Only in “North”']);
  assert.deepEqual(say(between(8).find(({ key }) => key === 'events/landing')), ['111 km apart']);
});

test('a fraction of an hour is written as the reader’s language does', () => {
  const difference = { ...between(7)[0], apart: null, parties: null, begins: { earlier: 'second', by: 5_400_000 } };
  const say = (language) =>
    sentencesOf(difference, { first: 'N', second: 'S' }, String, compareWords[language], createFormat(language, 'UTC'));
  assert.deepEqual(say('en'), ['Begins 1.5 hours later in “N”']);
  assert.deepEqual(say('fr'), ['Commence 1,5 heures plus tard dans «\u00a0N\u00a0»']);
});

test('both languages have the same words', () => {
  assert.deepEqual(Object.keys(compareWords.fr), Object.keys(compareWords.en));
});

test('the times at which two voices differ are joined where they meet', () => {
  assert.deepEqual(differingSpans(operation, 'north', 'south'), [{ begin: t(2), end: t(20) }]);
  assert.deepEqual(differingSpans(operation, 'middle', 'only'), []);
});

test('a comparison opens where most is told differently', () => {
  assert.equal(tellingMoment(operation, north, south, ['north', 'south']), t(6));
  assert.equal(tellingMoment(operation, middle, new Set(['only']), ['middle', 'only']), null);
});

test('a box holds every geometry given', () => {
  assert.deepEqual(boxOf([operation.areas[0], operation.places[1]]), [0, 0, 1, 1]);
  assert.equal(boxOf([{ geometry: null }]), null);
});

test('a link carries what is compared and how', () => {
  const state = readHash('#acc=acc-north&vs=acc-south&how=overlay');
  assert.equal(state.versus, 'acc-south');
  assert.equal(state.overlay, true);
  assert.equal(writeHash(state), '#acc=acc-north&vs=acc-south&how=overlay');
  assert.equal(writeHash({ versus: 'acc-south', overlay: false }), '#vs=acc-south');
  assert.equal(readHash('#vs=<script>').versus, undefined);
});
