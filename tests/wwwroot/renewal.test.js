import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeOperation, sideOf } from '../../wwwroot/app/core/operation.js';
import { featuresWith, isGone, renew, staleAfter } from '../../wwwroot/app/core/renewal.js';

const feature = (id, properties = {}, geometry = null) => ({ type: 'Feature', id, geometry, properties });
const path = (id, segment, from) =>
  feature(
    id,
    {
      movementId: 'm',
      subject: 'u',
      segment,
      datetimes: [`2020-01-01T0${from}:00:00Z`, `2020-01-01T0${from + 1}:00:00Z`],
    },
    {
      type: 'LineString',
      coordinates: [
        [from, 0],
        [from + 1, 0],
      ],
    },
  );
const made = () =>
  makeOperation(
    { begin: '2020-01-01T00:00:00Z', end: '2020-01-02T00:00:00Z' },
    {
      places: [feature('a', { name: 'A' }), feature('b', { name: 'B' })],
      movements: [path('m1', 1, 1), path('m2', 2, 2)],
      forces: [feature('f'), feature('g')],
      units: [feature('u', { forceId: 'f', sideId: 'f' })],
    },
  );
const plain = ({ document, collections, items }) => [
  document,
  [...collections],
  [...items].map(([name, ids]) => [name, [...ids]]),
];

test('one changed item is fetched by itself', () => {
  const changes = [
    { kind: 'update', collection: 'events', id: 'e' },
    { kind: 'update', collection: 'events', id: 'gone', links: [{}] },
    { kind: 'delete', collection: 'events', id: 'gone', links: [] },
  ];
  const single = [
    ['e', true],
    ['gone', false],
  ];
  assert.deepEqual(plain(staleAfter(changes)), [false, [], [['events', single]]]);
});

test('many items of a collection are fetched with all others of it', () => {
  const changes = Array.from({ length: 13 }, (_, i) => ({ kind: 'create', collection: 'places', id: `p${i}` }));
  assert.deepEqual(plain(staleAfter(changes)), [false, ['places'], []]);
});

test('what follows from a force or a unit is fetched, too', () => {
  assert.deepEqual(plain(staleAfter([{ kind: 'update', collection: 'forces', id: 'f' }])), [
    false,
    ['units', 'movements'],
    [['forces', [['f', true]]]],
  ]);
  assert.deepEqual(plain(staleAfter([{ kind: 'update', collection: 'units', id: 'u' }])), [
    false,
    ['movements'],
    [['units', [['u', true]]]],
  ]);
});

test('an import makes everything stale, another title the document alone, a layer nothing that the map has', () => {
  const [document, collections, items] = plain(
    staleAfter([{ kind: 'import' }, { kind: 'update', collection: 'places', id: 'a' }]),
  );
  assert.ok(document && collections.length === 11 && items.length === 0);
  assert.deepEqual(plain(staleAfter([{ kind: 'update' }])), [true, [], []]);
  assert.deepEqual(plain(staleAfter([{ kind: 'update', collection: 'water-gauges', id: 'g' }])), [false, [], []]);
});

test('an operation is gone when it was deleted and not loaded again', () => {
  const deletion = { kind: 'delete' };
  assert.equal(isGone([{ kind: 'update' }, deletion, { kind: 'create', collection: 'places', id: 'a' }]), true);
  assert.equal(isGone([deletion, { kind: 'import' }]), false);
  assert.equal(isGone([{ kind: 'delete', collection: 'places', id: 'a' }]), false);
});

test('the operation stays the same object, and lists that did not change stay the same', () => {
  const operation = made();
  const { movements, items } = operation;
  assert.equal(sideOf(operation, 'u')?.id, 'f');
  const places = featuresWith(
    operation,
    'places',
    new Map([
      ['a', null],
      ['b', feature('b', { name: 'Other' })],
      ['c', feature('c')],
    ]),
  );
  renew(operation, operation.document, { places, units: [feature('u', { forceId: 'g', sideId: 'g' })] });
  assert.deepEqual(
    operation.places.map(({ id, properties }) => [id, properties.name]),
    [
      ['b', 'Other'],
      ['c', undefined],
    ],
  );
  assert.equal(operation.movements, movements);
  assert.notEqual(operation.items, items);
  assert.ok(!operation.items.has('places/a') && operation.items.has('places/c') && operation.items.has('movements/m2'));
  assert.equal(sideOf(operation, 'u')?.id, 'g');
});

test('one segment of a path is replaced without the others', () => {
  const operation = made();
  assert.equal(operation.movements.length, 1);
  const longer = path('m2', 2, 2);
  longer.geometry.coordinates[1] = [9, 0];
  renew(operation, operation.document, { movements: featuresWith(operation, 'movements', new Map([['m2', longer]])) });
  assert.equal(operation.movements.length, 1);
  assert.deepEqual(operation.items.get('movements/m1'), operation.movements[0]);
  assert.equal(operation.movements[0].track.lon.at(-1), 9);
});

test('a movement without a path is told of, and stays when another one changes', () => {
  const document = { begin: '2020-01-01T00:00:00Z', end: '2020-01-02T00:00:00Z' };
  const operation = makeOperation(document, {
    movements: [path('m1', 1, 1), feature('nowhere', { name: 'Nowhere', subject: 'u' })],
  });
  assert.deepEqual(
    operation.movements.map(({ id }) => id),
    ['m1'],
  );
  assert.equal(operation.items.get('movements/nowhere').properties.name, 'Nowhere');
  const others = featuresWith(operation, 'movements', new Map([['m1', path('m1', 1, 3)]]));
  renew(operation, document, { movements: others });
  assert.deepEqual([...operation.items.keys()].sort(), ['movements/m1', 'movements/nowhere']);
});
