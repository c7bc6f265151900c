/**
 * Moves overlapping discs apart by as little as makes them legible, always to the same places for the same input, so
 * that symbols glide instead of jumping while the clock runs.
 * @param {{ x: number, y: number }[]} anchors
 * @param {number} apart  The least distance between two centres.
 * @param {number} [rounds]
 * @returns {{ x: number, y: number }[]} One centre per anchor.
 */
export function spread(anchors, apart, rounds = 24) {
  const centres = anchors.map(({ x, y }) => ({ x, y }));
  const order = centres.map((_, i) => i);
  for (let round = 0; round < rounds; round++) {
    order.sort((i, j) => centres[i].x - centres[j].x || i - j);
    let moved = false;
    for (let a = 0; a < order.length; a++) {
      for (let b = a + 1; b < order.length && centres[order[b]].x - centres[order[a]].x < apart; b++) {
        if (pushApart(centres[order[a]], centres[order[b]], apart, order[a] + order[b])) moved = true;
      }
    }
    if (!moved) break;
  }
  return centres;
}

/**
 * @param {{ x: number, y: number }} a
 * @param {{ x: number, y: number }} b
 * @param {number} apart
 * @param {number} seed  Decides the direction where two lie on one point.
 */
function pushApart(a, b, apart, seed) {
  let dx = b.x - a.x;
  let dy = b.y - a.y;
  let gap = Math.hypot(dx, dy);
  if (gap >= apart - 0.01) return false;
  if (gap < 1e-6) {
    const angle = seed * 2.399963;
    dx = Math.cos(angle);
    dy = Math.sin(angle);
    gap = 1;
    const half = apart / 2;
    a.x -= dx * half;
    a.y -= dy * half;
    b.x += dx * half;
    b.y += dy * half;
    return true;
  }
  const push = (apart - gap) / 2 / gap;
  a.x -= dx * push;
  a.y -= dy * push;
  b.x += dx * push;
  b.y += dy * push;
  return true;
}
