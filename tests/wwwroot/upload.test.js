import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asText,
  byFile,
  choose,
  MEDIA_TYPES,
  MOST_BYTES,
  mediaTypeOf,
  placeOf,
} from '../../wwwroot/app/core/upload.js';
import { importWords } from '../../wwwroot/app/text/import.js';

const file = (name, size = 1) => ({ name, size });

test('a file is sent as what its name says, in small or capital letters, and nothing else is', () => {
  assert.equal(mediaTypeOf('Patrol of 3 March.GPX'), 'application/gpx+xml');
  assert.equal(mediaTypeOf('a.b.geojson'), 'application/geo+json');
  assert.equal(mediaTypeOf('moving.mfjson'), 'application/geo+json');
  assert.equal(mediaTypeOf('packets.czml'), 'application/json');
  for (const name of ['', 'zip', 'x.exe', 'x.zip.exe', '.geojson.', 'x.constructor', 'x.toString']) {
    assert.equal(mediaTypeOf(name), undefined, name);
  }
});

test('of several things one file is taken, and what is left is told', () => {
  assert.deepEqual(choose([file('readme.md'), file('a.zip'), file('b.gpx')], 1), {
    file: file('a.zip'),
    left: ['readme.md', 'b.gpx'],
    folders: 1,
    fault: null,
  });
  assert.equal(choose([], 0).fault, 'nothing');
  assert.equal(choose([], 2).fault, 'folder');
  assert.equal(choose([file('a.exe')], 0).fault, 'unknown');
  assert.equal(choose([file('a.zip', MOST_BYTES)], 0).fault, null);
  assert.equal(choose([file('a.zip', MOST_BYTES + 1)], 0).fault, 'tooLarge');
});

test('a place is a row, a line, a pointer or the whole file', () => {
  assert.deepEqual(placeOf('row=17'), { in: 'row', at: '17' });
  assert.deepEqual(placeOf('line=3'), { in: 'line', at: '3' });
  assert.deepEqual(placeOf('/row=17'), { in: 'pointer', at: '/row=17' });
  assert.deepEqual(placeOf(''), { in: 'whole', at: '' });
});

test('problems are told by file in their order, and as text as the command line writes them', () => {
  const problems = [
    { file: 'a.geojson', pointer: '/x', itemId: 'evt-1', detail: 'It is wrong.', remedy: 'Make it right.' },
    { file: 'b.geojson', pointer: '', detail: 'It is missing.', remedy: 'Add it.' },
    { file: 'a.geojson', pointer: '/y', detail: 'It is wrong too.' },
    { pointer: '', detail: '3 more problems are not listed.', remedy: 'Repair those above.' },
  ];
  assert.deepEqual(
    byFile(problems).map(([name, own]) => [name, own.length]),
    [
      ['a.geojson', 2],
      ['b.geojson', 1],
      ['', 1],
    ],
  );
  assert.equal(
    asText(problems),
    'a.geojson#/x (evt-1): It is wrong. Make it right.\nb.geojson: It is missing. Add it.\na.geojson#/y: It is wrong too.\n3 more problems are not listed. Repair those above.\n',
  );
});

test('the words name every ending that is taken, and both languages have the same', () => {
  const main = ['zip', 'geojson', 'json', 'csv', 'tsv', 'gpx', 'kml', 'kmz', 'mfjson', 'czml', 'gpkg'];
  for (const words of Object.values(importWords)) {
    const said = words.faults.unknown('x');
    for (const ending of main) assert.ok(said.includes(`.${ending}`) && ending in MEDIA_TYPES, ending);
    assert.ok(words.taken('x', 2, 1).includes('2'));
  }
  assert.deepEqual(Object.keys(importWords.fr), Object.keys(importWords.en));
});
