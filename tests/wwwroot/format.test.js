import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormat, textOf, whenOf } from '../../wwwroot/app/core/format.js';
import { readHash, writeHash } from '../../wwwroot/app/core/hash.js';
import { en } from '../../wwwroot/app/text/en.js';
import { fr } from '../../wwwroot/app/text/fr.js';
import { preferredLanguage } from '../../wwwroot/app/text/index.js';

const at = (iso) => Date.parse(iso);
const plain = (text) => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ');
const english = createFormat('en', 'Africa/Bamako');
const french = createFormat('fr', 'Africa/Bamako');

test('dates are written in both languages', () => {
  const t = at('2013-01-10T13:00:00Z');
  assert.equal(english.weekday(t), 'Thursday, 10 January 2013');
  assert.equal(french.weekday(t), 'jeudi 10 janvier 2013');
  assert.equal(english.dateTime(t), '10 January 2013, 13:00');
  assert.equal(french.time(t), '13:00');
});

test('times are those of the operation’s own zone', () => {
  const format = createFormat('en', 'Europe/Paris');
  assert.equal(format.time(at('2013-01-10T23:30:00Z')), '00:30');
  assert.equal(format.shortDate(at('2013-01-10T23:30:00Z')), '11 Jan 2013');
});

test('spans are as short as they can be said, and whole days end on their last day', () => {
  const day = [at('2013-01-10T00:00:00Z'), at('2013-01-11T00:00:00Z')];
  assert.equal(english.span(...day), '10 January 2013');
  assert.equal(plain(english.span(at('2013-01-01T00:00:00Z'), at('2013-01-05T00:00:00Z'))), '1 – 4 January 2013');
  assert.equal(english.span(at('2013-01-10T08:30:00Z'), at('2013-01-10T16:00:00Z')), '10 January 2013, 08:30–16:00');
  assert.equal(english.span(at('2013-01-10T00:00:00Z'), Number.POSITIVE_INFINITY), 'from 10 January 2013');
  assert.equal(french.span(Number.NEGATIVE_INFINITY, at('2013-01-11T00:00:00Z')), 'jusqu’au 10 janvier 2013');
  assert.equal(english.span(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY), '');
});

test('the words of the package come before those made from its times', () => {
  const item = { properties: { when: 'about 13:00', whenFr: 'vers 13 h' }, span: { begin: 0, end: 1, dated: true } };
  assert.equal(whenOf(item, english), 'about 13:00');
  assert.equal(whenOf(item, french), 'vers 13 h');
});

test('a text that one language lacks is taken from the other', () => {
  assert.equal(textOf({ name: 'Konna', nameFr: null }, 'name', 'fr'), 'Konna');
  assert.equal(textOf({ name: null, nameFr: 'Tombouctou' }, 'name', 'en'), 'Tombouctou');
  assert.equal(textOf({}, 'name', 'en'), '');
});

test('distances, speeds and directions are written for a reader', () => {
  assert.equal(english.distance(500), '500 m');
  assert.equal(plain(french.distance(14_700)), '15 km');
  assert.equal(plain(french.distance(2500)), '2,5 km');
  assert.equal(english.speed(6.44), '6.4 km/h');
  assert.equal(english.compass(350), 'N');
  assert.equal(french.compass(270), 'O');
});

test('a link gives back the state it was made from', () => {
  const state = {
    t: at('2013-01-10T13:00:00Z'),
    view: { zoom: 9.25, lat: 14.9467, lng: -3.8933 },
    selection: 'events/evt-bus-checkpoint.b',
    accounts: ['acc-bus-b', 'acc-dengaourou-h2'],
    language: 'fr',
    perspective: 'mali',
  };
  const hash = writeHash(state);
  assert.equal(
    hash,
    '#t=2013-01-10T13:00:00Z&map=9.25/14.9467/-3.8933&sel=events/evt-bus-checkpoint.b&acc=acc-bus-b,acc-dengaourou-h2&as=mali&lang=fr',
  );
  assert.deepEqual(readHash(hash), state);
});

test('what a link says wrongly is left out', () => {
  assert.deepEqual(readHash('#t=noon&map=9/14.9&sel=%3Cscript%3E&lang=de&acc=%22%3E'), { accounts: [] });
  assert.deepEqual(readHash('#map=99/0/0'), {});
  assert.deepEqual(readHash(''), {});
});

test('both languages have the same texts', () => {
  const shape = (texts) =>
    Object.entries(texts)
      .map(([key, value]) => (value && typeof value === 'object' ? [key, shape(value)] : [key, typeof value]))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(shape(fr), shape(en));
});

test('the first language of the browser that there is', () => {
  assert.equal(preferredLanguage(['de-DE', 'fr-ML', 'en']), 'fr');
  assert.equal(preferredLanguage(['bm']), 'en');
});
