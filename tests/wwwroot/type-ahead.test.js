import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TypeAhead } from '../../wwwroot/app/core/type-ahead.js';

const NAMES = ['Malian army', 'Élan column', 'Ansar Dine', 'Army of the north', 'Ansar two'];

/** Where typing leads, each key so long after the one before it. @param {string[]} keys */
function typed(keys, between = 100, from = 0) {
  const typing = new TypeAhead();
  let at = from;
  keys.forEach((key, i) => {
    if (typing.takes(key, 1000 + i * between)) at = typing.find(NAMES, at);
  });
  return at;
}

test('a letter goes to the next name that begins with it, round the end', () => {
  assert.equal(typed(['a']), 2);
  assert.equal(typed(['a'], 100, 2), 3);
  assert.equal(typed(['m'], 100, 3), 0);
  assert.equal(typed(['x']), -1);
});

test('letters that follow each other are one beginning; after a while they are another one', () => {
  assert.equal(typed(['a', 'r']), 3);
  assert.equal(typed([...'ansar t']), 4);
  assert.equal(typed(['a', 'm'], 2000), 0);
});

test('the same letter again goes on to the next', () => {
  assert.equal(typed(['a', 'a']), 3);
  assert.equal(typed(['a', 'a', 'a']), 4);
  assert.equal(typed(['a', 'a', 'a', 'a']), 2);
});

test('case and accents do not matter', () => {
  assert.equal(typed(['E']), 1);
  assert.equal(typed(['é']), 1);
  assert.equal(typed(['A', 'R']), 3);
});

test('keys that are no part of a name are left to others, a space too unless a name is being typed', () => {
  const typing = new TypeAhead();
  for (const key of ['ArrowDown', 'Enter', ' ', '/', '[', 'Escape', 'Dead'])
    assert.equal(typing.takes(key, 0), false, key);
  assert.equal(typing.takes('a', 0), true);
  assert.equal(typing.takes(' ', 100), true);
  assert.equal(typing.takes('Enter', 100), false);
  typing.end();
  assert.equal(typing.takes(' ', 200), false);
  assert.equal(typing.takes(' ', 5000), false);
});
