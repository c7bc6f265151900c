import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountFilter, commandLines, layerAddress, roundedBox } from '../../wwwroot/app/core/commands.js';
import { nameOf } from '../../wwwroot/app/core/files.js';
import { frameTimes, MOST_FRAMES, stepFor } from '../../wwwroot/app/core/frames.js';
import { scaleLength, wrapText } from '../../wwwroot/app/core/picture.js';
import { writeWebm } from '../../wwwroot/app/core/webm.js';
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

/** The elements of a stretch of EBML: id, and where its content lies. */
function elementsOf(bytes, from = 0, to = bytes.length) {
  const found = [];
  for (let at = from; at < to; ) {
    const width = Math.clz32(bytes[at]) - 23;
    const id = bytes.subarray(at, at + width).reduce((value, byte) => value * 256 + byte, 0);
    const length = bytes.subarray(at + width + 1, at + width + 8).reduce((value, byte) => value * 256 + byte, 0);
    assert.equal(bytes[at + width], 1);
    found.push({ id, begin: at + width + 8, end: at + width + 8 + length });
    at += width + 8 + length;
  }
  return found;
}

test('a video file holds every frame with its time, in clusters that begin with key frames', () => {
  const frames = Array.from({ length: 500 }, (_, i) => ({
    data: Uint8Array.of(i % 256, 1, 2),
    time: i * 100,
    key: i % 400 === 0,
  }));
  const bytes = writeWebm({ codec: 'V_VP9', width: 720, height: 694, duration: 50_000, frames });
  const [header, segment, ...more] = elementsOf(bytes);
  assert.deepEqual([header.id, segment.id, more.length, segment.end], [0x1a45dfa3, 0x18538067, 0, bytes.length]);
  const clusters = elementsOf(bytes, segment.begin, segment.end).filter(({ id }) => id === 0x1f43b675);
  const read = clusters.flatMap(({ begin, end }) => {
    const [time, ...blocks] = elementsOf(bytes, begin, end);
    const start = bytes.subarray(time.begin, time.end).reduce((value, byte) => value * 256 + byte, 0);
    return blocks.map((block) => ({
      data: bytes.slice(block.begin + 4, block.end),
      time: start + ((((bytes[block.begin + 1] << 8) | bytes[block.begin + 2]) << 16) >> 16),
      key: bytes[block.begin + 3] === 0x80,
    }));
  });
  assert.deepEqual(read, frames);
  assert.ok(clusters.length >= 3);
});

test('both languages have the same words', () => {
  for (const words of [shareWords, embedWords]) assert.deepEqual(Object.keys(words.fr), Object.keys(words.en));
});
