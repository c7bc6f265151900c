import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeOperation } from '../../wwwroot/app/core/operation.js';
import { situationAt } from '../../wwwroot/app/core/situation.js';
import { isSuspected, strengthOf, symbolOf } from '../../wwwroot/app/map/scene.js';
import { legendWords } from '../../wwwroot/app/text/legend.js';

const at = (iso) => Date.parse(iso);
const SIDC = '10031000001211000000';

/** One unit that moves from noon to four on the tenth, and is suspected from two to three. */
function sceneAt(iso, properties = {}, from = iso) {
  const feature = (id, geometry, more) => ({ id, geometry, properties: { id, ...more } });
  const times = { begin: '2013-01-10T12:00:00Z', end: '2013-01-10T16:00:00Z' };
  const line = {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 1],
    ],
  };
  const operation = makeOperation(
    { begin: '2013-01-01T00:00:00Z', end: '2013-01-19T00:00:00Z' },
    {
      units: [feature('u', null, { sidc: SIDC })],
      states: [
        feature('s', null, {
          unitId: 'u',
          status: 'suspected',
          begin: '2013-01-10T14:00:00Z',
          end: '2013-01-10T15:00:00Z',
        }),
        feature('p', null, { unitId: 'u', status: 'present' }),
      ],
      movements: [
        feature('m', line, {
          subject: 'u',
          confidence: 'documented',
          datetimes: [times.begin, times.end],
          ...times,
          ...properties,
        }),
      ],
    },
  );
  return { operation, situation: situationAt(operation, at(iso), new Set(), 0, at(from)) };
}
const symbolAt = (...given) => {
  const scene = sceneAt(...given);
  return symbolOf(scene, scene.situation.positions[0]);
};

test('a documented symbol has a whole frame; an inferred, schematic or suspected one a dashed one', () => {
  assert.equal(symbolAt('2013-01-10T13:00:00Z'), SIDC);
  for (const confidence of ['inferred', 'schematic', undefined]) {
    const code = symbolAt('2013-01-10T13:00:00Z', { confidence });
    assert.equal(code[6], '1', confidence);
    assert.equal(code.slice(0, 6) + code.slice(7), SIDC.slice(0, 6) + SIDC.slice(7));
  }
  assert.equal(symbolAt('2013-01-10T14:30:00Z')[6], '1', 'suspected');
  assert.equal(symbolAt('2013-01-10T15:00:00Z'), SIDC, 'not any more');
  assert.equal(symbolAt('2013-01-10T15:30:00Z', {}, '2013-01-10T13:00:00Z')[6], '1', 'suspected in the window');
});

test('a symbol is faint while its movement may not have begun yet, and never invisible', () => {
  const soft = { beginLatest: '2013-01-10T14:00:00Z' };
  const strength = (iso) => {
    const scene = sceneAt(iso, soft);
    return strengthOf(scene, scene.situation.positions[0]);
  };
  assert.equal(strength('2013-01-10T12:00:00Z'), 0.4);
  assert.equal(strength('2013-01-10T13:00:00Z'), 0.7);
  assert.equal(strength('2013-01-10T14:00:00Z'), 1);
  assert.equal(strength('2013-01-10T17:00:00Z'), 1, 'what is held has its own look');
});

test('a party without states is not suspected', () => {
  const scene = sceneAt('2013-01-10T14:30:00Z');
  assert.equal(isSuspected(scene, { subject: 'another' }), false);
});

test('the legend explains the same marks in both languages', () => {
  assert.deepEqual(Object.keys(legendWords.fr), Object.keys(legendWords.en));
});
