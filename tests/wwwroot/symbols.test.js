import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fanOut, glided, stacks } from '../../wwwroot/app/core/declutter.js';
import { identityOf, perspectiveOf, perspectivesOf, seenAs } from '../../wwwroot/app/core/perspectives.js';
import { movementsBehind, trailBegin, trailOf } from '../../wwwroot/app/core/trail.js';
import { made, t } from './made-operation.js';

const at = (x, y, id, group = 'north') => ({ x, y, id, group });
const gap = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

test('symbols are fanned out until none lies on another; one that stands alone stays', () => {
  for (const count of [2, 5, 12]) {
    const anchors = [...Array.from({ length: count }, (_, i) => at(10, 10, `u${i}`)), at(400, 400, 'alone')];
    const centres = fanOut(anchors, 40);
    for (let i = 0; i < centres.length; i++) {
      for (let j = i + 1; j < centres.length; j++) {
        assert.ok(gap(centres[i], centres[j]) > 34, `${count}: ${i} and ${j} are ${gap(centres[i], centres[j])} apart`);
      }
    }
    assert.deepEqual(centres[count], { x: 400, y: 400 });
    for (const centre of centres.slice(0, count)) assert.ok(gap(centre, anchors[0]) < 40 * Math.sqrt(count) + 20);
  }
});

test('where a symbol goes hangs neither on the order of the others nor on who stands far away', () => {
  const anchors = [at(0, 0, 'a'), at(3, 1, 'b'), at(0, 0, 'c'), at(20, 5, 'd')];
  const centres = fanOut(anchors, 46);
  const turned = fanOut([...anchors].reverse(), 46).reverse();
  const more = fanOut([at(900, 900, '0'), ...anchors, at(-900, 0, 'z')], 46).slice(1, 5);
  for (const [i, centre] of centres.entries()) {
    assert.ok(gap(centre, turned[i]) < 1e-6, `${i}`);
    assert.ok(gap(centre, more[i]) < 1e-6, `${i}`);
  }
  assert.deepEqual(fanOut(anchors, 46), centres);
});

test('a symbol that passes others swings about each of them at most once, and glides while the clock runs', () => {
  for (let dy = -40; dy <= 40; dy += 2) {
    const anchors = [at(0, 0, 'a'), at(14, 4, 'b'), at(0, dy, 'passing')];
    let before = null;
    let offsets = [undefined, undefined, undefined];
    const ways = [0, 0, 0];
    for (let x = -120; x <= 120; x += 0.5) {
      anchors[2].x = x;
      const centres = fanOut(anchors, 46);
      const next = centres.map((centre, i) =>
        glided(offsets[i], { x: centre.x - anchors[i].x, y: centre.y - anchors[i].y }),
      );
      for (const [i, centre] of centres.entries()) {
        if (before) ways[i] += gap(centre, before[i]);
        if (before) assert.ok(gap(next[i], offsets[i]) <= 4 + 1e-9, `dy ${dy}, x ${x}: ${i} leaps`);
      }
      before = centres;
      offsets = next;
    }
    assert.ok(ways[0] < 130 && ways[1] < 130 && ways[2] < 240 + 130, `dy ${dy}: ${ways}`);
    assert.ok(gap(offsets[2], { x: 0, y: 0 }) < 1e-9, 'it arrives');
  }
});

test('a stack holds those of one group about its first member, and each symbol once', () => {
  const anchors = [
    at(0, 0, 'c'),
    at(10, 0, 'a'),
    at(20, 5, 'b'),
    at(5, 5, 'x', 'south'),
    at(200, 0, 'd'),
    at(8, 0, 'e', null),
  ];
  const found = stacks(anchors, 40);
  assert.deepEqual(
    found.map((stack) => stack.map(({ id }) => id)),
    [['a', 'b', 'c'], ['d'], ['e'], ['x']],
  );
  assert.deepEqual(
    stacks([...anchors].reverse(), 40).map((stack) => stack.map(({ id }) => id)),
    found.map((stack) => stack.map(({ id }) => id)),
  );
  assert.equal(stacks(anchors, 40, 4).length, anchors.length, 'too few of them to be a stack');
});

test('thousands of symbols are each in one stack, and stacks of a group keep their distance', () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const anchors = Array.from({ length: 3000 }, (_, i) => at(random() * 900, random() * 700, `u${i}`, `g${i % 3}`));
  const found = stacks(anchors, 30);
  assert.equal(new Set(found.flat()).size, anchors.length);
  assert.ok(found.every((stack) => stack.every((one) => gap(one, stack[0]) < 30 && one.group === stack[0].group)));
  for (const [i, a] of found.entries()) {
    for (const b of found.slice(i + 1)) assert.ok(a[0].group !== b[0].group || gap(a[0], b[0]) >= 30);
  }
});

const [boats] = made.movements;
const back = made.items.get('movements/mov-boats-back');

test('a trail is as long as it was chosen to be and fades from its end to its mover', () => {
  assert.equal(trailBegin('off', boats, t(5)), Number.POSITIVE_INFINITY);
  assert.equal(trailBegin('1h', boats, t(5)), t(4));
  assert.equal(trailBegin('movement', boats, t(5)), t(2));
  const pieces = trailOf(boats, t(4), t(5), t(4));
  assert.deepEqual(
    pieces.map(({ age }) => age),
    [5, 4, 3, 2, 1, 0],
  );
  const path = pieces.flatMap((piece) => piece.path);
  assert.ok(Math.abs(path[0][0] - 0.2) < 1e-9 && Math.abs(path.at(-1)[0] - 0.3) < 1e-9, `${path}`);
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) assert.deepEqual(piece.path[0], pieces[i - 1].path.at(-1), 'the pieces join');
  }
  assert.deepEqual(trailOf(boats, Number.POSITIVE_INFINITY, t(5), t(2)), []);
});

test('a movement that has ended fades out of a trail of hours', () => {
  assert.ok(trailOf(boats, t(5), t(11), t(5)).every(({ age }) => age > 3));
  assert.deepEqual(trailOf(boats, t(7), t(13), t(7)), []);
});

test('a trail goes on through the earlier movements of its subject that are shown', () => {
  const position = { movement: back };
  const all = made.movements.filter(({ subject }) => subject === 'boats');
  assert.deepEqual(
    movementsBehind(position, all, t(3), () => true),
    [boats, back],
  );
  assert.deepEqual(
    movementsBehind(position, all, t(6), () => true),
    [back],
  );
  assert.deepEqual(
    movementsBehind(position, all, t(3), () => false),
    [back],
  );
  assert.deepEqual(
    movementsBehind({ movement: boats }, all, t(0), () => true),
    [boats],
  );
});

test('there is always a point of view that takes no side', () => {
  const sides = { id: 'north', identities: { north: 'friend', south: 'hostile' } };
  const even = { id: 'even', identities: { north: 'neutral', south: 'neutral' } };
  const of = (perspectives) => ({ ...made, document: { perspectives, perspective: 'north' } });
  assert.deepEqual(
    perspectivesOf(of([sides])).map(({ id }) => id),
    ['north', 'neutral'],
  );
  assert.deepEqual(perspectivesOf(of([sides, even])), [sides, even]);
  assert.equal(perspectiveOf(of([sides]), null), sides);
  assert.equal(perspectiveOf(of([sides]), 'gone'), sides);
  assert.equal(identityOf(of([sides]), null, 'scouts'), 'hostile');
  assert.equal(identityOf(of([sides]), null, 'boats'), 'friend', 'a force inherits from the one above it');
  assert.equal(identityOf(of([sides]), 'neutral', 'scouts'), 'neutral');
});

test('a point of view changes the identity digit of a symbol and no other', () => {
  assert.equal(seenAs('10041000001211000000', 'hostile'), '10061000001211000000');
  assert.equal(seenAs('10041000001211000000', 'friend'), '10031000001211000000');
  assert.equal(seenAs('10061000001211000000', 'neutral'), '10041000001211000000');
  assert.equal(seenAs('10061000001211000000', 'unknown'), '10011000001211000000');
});
