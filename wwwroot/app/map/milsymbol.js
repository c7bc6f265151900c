/** @import { Identity } from '../core/types.js' */
import { seenAs } from '../core/perspectives.js';

/** @type {any} */
let library = null;

/** Loads the symbol library, which is larger than everything else together, after the first map is on screen. */
export async function loadSymbols() {
  // @ts-expect-error A UMD file without types, named by the import map.
  await import('milsymbol');
  library = /** @type {any} */ (globalThis).ms;
  library.setStandard('2525');
}

export const symbolsReady = () => library !== null;

/**
 * A symbol drawn on its own canvas.
 * @param {string} sidc  20 digits; its identity digit is replaced by the reader's point of view.
 * @param {Identity} identity
 * @param {string} fill  The colour of its force.
 * @param {number} size  Of the symbol's base, device pixels.
 * @param {string | null} wash  A colour laid over it, half transparent: what is only a last known position.
 * @returns {{ canvas: HTMLCanvasElement, x: number, y: number } | null} x and y: its anchor. Null until the library is there.
 */
export function drawSymbol(sidc, identity, fill, size, wash) {
  if (!library) return null;
  const symbol = new library.Symbol(seenAs(sidc, identity), {
    size,
    fillColor: fill,
    outlineColor: '#ffffff',
    outlineWidth: 8,
    strokeWidth: 5,
    infoFields: false,
  });
  const anchor = symbol.getAnchor();
  /** @type {HTMLCanvasElement} */
  const canvas = symbol.asCanvas(1);
  if (wash) {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = 'source-atop';
    context.globalAlpha = 0.55;
    context.fillStyle = wash;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  return { canvas, x: anchor.x, y: anchor.y };
}
