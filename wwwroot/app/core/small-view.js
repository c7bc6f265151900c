/** How much of a small map the extent takes: the land around says where it is. */
const SHARE = 0.3;
/** Nearer than this the base map has nothing to tell (a whole world is 256 pixels wide at zoom 0). */
const NEAREST = 6.2;

/**
 * The view of a small map around an extent.
 * @param {[number, number, number, number]} box  Left, top, right, bottom: fractions of the world.
 * @param {number} width  Pixels.
 * @param {number} height
 * @returns {{ zoom: number, scale: number, left: number, top: number, width: number, height: number }}
 */
export function smallView([left, top, right, bottom], width, height) {
  const fit = Math.min(width / Math.max(right - left, 1e-9), height / Math.max(bottom - top, 1e-9)) * SHARE;
  // Never smaller than the map is wide, nor nearer than its detail.
  const scale = Math.max(Math.min(fit, 256 * 2 ** NEAREST), width);
  const centre = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ size) =>
    ((a + b) / 2) * scale - size / 2;
  const inside = (/** @type {number} */ value, /** @type {number} */ size) =>
    Math.max(0, Math.min(value, scale - size));
  return {
    zoom: Math.log2(scale / 256),
    scale,
    left: centre(left, right, width),
    top: inside(centre(top, bottom, height), height),
    width,
    height,
  };
}
