import { hash } from './scatter.js';

/**
 * What stands on a map: where it is, in pixels, and what it may share a stack with.
 * @typedef {object} Anchor
 * @property {string} id  Decides what is left open, so that the answer hangs neither on the order nor on the number of the others.
 * @property {number} x
 * @property {number} y
 * @property {string | null} [group]  Only things of one group are stacked; null: never.
 */

/** Nearer than this, in pixels, the direction in which two make room turns towards the one that their ids give. */
const NEAR = 46;

/** Part of the missing room that each of two gives in one round. */
const GIVE = 0.4;

/** The furthest that a symbol leaves its course from one drawing to the next while the clock runs, pixels. */
const GLIDE = 4;

/** The furthest that one goes in one round, as a part of the distance wanted: many on one spot do not burst apart. */
const STRIDE = 0.1;

/**
 * Gathers what would lie on top of each other: each stack stands where the first of its members, by id, stands.
 * @template {Anchor} T
 * @param {T[]} anchors
 * @param {number} within  Pixels from the first member.
 * @param {number} [least]  Fewer than this are no stack and stay by themselves.
 * @returns {T[][]} Each anchor once; in order of the first members' ids.
 */
export function stacks(anchors, within, least = 2) {
  const ordered = [...anchors].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  /** @type {Map<string, T[][]>} */
  const cells = new Map();
  const found = [];
  for (const anchor of ordered) {
    const column = Math.floor(anchor.x / within);
    const row = Math.floor(anchor.y / within);
    const stack = anchor.group ? nearest(cells, anchor, column, row, within) : null;
    if (stack) {
      stack.push(anchor);
      continue;
    }
    const alone = [anchor];
    found.push(alone);
    const key = `${anchor.group}|${column}|${row}`;
    const here = cells.get(key);
    if (here) here.push(alone);
    else cells.set(key, [alone]);
  }
  return found.flatMap((stack) => (stack.length < least ? stack.map((anchor) => [anchor]) : [stack]));
}

/**
 * @template {Anchor} T
 * @param {Map<string, T[][]>} cells
 * @param {T} anchor
 * @param {number} column
 * @param {number} row
 * @param {number} within
 */
function nearest(cells, anchor, column, row, within) {
  let best = null;
  let least = within;
  for (let i = column - 1; i <= column + 1; i++) {
    for (let j = row - 1; j <= row + 1; j++) {
      for (const stack of cells.get(`${anchor.group}|${i}|${j}`) ?? []) {
        const gap = Math.hypot(stack[0].x - anchor.x, stack[0].y - anchor.y);
        if (gap < least) {
          least = gap;
          best = stack;
        }
      }
    }
  }
  return best;
}

/**
 * Moves overlapping discs apart by as little as makes them legible. Where they go hangs on where they stand and on
 * their ids and on nothing else, so that symbols glide and never tremble while the clock runs: all of them give way at
 * once, round by round, and two on one spot part in the direction that their ids give.
 * @param {Anchor[]} anchors
 * @param {number} apart  The least distance between two centres, pixels.
 * @param {number} [rounds]
 * @returns {{ x: number, y: number }[]} One centre per anchor.
 */
export function fanOut(anchors, apart, rounds = 40) {
  const count = anchors.length;
  const x = Float64Array.from(anchors, (anchor) => anchor.x);
  const y = Float64Array.from(anchors, (anchor) => anchor.y);
  const seeds = anchors.map(({ id }) => hash(id));
  const order = anchors.map((_, i) => i);
  const dx = new Float64Array(count);
  const dy = new Float64Array(count);
  for (let round = 0; round < rounds; round++) {
    order.sort((i, j) => x[i] - x[j] || i - j);
    dx.fill(0);
    dy.fill(0);
    let most = 0;
    for (let a = 0; a < count; a++) {
      const i = order[a];
      for (let b = a + 1; b < count && x[order[b]] - x[i] < apart; b++) {
        const j = order[b];
        const gap = Math.hypot(x[j] - x[i], y[j] - y[i]);
        if (gap >= apart) continue;
        const push = GIVE * (apart - gap);
        const [ux, uy] = direction(x[j] - x[i], y[j] - y[i], gap, seeds[i], seeds[j]);
        dx[i] -= push * ux;
        dy[i] -= push * uy;
        dx[j] += push * ux;
        dy[j] += push * uy;
        most = Math.max(most, push);
      }
    }
    for (let i = 0; i < count; i++) {
      const part = Math.min(1, (apart * STRIDE) / Math.max(Math.hypot(dx[i], dy[i]), 1e-9));
      x[i] += dx[i] * part;
      y[i] += dy[i] * part;
    }
    if (most < 0.01) break;
  }
  return anchors.map((_, i) => ({ x: x[i], y: y[i] }));
}

/**
 * The direction from the first to the second; the nearer they are, the more it is the one that their seeds give.
 * @param {number} dx
 * @param {number} dy
 * @param {number} gap
 * @param {number} first
 * @param {number} second
 * @returns {[number, number]} Of length 1.
 */
function direction(dx, dy, gap, first, second) {
  if (gap >= NEAR) return [dx / gap, dy / gap];
  const sign = first < second ? 1 : -1;
  const angle = ((Math.min(first, second) ^ Math.imul(Math.max(first, second), 0x9e3779b1)) >>> 0) / 683565275.576;
  const weight = NEAR - gap;
  const sx = dx + sign * weight * Math.cos(angle);
  const sy = dy + sign * weight * Math.sin(angle);
  const length = Math.hypot(sx, sy) || 1;
  return [sx / length, sy / length];
}

/**
 * On the way from where it stood about its spot to where it should: where others pass by there are two ways to make
 * room, and the change from one to the other is a glide while the clock runs.
 * @param {{ x: number, y: number } | undefined} before  From its spot, pixels.
 * @param {{ x: number, y: number }} wanted
 * @returns {{ x: number, y: number }}
 */
export function glided(before, wanted) {
  if (!before) return wanted;
  const far = Math.hypot(wanted.x - before.x, wanted.y - before.y);
  if (far <= GLIDE) return wanted;
  const part = GLIDE / far;
  return { x: before.x + (wanted.x - before.x) * part, y: before.y + (wanted.y - before.y) * part };
}
