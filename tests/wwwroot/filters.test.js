import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILTERED, facetsOf, passing, toggled, UNCONTESTED } from '../../wwwroot/app/core/filters.js';
import { readHash, writeHash } from '../../wwwroot/app/core/hash.js';
import { narrowed, situationAt } from '../../wwwroot/app/core/situation.js';
import { made, t } from './made-operation.js';

const passed = (filters) => [...passing(made, filters)].map(({ id }) => id).sort();
const everything = ['ara-mill', 'evt-clash', 'evt-talk', 'mov-boats', 'mov-boats-back', 'mov-scouts'];

test('without filters everything passes', () => assert.deepEqual(passed({}), everything));

test('a force lets pass what it, its parts, their units or their people take part in', () => {
  assert.deepEqual(passed({ force: ['north'] }), ['evt-clash', 'evt-talk', 'mov-boats', 'mov-boats-back']);
  assert.deepEqual(passed({ force: ['north-river'] }), ['evt-clash', 'evt-talk', 'mov-boats', 'mov-boats-back']);
  assert.deepEqual(passed({ force: ['south'] }), ['ara-mill', 'evt-clash', 'mov-scouts']);
  assert.deepEqual(passed({ force: ['north', 'south'] }), everything);
});

test('a kind is one of a collection and leaves the others as they are', () => {
  assert.deepEqual(
    passed({ kind: ['events.fighting'] }),
    everything.filter((id) => id !== 'evt-talk'),
  );
  assert.deepEqual(passed({ kind: ['movements.advance', 'events.negotiation'] }), [
    'ara-mill',
    'evt-talk',
    'mov-boats',
    'mov-scouts',
  ]);
});

test('confidence, account and source let pass what has them; a source also what came through it', () => {
  assert.deepEqual(passed({ confidence: ['documented'] }), ['ara-mill', 'evt-clash', 'mov-boats']);
  assert.deepEqual(passed({ account: ['acc-a'] }), ['mov-scouts']);
  assert.deepEqual(passed({ account: [UNCONTESTED] }), ['ara-mill', 'evt-clash', 'mov-boats', 'mov-boats-back']);
  assert.deepEqual(passed({ source: ['src-witness'] }), ['evt-clash', 'mov-boats-back']);
  assert.deepEqual(passed({ source: ['src-agency'] }), ['evt-clash', 'mov-boats', 'mov-boats-back']);
});

test('several filters have to be met together', () => {
  assert.deepEqual(passed({ force: ['north'], confidence: ['documented'], source: ['src-witness'] }), ['evt-clash']);
  assert.deepEqual(passed({ force: ['south'], account: ['acc-b'] }), []);
});

test('a filter hides a movement and puts no earlier one in its place', () => {
  const told = situationAt(made, t(9), new Set(['acc-a']));
  const shown = narrowed(told, passing(made, { kind: ['movements.advance'] }));
  assert.deepEqual(
    told.positions.map(({ id }) => id),
    ['mov-boats-back', 'mov-scouts'],
  );
  assert.deepEqual(
    shown.positions.map(({ id }) => id),
    ['mov-scouts'],
  );
});

test('the values of a filter are counted over the whole operation', () => {
  const facets = facetsOf(made);
  assert.deepEqual(Object.fromEntries(facets.force), { north: 4, 'north-river': 4, south: 3 });
  assert.equal(facets.kind.get('movements.advance'), 2);
  assert.equal(facets.account.get(UNCONTESTED), 4);
  assert.equal(facets.source.get('src-agency'), 3);
  const all = FILTERED.reduce((sum, name) => sum + made[name].length, 0);
  assert.equal(
    [...facets.confidence.values()].reduce((a, b) => a + b),
    all,
  );
});

test('a value is put in and taken out, and an empty list goes', () => {
  const one = toggled({}, 'force', 'south', true);
  const two = toggled(one, 'force', 'north', true);
  assert.deepEqual(two, { force: ['north', 'south'] });
  assert.deepEqual(toggled(two, 'force', 'south', false), { force: ['north'] });
  assert.deepEqual(toggled(one, 'force', 'south', false), {});
});

test('a link carries the filters, and reads only those it knows', () => {
  const filters = { force: ['north', 'south'], kind: ['events.fighting'], account: ['-'] };
  assert.deepEqual(readHash(writeHash({ filters })).filters, filters);
  assert.equal(writeHash({ filters }), '#only=force:north,south;kind:events.fighting;account:-');
  assert.deepEqual(readHash('#only=force:north;colour:red;source:;kind').filters, { force: ['north'] });
  assert.equal(writeHash({ filters: {}, trail: 'movement' }), '#');
});
