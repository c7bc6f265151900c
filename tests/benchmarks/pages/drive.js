// Drives a page for a while, frame by frame, and says how long the frames were.

/**
 * @param {{ begin: number, end: number }} span
 * @param {(t: number) => void} show
 * @param {number} warmUp  Milliseconds that are not counted.
 * @param {number} time  Milliseconds that are.
 * @returns {Promise<{ frames: number[], work: number[] }>} From frame to frame, and the time that each one's script took.
 */
export function drive({ begin, end }, show, warmUp, time) {
  return new Promise((resolve) => {
    const frames = [];
    const work = [];
    let first = 0;
    let last = 0;
    const frame = (now) => {
      first ||= now;
      const since = now - first;
      // The span in twenty seconds, over and over: the same speed for all, whatever frames they reach.
      const before = performance.now();
      show(begin + (((since / 20_000) * (end - begin)) % (end - begin)));
      if (since > warmUp) {
        work.push(performance.now() - before);
        if (last > warmUp) frames.push(since - last);
      }
      last = since;
      if (since < warmUp + time) requestAnimationFrame(frame);
      else resolve({ frames, work });
    };
    requestAnimationFrame(frame);
  });
}
