/** Writes a GIF off the page's thread. What has not changed since the frame before is left out of a frame. */

/** @type {any} */
const gifenc = await import(new URL('../../lib/gifenc/dist/gifenc.esm.js', import.meta.url).href);
const gif = gifenc.GIFEncoder();
/** @type {Uint32Array | null} */
let before = null;

addEventListener('message', ({ data: message }) => {
  if (message.pixels) addFrame(message);
  else gif.finish();
  // An answer to each message: the page makes the next frame when this one is written.
  const bytes = message.pixels ? null : gif.bytes();
  /** @type {any} */ (globalThis).postMessage(bytes, bytes ? [bytes.buffer] : []);
});

/** @param {{ pixels: ArrayBuffer, width: number, height: number, delay: number }} frame */
function addFrame({ pixels, width, height, delay }) {
  const bytes = new Uint8ClampedArray(pixels);
  const palette = gifenc.quantize(bytes, 255);
  const index = gifenc.applyPalette(bytes, palette);
  const colors = new Uint32Array(pixels);
  const transparentIndex = palette.length;
  palette.push([0, 0, 0]);
  for (let i = 0; before && i < colors.length; i++) if (colors[i] === before[i]) index[i] = transparentIndex;
  gif.writeFrame(index, width, height, { palette, delay, transparent: before !== null, transparentIndex, dispose: 1 });
  before = colors;
}

/** @type {any} */ (globalThis).postMessage('ready');
