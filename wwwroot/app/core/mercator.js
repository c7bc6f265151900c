/**
 * Web Mercator as fractions of the world's width: 0 to 1 eastwards and southwards. Multiplied by 256 * 2^zoom it gives
 * the map's pixels, so positions are projected once and only scaled afterwards.
 */
const HIGHEST = 85.0511287798;

/** @param {number} lon */
export const worldX = (lon) => lon / 360 + 0.5;

/** @param {number} lat */
export function worldY(lat) {
  const sin = Math.sin((Math.min(Math.max(lat, -HIGHEST), HIGHEST) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}
