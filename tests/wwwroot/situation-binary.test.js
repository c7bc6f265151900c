import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSituations } from '../../wwwroot/app/core/situation-binary.js';

const { hex, ...expected } = JSON.parse(
  readFileSync(new URL('../vectors/situation-binary.json', import.meta.url), 'utf8'),
);
const bytes = Uint8Array.from(Buffer.from(hex.join(''), 'hex'));

test('the shared bytes hold the shared situations', () => {
  const read = readSituations(bytes.buffer);
  assert.deepEqual(
    [read.revision, read.begin, read.step, read.count, read.strands],
    [
      expected.revision,
      Date.parse(expected.begin),
      expected.stepMs,
      expected.positions.length,
      expected.positions[0].length,
    ],
  );
  expected.positions.forEach((strands, instant) => {
    strands.forEach((wanted, strand) => {
      assert.deepEqual(read.at(instant, strand), wanted, `instant ${instant}, strand ${strand}`);
    });
  });
});

test('other bytes are refused', () => {
  assert.throws(() => readSituations(new ArrayBuffer(0)), RangeError);
  assert.throws(() => readSituations(new ArrayBuffer(40)), RangeError);
  assert.throws(() => readSituations(bytes.slice(0, -1).buffer), RangeError);
  const other = bytes.slice();
  other[4] = 2;
  assert.throws(() => readSituations(other.buffer), RangeError);
});
