import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountFilter, commandLines, layerAddress, roundedBox } from '../../wwwroot/app/core/commands.js';
import { nameOf } from '../../wwwroot/app/core/files.js';
import { frameTimes, MOST_FRAMES, stepFor } from '../../wwwroot/app/core/frames.js';
import { scaleLength, wrapText } from '../../wwwroot/app/core/picture.js';
import { embedWords } from '../../wwwroot/app/text/embed.js';
import { shareWords } from '../../wwwroot/app/text/share.js';

const shown = {
  landing: 'https://maps.example.org/konna/operations/op',
  id: 'op',
  instant: '2013-01-10T13:00:00Z',
  bbox: roundedBox([-5.34001, 14.0089, -2.46, 15.7871]),
  accounts: ['acc-a', 'acc-b'],
};

test('a box is rounded outwards and stays in the world', () => {
  assert.deepEqual(shown.bbox, [-5.341, 14.008, -2.46, 15.788]);
  assert.deepEqual(roundedBox([-200, -95, 200, 95]), [-180, -90, 180, 90]);
  // Across the antimeridian the west is the larger number.
  assert.deepEqual(roundedBox([177, -19, 183, -16]), [177, -19, -177, -16]);
});

test('a command asks for the moment, the view and the accounts, and its quotes hold', () => {
  const lines = commandLines(shown, 'movements');
  assert.equal(
    lines.situation,
    "curl 'https://maps.example.org/konna/operations/op/situation?datetime=2013-01-10T13:00:00Z&account=acc-a,acc-b'",
  );
  assert.match(
    lines.gdal,
    /^ogr2ogr -f GPKG op\.gpkg OAPIF:https:\S+ movements -spat -5\.341 14\.008 -2\.46 15\.788 -where "/,
  );
  for (const line of Object.values(lines)) assert.equal(line.replace(/"[^"]*"/g, '').split("'").length % 2, 1, line);
  const asked = new URL(layerAddress(shown, 'events')).searchParams;
  assert.equal(asked.get('filter'), "accountId IS NULL OR accountId IN ('acc-a', 'acc-b')");
  assert.equal(asked.get('bbox'), '-5.341,14.008,-2.46,15.788');
  assert.equal(accountFilter([]), 'accountId IS NULL');
});

test('an animation goes from the first instant to the last and has no more frames than can be sent', () => {
  assert.deepEqual(frameTimes(0, 10, 5), [0, 5, 10]);
  assert.deepEqual(frameTimes(0, 11, 5), [0, 5, 10, 11]);
  assert.deepEqual(frameTimes(7, 7, 5), [7]);
  assert.deepEqual(frameTimes(7, 3, 5), [7]);
  assert.equal(frameTimes(0, 1e9, 1).length, MOST_FRAMES + 1);
  assert.equal(stepFor(100, [1, 2, 5, 10], 60), 2);
  assert.equal(stepFor(1e6, [1, 2, 5, 10], 60), 10);
});

test('a file has a name that every system takes', () => {
  assert.equal(nameOf('op', '2013-01-10T13:05:00Z', 'png'), 'op-2013-01-10T1305.png');
});

test('a text is broken between words, and nothing of it is lost', () => {
  const text = 'one two threefour five';
  assert.deepEqual(
    wrapText(text, 7, (part) => part.length),
    ['one two', 'threefour', 'five'],
  );
  assert.equal(wrapText(text, 1, (part) => part.length).join(' '), text);
});

test('a scale has a round length that fits', () => {
  assert.deepEqual([1, 1.9, 2, 4.9, 5, 9.9, 10, 12345].map(scaleLength), [1, 1, 2, 2, 5, 5, 10, 10000]);
});

test('both languages have the same words', () => {
  for (const words of [shareWords, embedWords]) assert.deepEqual(Object.keys(words.fr), Object.keys(words.en));
});
