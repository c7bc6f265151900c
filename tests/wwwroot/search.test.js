import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folded, search, searchIndex } from '../../wwwroot/app/core/search.js';
import { situationAt } from '../../wwwroot/app/core/situation.js';
import { momentOf, nearestPlace } from '../../wwwroot/app/core/whereabouts.js';
import { made, t } from './made-operation.js';

const index = searchIndex(made);
const found = (query) => search(index, query).flatMap(({ items }) => items.map(({ id }) => id));

test('a text is compared without accents, case, ligatures and signs', () => {
  assert.equal(folded('  Éloi SŒUR – d’Ængelholm '), 'eloi soeur d aengelholm');
  assert.equal(folded('Konna'), 'konna');
});

test('things are found by their names in both languages and by their other names', () => {
  assert.deepEqual(found('eclaireurs'), ['scouts']);
  assert.deepEqual(found('DEBARCADERE'), ['evt-clash', 'quay']);
  assert.deepEqual(found('soeur'), ['captain']);
  assert.deepEqual(found('gardes cotes'), ['guards']);
  assert.deepEqual(found('second'), ['acc-b']);
  assert.deepEqual(found('diary'), ['src-diary']);
  assert.deepEqual(found('held'), ['ara-mill']);
});

test('every word has to be there, in any order; a name that begins with it comes first', () => {
  assert.deepEqual(found('quay clash'), ['evt-clash']);
  assert.deepEqual(found('quay talk'), []);
  assert.deepEqual(
    search(index, 's').find(({ collection }) => collection === 'places'),
    { collection: 'places', items: [made.items.get('places/stream')], found: 1 },
  );
  assert.deepEqual(found('   '), []);
});

test('results are grouped by collection and counted where there are more than are shown', () => {
  const groups = search(index, 'e', 2);
  assert.deepEqual(
    groups.map(({ collection }) => collection),
    ['events', 'places', 'units', 'forces', 'persons', 'areas', 'accounts', 'sources'],
  );
  for (const { items, found: all } of groups) assert.ok(items.length === Math.min(2, all));
});

test('what is there now keeps the clock; anything else has the moment at which it is first told of', () => {
  const now = situationAt(made, t(5), new Set(['acc-a']));
  const moment = (key) => momentOf(made, made.items.get(key), now);
  assert.equal(moment('events/evt-clash'), null);
  assert.equal(moment('movements/mov-boats-back'), t(8));
  assert.equal(moment('units/guards'), t(12));
  assert.equal(moment('units/boats'), null);
  assert.equal(moment('events/evt-talk'), t(20));
  assert.equal(moment('accounts/acc-b'), t(20));
  assert.equal(moment('persons/captain'), null);
  assert.equal(moment('places/quay'), null);
  assert.equal(moment('units/reserve'), null);
});

test('a position is told by the nearest place that is one', () => {
  const near = nearestPlace(made, new Set(), 0.9, 0);
  assert.equal(near.place.id, 'mill');
  assert.ok(Math.abs(near.metres - 11119.5) < 1, `${near.metres}`);
  assert.ok(Math.abs(near.degrees - 270) < 0.01);
});
