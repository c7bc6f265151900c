import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeEdtf, placeOf, problemsOf } from '../../wwwroot/app/core/checks.js';
import { fieldsOf } from '../../wwwroot/app/core/fields.js';
import { conflictOf, merged, patchOf } from '../../wwwroot/app/core/versions.js';
import { added, drawn, moved, removed, verticesOf } from '../../wwwroot/app/core/vertices.js';
import { fromLocal, toLocal } from '../../wwwroot/app/core/zoned.js';

const schema = {
  properties: {
    id: { title: 'Identifier', type: 'string', 'x-ogc-role': 'id' },
    name: { title: 'Name', type: 'string' },
    kind: { title: 'Kind', type: 'string', enum: ['battle', 'statement'] },
    placeId: { title: 'Place', type: 'string', 'x-ogc-role': 'reference', 'x-ogc-collectionId': 'places' },
    begin: { title: 'Earliest begin', type: 'string', format: 'date-time' },
    end: { title: 'Latest end', type: 'string', format: 'date-time' },
    edtf: { title: 'Time (EDTF)', type: 'string' },
    radiusM: { title: 'Uncertainty', type: 'number', 'x-ogc-unit': 'm' },
    sources: { title: 'Sources', type: 'array', items: { type: 'string' } },
    geometry: { 'x-ogc-role': 'primary-geometry' },
  },
};
const rules = { required: ['kind'], properties: { radiusM: { anyOf: [{ minimum: 0 }, { type: 'null' }] } } };
const fields = fieldsOf('events', schema, rules);
const field = (name) => fields.find((one) => one.name === name);
const isKnown = (collection, id) => collection === 'places' && id === 'konna';
const said = (properties, geometry = null) =>
  problemsOf(fields, { properties: { kind: 'battle', ...properties }, geometry }, isKnown).map(
    ({ at, what }) => `${at} ${what}`,
  );

test('a form is made from the schema, with closed lists, references, units and what is required', () => {
  assert.deepEqual(field('kind').values, ['battle', 'statement']);
  assert.equal(field('kind').required, true);
  assert.deepEqual([field('placeId').kind, field('placeId').collections], ['reference', ['places']]);
  assert.deepEqual([field('sources').kind, field('sources').collections], ['references', ['sources']]);
  assert.deepEqual([field('radiusM').unit, field('radiusM').minimum], ['m', 0]);
  assert.equal(field('begin').kind, 'instant');
  assert.equal(field('edtf').kind, 'edtf');
  assert.equal(field('id') ?? field('geometry'), undefined);
});

test('what is wrong is found while it is typed', () => {
  assert.deepEqual(said({ kind: null }), ['kind required']);
  assert.deepEqual(said({ kind: 'party' }), ['kind unknown']);
  assert.deepEqual(said({ placeId: 'konna' }), []);
  assert.deepEqual(said({ placeId: 'nowhere' }), ['placeId unknown']);
  assert.deepEqual(said({ radiusM: -1 }), ['radiusM least']);
  assert.deepEqual(said({ radiusM: Number.NaN }), ['radiusM number']);
  assert.deepEqual(said({ begin: '2013-01-12T00:00:00Z', end: '2013-01-11T00:00:00Z' }), ['end order']);
  assert.deepEqual(said({}, { type: 'Point', coordinates: [181, 0] }), ['vertex/0 position']);
});

test('the vertices of a movement are in the order of their times, and within its time', () => {
  const path = {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  };
  const at = (...datetimes) => ({ begin: '2013-01-10T00:00:00Z', end: '2013-01-11T00:00:00Z', datetimes });
  assert.deepEqual(said(at('2013-01-10T01:00:00Z', '2013-01-10T02:00:00Z', '2013-01-10T03:00:00Z'), path), []);
  assert.deepEqual(said(at('2013-01-10T01:00:00Z', '2013-01-10T01:00:00Z', null), path), [
    'vertex/1 later',
    'vertex/2 untimed',
  ]);
  assert.deepEqual(said(at('2013-01-09T01:00:00Z', '2013-01-10T01:00:00Z', '2013-01-12T00:00:00Z'), path), [
    'vertex/0 outside',
    'vertex/2 outside',
  ]);
});

test('texts that have the form of EDTF are told from those that have not', () => {
  for (const text of [
    '2013',
    '2013-01',
    '2013-01-10',
    '2013-01-10/2013-01-18',
    '2013-01-10/..',
    '../2013',
    '2013-01~',
    '2013?',
    '201X',
    '[2013-01-10,2013-01-12]',
    '2013-21',
    'Y17000000',
    '2013-01-10T08:30:00Z',
  ]) {
    assert.ok(looksLikeEdtf(text), text);
  }
  for (const text of ['10 January', '/', '2013-1-1', '2013-01-10 to 12', 'soon']) assert.ok(!looksLikeEdtf(text), text);
});

test('only what differs is sent, and what was emptied as null', () => {
  const before = {
    properties: { name: 'A', note: 'x', sources: ['s'] },
    geometry: { type: 'Point', coordinates: [1, 2] },
  };
  assert.equal(patchOf(before, structuredClone(before)), null);
  assert.deepEqual(patchOf(before, { ...before, properties: { name: 'B', note: '', sources: ['s'], when: null } }), {
    properties: { name: 'B', note: null },
  });
  assert.deepEqual(patchOf(before, { ...before, geometry: null }), { geometry: null });
});

test('of two changed versions it is said who has changed what, and mine can be put over theirs', () => {
  const base = { properties: { name: 'A', note: 'x', kind: 'battle' }, geometry: null };
  const mine = {
    properties: { name: 'B', note: 'x', kind: 'battle' },
    geometry: { type: 'Point', coordinates: [1, 2] },
  };
  const theirs = { properties: { name: 'C', note: 'y', kind: 'battle' }, geometry: null };
  assert.deepEqual(
    conflictOf(base, mine, theirs).map(({ name, changedBy }) => `${name} ${changedBy}`),
    ['name both', 'note them', 'geometry me'],
  );
  assert.deepEqual(merged(base, mine, theirs), {
    properties: { name: 'B', note: 'y', kind: 'battle' },
    geometry: mine.geometry,
  });
});

test('vertices are moved, added and removed; a ring stays closed, and too few are none', () => {
  const area = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 0],
      ],
    ],
  };
  assert.equal(verticesOf(area).length, 3);
  assert.deepEqual(moved(area, [0, 0], [-1, -1]).coordinates[0], [
    [-1, -1],
    [2, 0],
    [2, 2],
    [-1, -1],
  ]);
  assert.deepEqual(added(area, [0, 2]).coordinates[0][3], [1, 1]);
  assert.equal(removed(area, [0, 1]), null);
  const line = {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 0],
      [3, 0],
    ],
  };
  assert.deepEqual(removed(line, [0])?.coordinates, [
    [1, 0],
    [3, 0],
  ]);
  assert.deepEqual(added(line, [2]).coordinates[3], [5, 0]);
  assert.deepEqual(moved({ type: 'Point', coordinates: [0, 0] }, [], [190, 95]).coordinates, [-170, 90]);
  assert.equal(
    drawn('Polygon', [
      [0, 0],
      [1, 1],
    ]),
    null,
  );
  assert.deepEqual(
    drawn('Polygon', [
      [0, 0],
      [1, 1],
      [0, 1],
    ])?.coordinates[0].length,
    4,
  );
});

test('times are read and written in the zone of the operation', () => {
  assert.equal(toLocal('2013-01-10T08:30:15Z', 'Europe/Paris'), '2013-01-10T09:30:15');
  assert.equal(fromLocal('2013-01-10T09:30:15', 'Europe/Paris'), '2013-01-10T08:30:15Z');
  assert.equal(fromLocal('2013-01-10T09:30', 'Africa/Bamako'), '2013-01-10T09:30:00Z');
  assert.deepEqual([toLocal(null, 'UTC'), fromLocal('', 'UTC')], ['', null]);
});

test('what a server says of a member stands beside its field', () => {
  assert.equal(placeOf('/properties/kind'), 'kind');
  assert.equal(placeOf('/properties/citations/0'), 'sources');
  assert.equal(placeOf('/properties/datetimes/3'), 'vertex/3');
  assert.equal(placeOf('/geometry/coordinates'), 'geometry');
  assert.equal(placeOf('/claims/clm-1/eventId'), '');
});
