/** @import { Boxes } from '../core/boxes.js' */
/** @import { Item } from '../core/types.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { textOf } from '../core/format.js';
import { DAY } from '../core/time.js';
import { drawRing } from './draw-paths.js';
import { drawLabel, FONT, shorten } from './labels.js';
import { fade } from './palette.js';
import { metresToPixels, toCanvas } from './projection.js';
import { pointOf } from './scene.js';

/** Events nearer to each other than this, in pixels, share one mark. */
const CELL = 26;
const RADIUS = 13;

/**
 * How long an event lasts, for telling what happens now from what goes on in the background.
 * @param {Item} event
 */
export const lengthOf = (event) => event.span.end - event.span.begin;

/** @param {Item} event */
export const isBackground = (event) => !event.span.dated || lengthOf(event) > 3 * DAY;

/**
 * Events current at the moment: a ring at each place, with the name of the one most exactly dated.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Boxes} boxes
 * @returns {Hit[]}
 */
export function drawEvents(context, view, scene, boxes) {
  return groupEvents(view, scene).map((group) => {
    const { x, y, events } = group;
    const lead = events[0];
    const background = isBackground(lead);
    const selected = events.some((event) => scene.selection === `events/${event.id}`);
    const color = scene.palette.event;
    if (selected && lead.properties.radiusM) {
      const lat = pointOf(lead)?.[1] ?? 0;
      drawRing(context, x, y, metresToPixels(view, lead.properties.radiusM, lat), color, 1);
    }
    context.beginPath();
    context.arc(x, y, background ? RADIUS - 4 : RADIUS, 0, Math.PI * 2);
    context.fillStyle = fade(color, background ? 0.05 : selected ? 0.3 : 0.14);
    context.fill();
    context.lineWidth = selected ? 3 : background ? 1 : 2;
    context.strokeStyle = fade(color, background ? 0.6 : 1);
    context.stroke();
    if (!background || selected) drawCallout(context, scene, boxes, group, color);
    return { key: `events/${lead.id}`, x, y, radius: RADIUS + 3 };
  });
}

/**
 * @param {View} view
 * @param {Scene} scene
 * @returns {{ x: number, y: number, events: Item[] }[]} Most exactly dated event first in each.
 */
function groupEvents(view, scene) {
  /** @type {{ x: number, y: number, events: Item[] }[]} */
  const groups = [];
  const ordered = [...scene.situation.events].sort((a, b) => lengthOf(a) - lengthOf(b) || b.span.begin - a.span.begin);
  for (const event of ordered) {
    const point = pointOf(event);
    if (!point) continue;
    const [x, y] = toCanvas(view, point[0], point[1]);
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    const near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < CELL);
    if (near) near.events.push(event);
    else groups.push({ x, y, events: [event] });
  }
  return groups;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Boxes} boxes
 * @param {{ x: number, y: number, events: Item[] }} group
 * @param {string} color
 */
function drawCallout(context, scene, boxes, { x, y, events }, color) {
  const chosen = events.find((event) => scene.selection === `events/${event.id}`) ?? events[0];
  const others = events.filter((event) => event !== chosen && !isBackground(event)).length;
  context.font = `600 12px ${FONT}`;
  const name = shorten(context, textOf(chosen.properties, 'name', scene.format.language), 210);
  const text = others > 0 ? `${name}  +${others}` : name;
  const width = context.measureText(text).width + 16;
  const height = 22;
  const gap = RADIUS + 14;
  const corners = [
    { x: x + 6, y: y - gap - height },
    { x: x - width - 6, y: y - gap - height },
    { x: x - width - gap - 6, y: y - height / 2 },
    { x: x + gap + 22, y: y - height / 2 - 16 },
    { x: x + 6, y: y + gap },
    { x: x - width - 6, y: y + gap },
    { x: x + 6, y: y - gap - 2 * height - 6 },
    { x: x - width - 6, y: y - gap - 2 * height - 6 },
  ];
  const corner = boxes.place(corners, width, height);
  if (!corner) return;
  const nearX = Math.min(Math.max(x, corner.x), corner.x + width);
  const nearY = corner.y > y ? corner.y : corner.y + height < y ? corner.y + height : corner.y + height / 2;
  const angle = Math.atan2(nearY - y, nearX - x);
  context.beginPath();
  context.moveTo(x + RADIUS * Math.cos(angle), y + RADIUS * Math.sin(angle));
  context.lineTo(nearX, nearY);
  context.lineWidth = 1.25;
  context.strokeStyle = color;
  context.stroke();
  context.beginPath();
  context.roundRect(corner.x, corner.y, width, height, 3);
  context.fillStyle = scene.palette.halo;
  context.fill();
  context.lineWidth = 1;
  context.stroke();
  drawLabel(context, text, corner.x + 8, corner.y + height / 2 + 0.5, color, scene.palette.halo);
}
