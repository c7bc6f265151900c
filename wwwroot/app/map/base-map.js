/** @import { Boxes } from '../core/boxes.js' */
/** @import { Palette } from './palette.js' */
/** @import { View } from './projection.js' */
import { drawLabel, SERIF, widthOf } from './labels.js';
import { fade } from './palette.js';
import { toCanvas } from './projection.js';

/**
 * @typedef {object} Shape  A polygon or line, projected, with its extent.
 * @property {Float64Array[]} rings  x, y pairs as fractions of the world.
 * @property {[number, number, number, number]} box
 *
 * @typedef {object} Country
 * @property {string} code  Two letters of ISO 3166, or the name where there is no code.
 * @property {string} name
 * @property {number} lon
 * @property {number} lat
 *
 * @typedef {object} Shapes  What a base map is made of.
 * @property {Shape[]} farLand
 * @property {Shape[]} farBorders
 * @property {Shape[]} land
 * @property {Shape[]} borders
 * @property {Shape[]} lakes
 * @property {Shape[]} rivers
 * @property {Country[]} countries
 * @property {[number, number, number, number] | null} detailBox  Where the detailed shapes are; world fractions.
 */

/** The land under everything. It comes after the first map, and what draws it comes with it: until then all is water. */
export class BaseMap {
  /** @param {Shapes} shapes */
  constructor(shapes) {
    this.shapes = shapes;
  }

  /**
   * Draws the land on the water.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Palette} palette
   */
  draw(context, view, palette) {
    // The world goes round: what is beyond its edge is its other end.
    const { left, width, scale } = view;
    // A land may reach over the edge of its own turn.
    for (let turn = Math.floor(left / scale) - 1; turn * scale < left + width; turn++) {
      drawTurn(context, { ...view, left: left - turn * scale }, this.shapes, palette);
    }
  }

  /**
   * Writes the names of the countries where there is room.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Palette} palette
   * @param {string} language
   * @param {Boxes} boxes
   */
  drawNames(context, view, palette, language, boxes) {
    if (view.zoom > 7.5) return;
    const names = new Intl.DisplayNames(language, { type: 'region' });
    context.letterSpacing = '3px';
    context.font = `${view.zoom < 5 ? 11 : 13}px ${SERIF}`;
    for (const country of this.shapes.countries) {
      const [x, y] = toCanvas(view, country.lon, country.lat);
      if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
      const name = ((country.code && names.of(country.code)) || country.name).toLocaleUpperCase(language);
      const width = widthOf(context, name);
      const corner = boxes.place([{ x: x - width / 2, y: y - 8 }], width, 16);
      if (corner) drawLabel(context, name, corner.x, y, palette.muted, fade(palette.halo, 0.6));
    }
    context.letterSpacing = '0px';
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Shapes} shapes
 * @param {Palette} palette
 */
function drawTurn(context, view, shapes, palette) {
  context.lineJoin = 'round';
  context.save();
  if (shapes.detailBox) clipOutside(context, view, shapes.detailBox);
  fill(context, view, shapes.farLand, palette.land);
  stroke(context, view, shapes.farBorders, palette.border, 0.8);
  context.restore();
  context.save();
  if (shapes.detailBox) clipInside(context, view, shapes.detailBox);
  fill(context, view, shapes.land, palette.land);
  fill(context, view, shapes.lakes, palette.water);
  stroke(context, view, shapes.rivers, palette.river, view.zoom < 6 ? 0.7 : view.zoom < 9 ? 1.3 : 2);
  context.setLineDash([7, 3, 1.5, 3]);
  stroke(context, view, shapes.borders, palette.border, view.zoom < 7 ? 1 : 1.5);
  context.setLineDash([]);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Shape[]} shapes
 * @param {string} color
 */
function fill(context, view, shapes, color) {
  context.fillStyle = color;
  for (const shape of shapes) {
    if (!inView(view, shape)) continue;
    context.beginPath();
    for (const ring of shape.rings) trace(context, view, ring);
    context.fill('evenodd');
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Shape[]} shapes
 * @param {string} color
 * @param {number} width
 */
function stroke(context, view, shapes, color, width) {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  for (const shape of shapes) {
    if (inView(view, shape)) for (const ring of shape.rings) trace(context, view, ring);
  }
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Float64Array} ring
 */
function trace(context, view, ring) {
  context.moveTo(ring[0] * view.scale - view.left, ring[1] * view.scale - view.top);
  for (let i = 2; i < ring.length; i += 2) {
    context.lineTo(ring[i] * view.scale - view.left, ring[i + 1] * view.scale - view.top);
  }
}

/**
 * @param {View} view
 * @param {Shape} shape
 */
function inView(view, { box }) {
  return (
    box[2] * view.scale >= view.left &&
    box[0] * view.scale <= view.left + view.width &&
    box[3] * view.scale >= view.top &&
    box[1] * view.scale <= view.top + view.height
  );
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {[number, number, number, number]} box
 */
function clipInside(context, view, box) {
  context.beginPath();
  boxPath(context, view, box);
  context.clip();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {[number, number, number, number]} box
 */
function clipOutside(context, view, box) {
  context.beginPath();
  context.rect(0, 0, view.width, view.height);
  boxPath(context, view, box);
  context.clip('evenodd');
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {[number, number, number, number]} box
 */
function boxPath(context, view, box) {
  const x = box[0] * view.scale - view.left;
  const y = box[1] * view.scale - view.top;
  context.rect(x, y, (box[2] - box[0]) * view.scale, (box[3] - box[1]) * view.scale);
}
