// Writes a picture as a PNG of at most 256 colours (PNG specification, colour type 3): a third of the size of one in full colour.
import { crc32, deflateSync } from 'node:zlib';
import { applyPalette, quantize } from '../wwwroot/lib/gifenc/dist/gifenc.esm.js';

/**
 * @param {Uint8ClampedArray} pixels  RGBA.
 * @param {number} width
 * @param {number} height
 * @returns {Buffer}
 */
export function palettePng(pixels, width, height) {
  const palette = quantize(pixels, 256);
  const index = applyPalette(pixels, palette);
  const rows = Buffer.alloc((width + 1) * height);
  // Each row begins with its filter, which is none.
  for (let y = 0; y < height; y++) rows.set(index.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => color.slice(0, 3)))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * @param {string} type
 * @param {Buffer} content
 */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
