export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
export const SERIF = 'Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Serif", serif';

/**
 * Text with a halo that lifts it off the map.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x  Left edge.
 * @param {number} y  Middle.
 * @param {string} color
 * @param {string} halo
 */
export function drawLabel(context, text, x, y, color, halo) {
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

/**
 * Cuts a text that is wider than it may be.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} width
 */
export function shorten(context, text, width) {
  if (widthOf(context, text) <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(context, `${text.slice(0, middle).trimEnd()}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

/** @type {Map<string, number>} */
const widths = new Map();

/**
 * The width of a text in the context's font; measuring costs more than anything else about a label.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 */
export function widthOf(context, text) {
  const key = `${context.font}|${context.letterSpacing}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 4000) widths.clear();
    width = context.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}
