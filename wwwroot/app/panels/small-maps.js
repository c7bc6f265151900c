/** @import { Properties } from '../core/types.js' */
import { baseMapFiles, loadBaseMap } from '../map/base-map-data.js';
import { onPaletteChange, readPalette } from '../map/palette.js';
import { drawSmallMap } from '../map/small-map.js';
import { h } from './dom.js';

/**
 * Small maps of where operations are, drawn when they come into view.
 * @param {URL} libraries  Address of the folder of client libraries.
 */
export function createSmallMaps(libraries) {
  /** @type {Map<Element, { operation: Properties, seen: () => void, drawn: boolean }>} */
  const waiting = new Map();
  /** @type {Map<string, ReturnType<typeof loadBaseMap>>} */
  const bases = new Map();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) void draw(target);
    },
    { rootMargin: '200px' },
  );

  /** @param {Element} element */
  async function draw(element) {
    const wanted = waiting.get(element);
    if (!wanted || !(element instanceof HTMLCanvasElement)) return;
    observer.unobserve(element);
    if (!wanted.drawn) wanted.seen();
    wanted.drawn = true;
    const { bbox } = wanted.operation;
    // One base map for each set of files, whatever the number of operations.
    const key = baseMapFiles(bbox).join();
    const loading = bases.get(key) ?? loadBaseMap(libraries, bbox);
    bases.set(key, loading);
    try {
      drawSmallMap(element, bbox, await loading, readPalette());
    } catch (problem) {
      // A card without its map still says everything else.
      bases.delete(key);
      console.warn(problem);
    }
  }

  onPaletteChange(() => {
    for (const [element, { drawn }] of waiting) if (drawn) void draw(element);
  });

  return {
    /**
     * @param {Properties} operation
     * @param {string} label
     * @param {() => void} seen  Called once, when the map comes into view.
     */
    of(operation, label, seen) {
      const canvas = h('canvas', { class: 'card-map', role: 'img', 'aria-label': label });
      waiting.set(canvas, { operation, seen, drawn: false });
      observer.observe(canvas);
      return canvas;
    },
    /** Lets go of the maps that are no longer on the page. */
    forget() {
      observer.disconnect();
      waiting.clear();
    },
  };
}
