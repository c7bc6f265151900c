/** @import { Boxes } from '../core/boxes.js' */
/** @import { Item } from '../core/types.js' */
/** @import { View } from './projection.js' */
/** @import { Hit, Scene } from './scene.js' */
import { textOf } from '../core/format.js';
import { DAY, surenessIn } from '../core/time.js';
import { drawRing } from './draw-paths.js';
import { drawLabel, FONT, shorten, widthOf } from './labels.js';
import { fade } from './palette.js';
import { metresToPixels, toCanvas } from './projection.js';
import { pointOf } from './scene.js';

/** Events nearer to each other than this, in pixels, share one mark. */
const CELL = 26;
const RADIUS = 13;
/** For more names than these no room is looked for: the most exactly dated events come first. */
const MOST_NAMED = 40;

/**
 * How long an event lasts, for telling what happens now from what goes on in the background.
 * @param {Item} event
 */
export const lengthOf = (event) => event.span.end - event.span.begin;

/** @param {Item} event */
export const isBackground = (event) => !event.span.dated || lengthOf(event) > 3 * DAY;

/**
 * @typedef {{ x: number, y: number, events: Item[] }} EventGroup  Events at one spot, the most exactly dated first.
 * @typedef {{ group: EventGroup, lead: Item, text: string, strength: number, x: number, y: number, width: number, height: number }} Callout
 */

/**
 * @param {Scene} scene
 * @param {Item} event
 */
const isLit = (scene, event) => scene.spotlight?.has(`events/${event.id}`) ?? false;

/**
 * The event that stands for a group: what is told differently before what is not.
 * @param {Scene} scene
 * @param {Item[]} events
 */
const leadOf = (scene, events) => events.find((event) => isLit(scene, event)) ?? events[0];

/**
 * Faint while it may not have begun yet or may be over, and never so faint that it cannot be seen.
 * @param {Scene} scene
 * @param {Item} event
 */
const strengthOf = (scene, event) => 0.4 + 0.6 * surenessIn(event.span, scene.situation.from, scene.situation.t);

/**
 * Events current at the moment: a ring at each place.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {EventGroup[]} groups
 * @returns {Hit[]}
 */
export function drawEventRings(context, view, scene, groups) {
  const color = scene.palette.event;
  return groups.map(({ x, y, events }) => {
    const lead = leadOf(scene, events);
    const background = isBackground(lead);
    const selected = events.find((event) => scene.selection === `events/${event.id}`);
    if (selected?.properties.radiusM) {
      const lat = pointOf(selected)?.[1] ?? 0;
      drawRing(context, x, y, metresToPixels(view, selected.properties.radiusM, lat), color, 1);
    }
    context.globalAlpha = strengthOf(scene, lead);
    context.setLineDash(context.globalAlpha < 1 ? [4, 3] : []);
    context.beginPath();
    context.arc(x, y, background ? RADIUS - 4 : RADIUS, 0, Math.PI * 2);
    context.fillStyle = fade(color, background ? 0.05 : selected ? 0.3 : 0.14);
    context.fill();
    context.lineWidth = selected ? 3 : background ? 1 : 2;
    context.strokeStyle = fade(color, background ? 0.6 : 1);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
    return { key: `events/${lead.id}`, x, y, radius: RADIUS + 3 };
  });
}

/**
 * @param {View} view
 * @param {Scene} scene
 * @returns {EventGroup[]}
 */
export function groupEvents(view, scene) {
  /** @type {EventGroup[]} */
  const groups = [];
  /** @type {Map<number, EventGroup[]>} */
  const cells = new Map();
  const { events, t, from } = scene.situation;
  const doubt = new Map(events.map((event) => [event, surenessIn(event.span, from, t) < 0.5 ? 1 : 0]));
  const ordered = [...events].sort(
    (a, b) => (doubt.get(a) ?? 0) - (doubt.get(b) ?? 0) || lengthOf(a) - lengthOf(b) || b.span.begin - a.span.begin,
  );
  for (const event of ordered) {
    const point = pointOf(event);
    if (!point) continue;
    const [x, y] = toCanvas(view, point[0], point[1]);
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    const near = nearIn(cells, x, y);
    if (near) near.events.push(event);
    else {
      const group = { x, y, events: [event] };
      groups.push(group);
      const key = cellOf(x, y);
      cells.set(key, [...(cells.get(key) ?? []), group]);
    }
  }
  return groups;
}

const cellOf = (/** @type {number} */ x, /** @type {number} */ y) =>
  Math.floor(x / CELL) * 65536 + Math.floor(y / CELL);

/**
 * A group that a spot belongs to: of thousands only those in the cells about it are looked at.
 * @param {Map<number, EventGroup[]>} cells
 * @param {number} x
 * @param {number} y
 */
function nearIn(cells, x, y) {
  for (let across = -1; across <= 1; across++) {
    for (let down = -1; down <= 1; down++) {
      const found = cells
        .get(cellOf(x + across * CELL, y + down * CELL))
        ?.find((group) => Math.hypot(group.x - x, group.y - y) < CELL);
      if (found) return found;
    }
  }
  return undefined;
}

/**
 * Finds room for the name of the most exactly dated event of each group, where it was before if that is still free.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Boxes} boxes
 * @param {EventGroup[]} groups
 * @param {Map<string, number>} sides  Which of the corners each event's name had; kept between drawings.
 * @returns {Callout[]}
 */
export function placeCallouts(context, view, scene, boxes, groups, sides) {
  context.font = `600 12px ${FONT}`;
  const widest = Math.min(230, (view.width - 2 * view.pad) * 0.35);
  return groups.slice(0, MOST_NAMED).flatMap((group) => {
    const { x, y, events } = group;
    const selected = events.find((event) => scene.selection === `events/${event.id}`);
    const chosen = selected ?? leadOf(scene, events);
    if (isBackground(chosen) && !selected) return [];
    const others = events.filter((event) => event !== chosen && !isBackground(event)).length;
    const room = isLit(scene, chosen) ? Math.max(widest, Math.min(320, (view.width - 2 * view.pad) * 0.8)) : widest;
    const name = shorten(context, textOf(chosen.properties, 'name', scene.format.language), room);
    const text = others > 0 ? `${name}  +${others}` : name;
    const width = widthOf(context, text) + 16;
    const height = 22;
    const corners = cornersOf(x, y, width, height);
    const before = sides.get(chosen.id) ?? 0;
    const corner = boxes.place([corners[before], ...corners], width, height);
    if (!corner) return [];
    sides.set(
      chosen.id,
      corners.findIndex((c) => c.x === corner.x && c.y === corner.y),
    );
    return [
      { group, lead: chosen, text, strength: strengthOf(scene, chosen), x: corner.x, y: corner.y, width, height },
    ];
  });
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
function cornersOf(x, y, width, height) {
  const corners = [];
  for (const gap of [RADIUS + 14, RADIUS + 44, RADIUS + 76, RADIUS + 108]) {
    corners.push(
      { x: x + 8, y: y - gap - height },
      { x: x - width - 8, y: y - gap - height },
      { x: x + 8, y: y + gap },
      { x: x - width - 8, y: y + gap },
      { x: x - width / 2, y: y - gap - height },
      { x: x - width / 2, y: y + gap },
      { x: x + gap + 18, y: y - height / 2 },
      { x: x - width - gap - 18, y: y - height / 2 },
    );
  }
  return corners;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Callout[]} callouts
 */
export function drawCallouts(context, scene, callouts) {
  const color = scene.palette.event;
  context.font = `600 12px ${FONT}`;
  for (const { group, text, strength, x, y, width, height } of callouts) {
    const nearX = Math.min(Math.max(group.x, x), x + width);
    const nearY = y > group.y ? y : y + height < group.y ? y + height : y + height / 2;
    const angle = Math.atan2(nearY - group.y, nearX - group.x);
    context.beginPath();
    context.moveTo(group.x + RADIUS * Math.cos(angle), group.y + RADIUS * Math.sin(angle));
    context.lineTo(nearX, nearY);
    context.lineWidth = 1.25;
    context.strokeStyle = color;
    context.stroke();
    context.beginPath();
    context.roundRect(x, y, width, height, 3);
    context.fillStyle = scene.palette.halo;
    context.fill();
    context.globalAlpha = strength;
    context.setLineDash(strength < 1 ? [4, 3] : []);
    context.lineWidth = 1;
    context.stroke();
    context.setLineDash([]);
    drawLabel(context, text, x + 8, y + height / 2 + 0.5, color, scene.palette.halo);
    context.globalAlpha = 1;
  }
}

/**
 * @param {Callout[]} callouts
 * @returns {Hit[]}
 */
export function calloutHits(callouts) {
  return callouts.map(({ lead, x, y, width, height }) => ({
    key: `events/${lead.id}`,
    x: x + width / 2,
    y: y + height / 2,
    width: width / 2,
    radius: height / 2,
  }));
}
