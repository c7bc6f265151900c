// The import map names Leaflet's minified UMD file, which sets a global; its only ES build is two and a half times the size.
import 'leaflet';

/** @type {typeof import('leaflet')} */
export const L = /** @type {any} */ (globalThis).L;
