/** More frames than this are no animation to send to anyone. */
export const MOST_FRAMES = 900;

/**
 * The instants of an animation: from the first to the last, a step apart; the last one is always there.
 * @param {number} from
 * @param {number} to
 * @param {number} step  Milliseconds of the operation per frame, above zero.
 * @returns {number[]} At least one, at most {@link MOST_FRAMES} + 1.
 */
export function frameTimes(from, to, step) {
  const count = Math.min(Math.max(0, Math.ceil((to - from) / step)), MOST_FRAMES);
  const times = Array.from({ length: count }, (_, i) => from + i * step);
  return [...times, Math.max(from, to)];
}

/**
 * A step that gives about as many frames as are wanted, of those that can be said.
 * @param {number} span  Milliseconds.
 * @param {number[]} steps  Rising.
 * @param {number} wanted
 */
export function stepFor(span, steps, wanted) {
  return steps.find((step) => span / step <= wanted) ?? steps[steps.length - 1];
}
