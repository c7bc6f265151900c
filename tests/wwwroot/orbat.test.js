import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orbatAt, rowsOf } from '../../wwwroot/app/core/orbat.js';
import { situationAt } from '../../wwwroot/app/core/situation.js';
import { unitWords } from '../../wwwroot/app/text/units.js';
import { made, t } from './made-operation.js';

const treeAt = (hours, accounts = ['acc-a'], operation = made) =>
  orbatAt(operation, situationAt(operation, t(hours), new Set(accounts)));
const rowsAt = (hours, accounts, operation) => rowsOf(treeAt(hours, accounts, operation), () => true);
const presences = (hours, accounts) =>
  Object.fromEntries(rowsAt(hours, accounts).map(({ node }) => [node.item.id, node.presence]));
const find = (hours, id) => rowsAt(hours).find(({ node }) => node.item.id === id).node;

test('forces stand above their units and units above their equipment, each with its place among its like', () => {
  assert.deepEqual(
    rowsAt(1).map(({ node, level, position, size }) => [node.key, level, position, size]),
    [
      ['forces/north', 1, 1, 2],
      ['forces/north-river', 2, 1, 2],
      ['units/boats', 3, 1, 1],
      ['units/launch', 4, 1, 1],
      ['units/guards', 2, 2, 2],
      ['forces/south', 1, 2, 2],
      ['units/reserve', 2, 1, 2],
      ['units/scouts', 2, 2, 2],
    ],
  );
});

test('a part that is closed hides what is below it and nothing else', () => {
  const rows = rowsOf(treeAt(1), ({ key }) => key !== 'forces/north');
  assert.deepEqual(
    rows.map(({ node }) => node.item.id),
    ['north', 'south', 'reserve', 'scouts'],
  );
});

test('each stands as it is told of at the moment of the clock', () => {
  const told = (hours, id) => presences(hours)[id];
  assert.deepEqual(
    [1, 5, 9, 12].map((hours) => told(hours, 'boats')),
    ['notYet', 'present', 'present', 'held'],
  );
  assert.deepEqual(
    [1, 13, 15].map((hours) => told(hours, 'guards')),
    ['notYet', 'gone', 'gone'],
  );
  assert.deepEqual(
    [1, 25, 31].map((hours) => told(hours, 'launch')),
    ['notYet', 'present', 'gone'],
  );
  assert.equal(told(5, 'reserve'), 'unknown');
  assert.equal(find(15, 'guards').states[0].properties.status, 'withdrawn');
  assert.deepEqual(find(31, 'launch').states, [], 'that it was present once is not how it stands');
});

test('only what the accounts in force tell of counts', () => {
  assert.equal(presences(2, ['acc-a']).scouts, 'notYet');
  assert.equal(presences(2, ['acc-b']).scouts, 'present');
  assert.equal(presences(5, ['acc-b']).scouts, 'gone');
});

test('a state puts a unit under another one for its time', () => {
  const parentOf = (hours) => rowsAt(hours).find(({ node }) => node.item.id === 'launch').parent.key;
  assert.deepEqual([10, 25, 40].map(parentOf), ['units/boats', 'units/guards', 'units/boats']);
});

test('units that are present or held are counted for all that is above them', () => {
  const count = (hours, id) => [find(hours, id).here, find(hours, id).units];
  assert.deepEqual(count(5, 'north'), [1, 3]);
  assert.deepEqual(count(25, 'north'), [2, 3]);
  assert.deepEqual(count(5, 'south'), [1, 2]);
  assert.deepEqual(count(5, 'reserve'), [0, 0]);
});

test('where there is no position of its own, it is where those are that it goes with', () => {
  assert.deepEqual(
    find(5, 'boats').positions.map(({ id }) => id),
    ['mov-boats'],
  );
  const operation = {
    ...made,
    units: [...made.units],
    movements: made.movements.map((movement) => ({
      ...movement,
      properties: { ...movement.properties, participants: ['guards'] },
    })),
  };
  const { node } = rowsAt(5, ['acc-a'], operation).find((row) => row.node.item.id === 'guards');
  assert.deepEqual(
    node.positions.map(({ id }) => id),
    ['mov-boats', 'mov-scouts'],
  );
  assert.equal(node.presence, 'present');
});

test('every strength keeps its own state', () => {
  assert.deepEqual(
    find(5, 'boats').states.map(({ id }) => id),
    ['st-boats', 'st-boats-other'],
  );
});

test('a circle of parents ends', () => {
  const circle = (id, parentId) => ({ ...made.units[0], id, properties: { forceId: 'south', parentId } });
  const operation = { ...made, units: [circle('a', 'b'), circle('b', 'a')] };
  assert.deepEqual(
    rowsAt(1, [], operation)
      .map(({ node }) => node.item.id)
      .filter((id) => id.length === 1)
      .sort(),
    ['a', 'b'],
  );
});

test('both languages have the same words', () => {
  const keys = (words) => JSON.stringify(words, (_, value) => (typeof value === 'object' ? value : typeof value));
  assert.equal(keys(unitWords.en), keys(unitWords.fr));
  assert.equal(unitWords.fr.near('3 km', 'ENE', 'Ambodédjo'), 'à 3 km à l’ENE d’Ambodédjo');
  assert.equal(unitWords.fr.near('3 km', 'SO', 'Konna'), 'à 3 km au SO de Konna');
});
