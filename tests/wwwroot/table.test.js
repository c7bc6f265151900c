import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventRows, sortRows } from '../../wwwroot/app/core/event-rows.js';
import { createFormat } from '../../wwwroot/app/core/format.js';
import { matches } from '../../wwwroot/app/core/match.js';
import { makeOperation } from '../../wwwroot/app/core/operation.js';
import { smallView } from '../../wwwroot/app/core/small-view.js';
import { listWords } from '../../wwwroot/app/text/list.js';
import { offlineWords } from '../../wwwroot/app/text/offline.js';
import { panelEn as en } from '../../wwwroot/app/text/panel-en.js';
import { tableWords } from '../../wwwroot/app/text/table.js';

const feature = (id, properties) => ({ type: 'Feature', id, geometry: null, properties: { id, ...properties } });
const operation = makeOperation(
  { begin: '2020-01-01T00:00:00Z', end: '2020-01-05T00:00:00Z' },
  {
    events: [
      feature('late', { name: 'Zebra', begin: '2020-01-03T00:00:00Z', end: '2020-01-04T00:00:00Z', sources: ['s'] }),
      feature('undated', { name: 'Éland', begin: null, end: null }),
      feature('early', {
        name: 'Ant 10',
        begin: '2020-01-01T10:00:00Z',
        beginLatest: '2020-01-01T12:00:00Z',
        endEarliest: '2020-01-01T13:00:00Z',
        end: '2020-01-01T13:00:00Z',
        placeId: 'p',
        participants: ['u', 'nobody'],
      }),
      feature('told', { name: 'Ant 9', begin: '2020-01-02T00:00:00Z', end: '2020-01-02T00:00:00Z', accountId: 'b' }),
    ],
    places: [feature('p', { name: 'Camp', nameFr: 'Le camp' })],
    units: [feature('u', { name: 'First unit' })],
    accounts: [feature('b', { name: 'Version B', disputeId: 'd' })],
    sources: [feature('s', { name: 'A source' })],
  },
);
const format = createFormat('en', 'UTC');
const rows = eventRows(operation, new Set(['a']), format, en);
const order = (column, direction) => sortRows(rows, column, direction, 'en').map(({ event }) => event.id);

test('a row says in words what, when and how surely, where, who, by whose account and from which sources', () => {
  const [early, told, late, undated] = rows;
  assert.deepEqual([early.where, early.who, early.sources, early.shown], ['Camp', ['First unit', 'nobody'], [], true]);
  assert.equal(early.unsure, 'Begins between 1 January 2020, 10:00 and 1 January 2020, 12:00');
  assert.deepEqual([told.account, told.shown, told.unsure], ['Version B', false, '']);
  assert.deepEqual(late.sources, ['A source']);
  assert.deepEqual([undated.when, undated.what], ['not dated', 'Éland']);
  const french = eventRows(operation, new Set(['b']), createFormat('fr', 'UTC'), en);
  assert.deepEqual([french[0].where, french[1].shown], ['Le camp', true]);
});

test('rows are sorted as a reader would, and what is missing comes last in both directions', () => {
  assert.deepEqual(order('when', 1), ['early', 'told', 'late', 'undated']);
  assert.deepEqual(order('when', -1), ['late', 'told', 'early', 'undated']);
  assert.deepEqual(order('what', 1), ['told', 'early', 'undated', 'late']);
  assert.deepEqual(order('what', -1), ['late', 'undated', 'early', 'told']);
  assert.deepEqual(order('where', -1), ['early', 'told', 'late', 'undated']);
});

test('an operation is found by any words of it, without accents or case', () => {
  assert.ok(matches('', ['Battle of Konna']));
  assert.ok(matches('konna BATTLE', ['Battle of Konna', null]));
  assert.ok(matches('severe', ['Sévaré']) === false && matches('sevare', ['Sévaré']));
});

test('a small map shows its extent whole, with land around, and never less than the world is wide', () => {
  for (const box of [
    [0.48, 0.44, 0.5, 0.46],
    [0, 0, 1, 1],
    [0.999, 0.5, 1, 0.501],
    [0.5, 0.5, 0.5, 0.5],
  ]) {
    const view = smallView(box, 260, 210);
    const [left, right] = [box[0], box[2]].map((x) => x * view.scale - view.left);
    const [top, bottom] = [box[1], box[3]].map((y) => y * view.scale - view.top);
    assert.ok(left >= 0 && right <= 260.001 && view.scale >= 260, `${box}: ${left} to ${right}`);
    if (box[3] < 1) assert.ok(top >= 0 && bottom <= 210, `${box}: ${top} to ${bottom}`);
  }
});

test('both languages have the same words', () => {
  for (const words of [tableWords, listWords, offlineWords]) {
    assert.deepEqual(Object.keys(words.fr), Object.keys(words.en));
  }
});
