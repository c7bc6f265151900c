// A UMD file that sets a global, named by the import map.
import 'topojson-client';

/** @type {typeof import('topojson-client')} */
export const topojson = /** @type {any} */ (globalThis).topojson;
