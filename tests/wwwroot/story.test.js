import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readHash, writeHash } from '../../wwwroot/app/core/hash.js';
import { neighbour, paragraphsOf, stepAtLine, stepsOf } from '../../wwwroot/app/core/story.js';

const seed = JSON.parse(readFileSync(new URL('../../seeds/battle-of-konna/operation.json', import.meta.url), 'utf8'));

test('the steps of the first operation are in time, in order and in both languages', () => {
  const steps = stepsOf(seed);
  assert.ok(steps.length >= 10 && steps.length <= 14, `${steps.length}`);
  for (const [i, step] of steps.entries()) {
    assert.ok(step.t >= Date.parse(seed.begin) && step.t < Date.parse(seed.end), step.id);
    assert.ok(i === 0 || step.t >= steps[i - 1].t, step.id);
    assert.ok(step.sources.length > 0 && step.sources.every((id) => typeof id === 'string'), step.id);
    assert.ok(paragraphsOf(step, 'en').length > 0 && paragraphsOf(step, 'fr').length > 0);
    assert.notEqual(paragraphsOf(step, 'en')[0], paragraphsOf(step, 'fr')[0]);
  }
});

test('a citation is a source by its id or with where in it', () => {
  assert.deepEqual(
    stepsOf({ story: [{ id: 'a', citations: ['s1', { sourceId: 's2', locator: 'p. 4' }] }] })[0].sources,
    ['s1', 's2'],
  );
  assert.deepEqual(stepsOf({}), []);
});

test('the story goes from step to step and no further than its ends', () => {
  const steps = stepsOf({ story: [{ id: 'a' }, { id: 'b' }] });
  assert.equal(neighbour(steps, 'a', 1)?.id, 'b');
  assert.equal(neighbour(steps, 'b', 1), null);
  assert.equal(neighbour(steps, 'a', -1), null);
  assert.equal(neighbour(steps, 'gone', 1)?.id, 'a');
  assert.equal(neighbour([], null, 1), null);
});

test('the step that is read is the last whose head has passed the line', () => {
  assert.equal(stepAtLine([10, 200, 400], 5), 0);
  assert.equal(stepAtLine([10, 200, 400], 200), 1);
  assert.equal(stepAtLine([-500, -200, 100], 300), 2);
});

test('a link carries the step', () => {
  assert.equal(readHash(writeHash({ story: 'bus-version-a' })).story, 'bus-version-a');
  assert.equal(readHash('#story=<b>').story, undefined);
});
