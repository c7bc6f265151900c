/** The colours of the map, taken from the style sheet so that light and dark are decided in one place. */
const NAMES = /** @type {const} */ ([
  'water',
  'land',
  'border',
  'river',
  'ink',
  'muted',
  'halo',
  'accent',
  'event',
  'wood',
  'side-none',
]);

/** @typedef {Record<typeof NAMES[number], string> & { dark: boolean }} Palette */

/** Dark as the reader's system is, unless the page is made light for paper. */
const isDark = () =>
  matchMedia('(prefers-color-scheme: dark)').matches && !document.documentElement.classList.contains('is-light');

/** @returns {Palette} */
export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  /** @type {any} */
  const palette = { dark: isDark() };
  for (const name of NAMES) palette[name] = style.getPropertyValue(`--map-${name}`).trim();
  return palette;
}

/** @param {() => void} changed */
export function onPaletteChange(changed) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}

/**
 * A colour of the form #rrggbb mixed with another one.
 * @param {string} color
 * @param {string} other
 * @param {number} part  How much of the other, 0 to 1.
 */
export function mix(color, other, part) {
  const a = channels(color);
  const b = channels(other);
  const mixed = a.map((value, i) => Math.round(value + (b[i] - value) * part));
  return `rgb(${mixed.join(' ')})`;
}

/**
 * @param {string} color
 * @param {number} alpha
 */
export function fade(color, alpha) {
  return `rgb(${channels(color).join(' ')} / ${alpha})`;
}

/** @param {string} color */
function channels(color) {
  const value = /^#[0-9a-f]{6}$/i.test(color) ? Number.parseInt(color.slice(1), 16) : 0x808080;
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
