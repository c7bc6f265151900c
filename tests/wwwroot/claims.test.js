import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountOf, apartIn, dimensionOf, markOf, saidOn, scaleOf, stripsOf } from '../../wwwroot/app/core/claims.js';
import { createFormat } from '../../wwwroot/app/core/format.js';
import { makeOperation } from '../../wwwroot/app/core/operation.js';
import { claimWords } from '../../wwwroot/app/text/claims.js';

const days = (from, to) => ({ begin: `2020-01-${from}T00:00:00Z`, end: `2020-01-${to}T00:00:00Z` });
const claim = (id, properties) => ({
  type: 'Feature',
  id,
  geometry: null,
  properties: { id, claimGroupId: 'storm', ...properties },
});
const dead = (id, more) =>
  claim(id, {
    measure: 'killed',
    populationKind: 'force',
    populationId: 'town',
    bound: 'exact',
    min: 5,
    max: 5,
    ...days('02', '03'),
    ...more,
  });
const operationOf = (...claims) =>
  makeOperation(
    { claimGroups: [{ id: 'storm' }, { id: 'empty' }] },
    {
      claims,
      units: [
        { type: 'Feature', id: 'crew', geometry: null, properties: { kind: 'formation' } },
        { type: 'Feature', id: 'boats', geometry: null, properties: { kind: 'equipment' } },
      ],
    },
  );
const item = (properties) => ({ properties });

test('bounds become marks', () => {
  const mark = (bound, min, max) => markOf(item({ bound, min, max }));
  assert.deepEqual(mark('exact', 5, 5), { bound: 'exact', from: 5, to: 5 });
  assert.deepEqual(mark('about', 60, null), { bound: 'about', from: 60, to: 60 });
  assert.deepEqual(mark('at-least', 46, null), { bound: 'at-least', from: 46, to: null });
  assert.deepEqual(mark('at-least', 46, 46), { bound: 'at-least', from: 46, to: null });
  assert.deepEqual(mark('at-most', null, 9), { bound: 'at-most', from: null, to: 9 });
  assert.deepEqual(mark('range', 25, 30), { bound: 'range', from: 25, to: 30 });
  assert.deepEqual(mark('verbal', 24, null), { bound: 'verbal', from: 24, to: null });
  assert.deepEqual(mark('verbal', undefined, undefined), { bound: 'verbal', from: null, to: null });
});

test('claims are comparable only with one measure, one named population and one period', () => {
  const a = dead('a').properties;
  assert.deepEqual(apartIn(a, dead('b').properties), []);
  assert.deepEqual(apartIn(a, dead('b', { measure: 'bodies' }).properties), ['measure']);
  assert.deepEqual(apartIn(a, dead('b', { populationId: 'village' }).properties), ['population']);
  assert.deepEqual(apartIn(a, dead('b', days('02', '04')).properties), ['period']);
  assert.deepEqual(apartIn(a, dead('b', { begin: null }).properties), ['period']);
});

test('who is not named, or when, is like nobody and nothing else, not even itself', () => {
  const unnamed = dead('a', { populationKind: 'unspecified', populationId: null }).properties;
  assert.deepEqual(apartIn(unnamed, unnamed), ['population']);
  const undated = dead('a', { begin: null, end: null }).properties;
  assert.deepEqual(apartIn(undated, undated), ['period']);
});

test('persons, materiel and distances are counted on axes of their own, and a statement on none', () => {
  const operation = operationOf();
  const of = (measure, populationId) => dimensionOf(operation, item({ measure, populationId }));
  assert.equal(of('killed'), 'persons');
  assert.equal(of('bodies'), 'persons');
  assert.equal(of('vehicles-captured'), 'materiel');
  assert.equal(of('strength', 'boats'), 'materiel');
  assert.equal(of('strength', 'crew'), 'persons');
  assert.equal(of('distance'), 'distance');
  assert.equal(of('statement'), null);
});

test('what can be compared stands together and first; the rest stands apart and says why; no amount is made', () => {
  const operation = operationOf(
    dead('alone', { measure: 'bodies', min: 24, max: null, bound: 'verbal', ...days('01', '03') }),
    dead('one'),
    dead('two', { min: 9, max: 9 }),
    dead('said', { measure: 'statement', min: null, max: null, bound: 'verbal' }),
    dead('wordy', { min: null, max: null, bound: 'verbal' }),
    dead('ships', { measure: 'vehicles-destroyed' }),
  );
  const [strip, ...others] = stripsOf(operation);
  assert.deepEqual(others, []);
  assert.deepEqual(
    strip.axes.map(({ dimension, blocks }) => [
      dimension,
      blocks.map(({ claims, apart }) => [claims.map(({ id }) => id), apart]),
    ]),
    [
      [
        'persons',
        [
          [['one', 'two'], []],
          [['alone'], ['measure', 'period']],
        ],
      ],
      ['materiel', [[['ships'], []]]],
    ],
  );
  assert.deepEqual(
    strip.inWords.map(({ id }) => id),
    ['said', 'wordy'],
  );
  assert.equal(strip.axes[0].end, 30, 'the axis reaches beyond the largest amount, not to a sum');
});

test('of blocks alike in size the earliest comes first and the undated last', () => {
  const operation = operationOf(
    dead('late', days('05', '06')),
    dead('open', { begin: null }),
    dead('soon', days('01', '06')),
  );
  assert.deepEqual(
    stripsOf(operation)[0].axes[0].blocks.map(({ claims }) => claims[0].id),
    ['soon', 'late', 'open'],
  );
});

test('an axis begins at nothing, ends at a whole step beyond the largest amount, and has round ticks', () => {
  const exact = (n) => ({ bound: 'exact', from: n, to: n });
  assert.deepEqual(scaleOf([exact(148), exact(5)]), { end: 200, ticks: [0, 50, 100, 150, 200] });
  assert.deepEqual(scaleOf([exact(1)]), { end: 2, ticks: [0, 1, 2] });
  assert.deepEqual(scaleOf([{ bound: 'at-least', from: 46, to: null }]).end, 60);
  assert.equal(scaleOf([]).ticks[0], 0);
  for (let n = 1; n < 5000; n += 37) {
    const { end, ticks } = scaleOf([exact(n)]);
    assert.ok(end > n && ticks.at(-1) === end && ticks.length <= 7, `${n}: ${ticks}`);
  }
});

test('amounts are said with their bound, in both languages', () => {
  const say = (language, properties) =>
    amountOf(item(properties), 'boats', claimWords[language], createFormat(language, 'UTC'));
  assert.equal(say('en', { bound: 'exact', min: 8, max: 8 }), '8 boats');
  assert.equal(say('en', { bound: 'at-least', min: 46 }), 'at least 46 boats');
  assert.equal(say('fr', { bound: 'at-least', min: 46 }), 'au moins 46 boats');
  assert.equal(say('en', { bound: 'at-most', max: 9 }), 'at most 9 boats');
  assert.equal(say('en', { bound: 'about', min: 60, max: 60 }), 'about 60 boats');
  assert.equal(say('fr', { bound: 'range', min: 25, max: 30 }), '25 à 30 boats');
  assert.equal(say('en', { bound: 'verbal', min: 24 }), 'no number; drawn from 24 upwards');
  assert.equal(say('en', { bound: 'verbal' }), 'no number');
});

test('when something was said is told in days, and as it stands where it is more than days', () => {
  const say = (edtf) => saidOn(edtf, claimWords.en, createFormat('en', 'UTC'));
  assert.equal(say('2013-01-12'), '12 January');
  assert.equal(say('2013-01-12?'), 'perhaps 12 January');
  assert.equal(say('../2013-01-15'), 'by 15 January');
  assert.equal(say('2013-01-01/2013-01-04'), '1 January – 4 January');
  assert.equal(say('2013-01'), '2013-01');
  assert.equal(say(null), '');
});

test('both languages have the same words', () => {
  for (const name of Object.keys(claimWords.en)) {
    const [en, fr] = [claimWords.en[name], claimWords.fr[name]];
    assert.equal(typeof fr, typeof en, name);
    if (typeof en === 'object') assert.deepEqual(Object.keys(fr), Object.keys(en), name);
  }
});
