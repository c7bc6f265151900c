/** @import { BaseMap } from './base-map.js' */
/** @import { Palette } from './palette.js' */
import { Boxes } from '../core/boxes.js';
import { worldX, worldY } from '../core/mercator.js';
import { smallView } from '../core/small-view.js';
import { drawLabel, FONT, widthOf } from './labels.js';
import { fade } from './palette.js';
import { toCanvas } from './projection.js';

/**
 * Where an operation is: its extent on the base map, with enough around it to know the land.
 * @param {HTMLCanvasElement} canvas
 * @param {[number, number, number, number]} bbox  Degrees.
 * @param {BaseMap} base
 * @param {Palette} palette
 */
export function drawSmallMap(canvas, [west, south, east, north], base, palette) {
  const ratio = devicePixelRatio;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (width === 0) return;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const box = /** @type {[number, number, number, number]} */ ([
    worldX(west),
    worldY(north),
    worldX(east < west ? east + 360 : east),
    worldY(south),
  ]);
  const view = { ...smallView(box, width, height), pad: 0, ratio };
  context.fillStyle = palette.water;
  context.fillRect(0, 0, width, height);
  base.draw(context, view, palette);
  const [left, top] = toCanvas(view, west, north);
  const [right, bottom] = toCanvas(view, east, south);
  // What is smaller than a mark is marked all the same.
  const least = Math.max(0, 10 - Math.min(right - left, bottom - top)) / 2;
  const frame = /** @type {const} */ ([left - least, top - least, right - left + 2 * least, bottom - top + 2 * least]);
  const boxes = new Boxes();
  boxes.take(frame[0], frame[1], frame[0] + frame[2], frame[1] + frame[3]);
  context.font = `italic 11px ${FONT}`;
  const names = new Intl.DisplayNames([document.documentElement.lang], { type: 'region' });
  for (const { code, name, lon, lat } of base.shapes.countries) {
    const [x, y] = toCanvas(view, lon, lat);
    const words = /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? name) : name;
    const wide = widthOf(context, words);
    const inside = x - wide / 2 > 4 && x + wide / 2 < width - 4 && y > 8 && y < height - 8;
    const corner = inside && boxes.place([{ x: x - wide / 2, y: y - 7 }], wide, 14);
    if (corner) drawLabel(context, words, corner.x, corner.y + 7, palette.muted, palette.halo);
  }
  context.fillStyle = fade(palette.event, 0.16);
  context.fillRect(...frame);
  context.strokeStyle = palette.event;
  context.lineWidth = 2;
  context.strokeRect(...frame);
}
