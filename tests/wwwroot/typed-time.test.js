import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormat } from '../../wwwroot/app/core/format.js';
import { DAY, HOUR, MINUTE } from '../../wwwroot/app/core/time.js';
import { instantInZone, readTime, writeTime } from '../../wwwroot/app/core/typed-time.js';

const at = (iso) => Date.parse(iso);
const konna = {
  timeZone: 'Africa/Bamako',
  begin: at('2013-01-01T00:00:00Z'),
  end: at('2013-01-19T00:00:00Z'),
  now: at('2013-01-10T08:00:00Z'),
};
const paris = {
  timeZone: 'Europe/Paris',
  begin: at('2012-06-01T00:00:00Z'),
  end: at('2013-12-31T00:00:00Z'),
  now: at('2013-07-10T12:00:00Z'),
};
const read = (typed, place = konna) => {
  const result = readTime(typed, place);
  return 't' in result ? new Date(result.t).toISOString().replace('.000Z', 'Z') : result;
};

test('a time in the operation’s own zone is read on either side of a change of clocks', () => {
  assert.equal(instantInZone('2013-01-10', '13:00', 'Africa/Bamako'), at('2013-01-10T13:00:00Z'));
  assert.equal(instantInZone('2013-07-10', '13:00', 'Europe/Paris'), at('2013-07-10T11:00:00Z'));
  assert.equal(instantInZone('2013-03-31', '12:00', 'Europe/Paris'), at('2013-03-31T10:00:00Z'));
  assert.equal(instantInZone('', '12:00', 'UTC'), null);
});

test('dates and times are read as they are written in English, French and ISO 8601', () => {
  for (const [typed, expected] of [
    ['2013-01-10T13:00:00Z', '2013-01-10T13:00:00Z'],
    ['2013-01-10T13:00Z', '2013-01-10T13:00:00Z'],
    ['2013-01-10t13:00:30+01:00', '2013-01-10T12:00:30Z'],
    ['2013-01-10 13:00', '2013-01-10T13:00:00Z'],
    ['2013-01-10', '2013-01-10T00:00:00Z'],
    ['10 January 2013, 13:00', '2013-01-10T13:00:00Z'],
    ['January 10, 2013 1:30 pm', '2013-01-10T13:30:00Z'],
    ['Thursday, 10 January 2013 at 13:00', '2013-01-10T13:00:00Z'],
    ['the 10th of January, noon', '2013-01-10T12:00:00Z'],
    ['10 Jan. 12 am', '2013-01-10T00:00:00Z'],
    ['11 jan 8:05', '2013-01-11T08:05:00Z'],
    ['10 janvier 2013 à 13 h 30', '2013-01-10T13:30:00Z'],
    ['jeudi 10 janv. 13h', '2013-01-10T13:00:00Z'],
    ['1er janvier, midi', '2013-01-01T12:00:00Z'],
    ['le 12 janvier à 9 heures', '2013-01-12T09:00:00Z'],
    ['10/01/2013 13:00', '2013-01-10T13:00:00Z'],
    ['12.1.', { problem: 'unread', part: '12.1.' }],
    ['12/01', '2013-01-12T00:00:00Z'],
    ['13:30', '2013-01-10T13:30:00Z'],
    ['13h30', '2013-01-10T13:30:00Z'],
    ['13 h', '2013-01-10T13:00:00Z'],
    ['1 pm', '2013-01-10T13:00:00Z'],
    ['13:30:15', '2013-01-10T13:30:15Z'],
    ['13:30 UTC', '2013-01-10T13:30:00Z'],
    ['13:30 +02:00', '2013-01-10T11:30:00Z'],
    ['  minuit ', '2013-01-10T00:00:00Z'],
  ])
    assert.deepEqual(read(typed), expected, typed);
});

test('a time without a zone is one of the operation’s zone, and one with a zone is of that', () => {
  assert.equal(read('10 July 2013 13:00', paris), '2013-07-10T11:00:00Z');
  assert.equal(read('10 July 2013 13:00 UTC', paris), '2013-07-10T13:00:00Z');
  assert.equal(read('2013-01-10T13:00', paris), '2013-01-10T12:00:00Z');
  assert.equal(read('13 h', paris), '2013-07-10T11:00:00Z');
});

test('a year that is not written is the one that brings the date into the operation', () => {
  assert.equal(read('1 December 12:00', paris), '2012-12-01T11:00:00Z');
  assert.equal(read('1 February 12:00', paris), '2013-02-01T11:00:00Z');
  assert.deepEqual(read('1 March'), { problem: 'outside' });
});

test('what cannot be read says why', () => {
  assert.deepEqual(read('   '), { problem: 'empty' });
  assert.deepEqual(read('soon'), { problem: 'unread', part: 'soon' });
  assert.deepEqual(read('10 Brumaire'), { problem: 'unread', part: 'brumaire' });
  assert.deepEqual(read('10 jui'), { problem: 'unread', part: 'jui' });
  assert.deepEqual(read('10'), { problem: 'unread', part: '10' });
  for (const typed of ['31 February', '2013-02-30', '2013-13-01', '25:00', '13:61', '13 pm', '0/1/2013'])
    assert.deepEqual(read(typed), { problem: 'impossible' }, typed);
  for (const typed of ['2012-12-31', '20 January 2013', '1 January 1913'])
    assert.deepEqual(read(typed), { problem: 'outside' }, typed);
});

test('what the field shows can be typed again, in both languages and every month', () => {
  for (const language of ['en', 'fr']) {
    const format = createFormat(language, paris.timeZone);
    for (let t = paris.begin; t < paris.end; t += 5 * DAY + 7 * HOUR + 13 * MINUTE + 11_000) {
      const shown = writeTime(t, format);
      assert.equal(read(shown, paris), new Date(t).toISOString().replace('.000Z', 'Z'), shown);
    }
  }
});

test('no text makes it fail', () => {
  let state = 99;
  const alphabet = 'janv fév 0123456789:/.-hTZ+pm, é’\u00a0🚌';
  for (let round = 0; round < 3000; round++) {
    let typed = '';
    for (let i = 0; i < round % 24; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      typed += alphabet[state % alphabet.length];
    }
    const result = readTime(typed, konna);
    assert.ok('problem' in result || (result.t >= konna.begin && result.t <= konna.end), typed);
  }
});
