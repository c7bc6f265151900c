/** @import { App } from '../app.js' */
/** @import { Item, Span } from '../core/types.js' */
import { durationParts } from '../core/duration.js';
import { textOf } from '../core/format.js';
import { histogramBySide } from '../core/histogram.js';
import { ticksOf } from '../core/ticks.js';
import { clamp, DAY } from '../core/time.js';
import { instantInZone } from '../core/typed-time.js';
import { isBackground } from '../map/draw-events.js';
import { FONT } from '../map/labels.js';
import { fade } from '../map/palette.js';
import { clockWords, durationWords } from '../text/clock.js';
import { fill, h, write } from './dom.js';

const AXIS = 17;
const LANE = 5;
/** The lane of the selection, or of what goes on now: with edges as soft as their times are. */
const SOFT = 9;
/** Bars of this width, pixels. */
const BAR = 5;
/** Room for the label of a tick, pixels. */
const LABEL = 56;

/**
 * What the slider shows: how many events there are at each time and of which side, when each side moves, what is
 * selected with how sure its begin and end are, and where the clock stands.
 * @param {App} app
 */
export function createTimelineDrawing(app) {
  const { clock, operation } = app;
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const key = h('div', { class: 'timeline-key' });
  const sides = h('p', { class: 'timeline-sides' });
  const pace = h('p', { class: 'timeline-pace' });
  const tallest = h('p', { class: 'timeline-most' });
  key.append(sides, pace, tallest);
  const backdrop = document.createElement('canvas');
  let backdropKey = '';
  let shownKey = '';
  let width = 0;
  let height = 0;

  const toX = (/** @type {number} */ t) => clock.fractionAt(t) * width;
  const colorOf = (/** @type {string | null} */ side) =>
    (side && operation.items.get(`forces/${side}`)?.properties.color) || app.palette['side-none'];
  const events = () => operation.events.filter((event) => !isBackground(event) && app.shows(event));
  /** The sides that something moves of. */
  function movers() {
    const moving = new Set(operation.movements.map((movement) => movement.properties.forceId));
    return operation.forces.filter(({ id }) => moving.has(id));
  }

  /**
   * @param {number} wide
   * @param {number} high
   */
  function draw(wide, high) {
    const ratio = devicePixelRatio;
    if (wide === 0) return;
    [width, height] = [wide, high];
    const { language, warp } = app.state.get();
    const shown = `${width}|${height}|${ratio}|${language}|${app.palette.ink}|${app.shownKey}|${warp}|${clock.warp?.strength}`;
    const soft = softItems();
    const stands = [clock.from, clock.now].map((t) => Math.round(toX(t) * ratio));
    const now = `${shown}|${stands}|${clock.width > 0}|${soft.map((item) => item.id)}|${app.story?.current?.id}`;
    sayPace();
    if (now === shownKey) return;
    shownKey = now;
    if (shown !== backdropKey) {
      for (const c of [canvas, backdrop]) {
        c.width = Math.round(width * ratio);
        c.height = Math.round(height * ratio);
      }
      const context = /** @type {CanvasRenderingContext2D} */ (backdrop.getContext('2d'));
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawBackdrop(context);
      backdropKey = shown;
    }
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    // What the clock has not come to, or the window leaves out, is paler; the axis is not.
    const plain = clock.width > 0 ? toX(clock.from) : 0;
    const [left, right] = [plain, toX(clock.now)].map((x) => Math.round(clamp(x, 0, width) * ratio));
    const foot = Math.round((height - AXIS) * ratio);
    context.globalAlpha = 0.38;
    context.drawImage(backdrop, 0, 0);
    context.globalAlpha = 1;
    for (const [x, y, w, h] of [
      [left, 0, right - left, foot],
      [0, foot, canvas.width, canvas.height - foot],
    ]) {
      if (w <= 0) continue;
      context.clearRect(x, y, w, h);
      context.drawImage(backdrop, x, y, w, h, x, y, w, h);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const item of soft) drawSoft(context, item.span, height - AXIS - SOFT, SOFT - 2, softColor(item));
    drawSteps(context);
    drawWindow(context);
    drawPlayhead(context, toX(clock.now));
  }

  /** @returns {Item[]} The selection; without one, what goes on now and is not sure to. */
  function softItems() {
    const selected = operation.items.get(app.state.get().selection ?? '');
    if (selected?.span.dated && ['events', 'areas', 'movements'].includes(selected.collection)) return [selected];
    return clock.width > 0 ? [] : app.situation.events.filter((event) => !isBackground(event));
  }

  /** How fast the clock goes here, where the slider is bent. */
  function sayPace() {
    const { format } = app;
    const [whole, rest] = durationParts(clock.pace * 1000);
    const parts = rest && whole.amount < 3 ? [whole, rest] : [whole];
    const here = clock.warp ? clockWords[format.language].paceHere(durationWords(format, parts)) : '';
    write(pace, here);
  }

  /** @param {Item} item */
  const softColor = (item) =>
    item.collection === 'events' ? app.palette.event : colorOf(item.properties.forceId ?? null);

  /** @param {CanvasRenderingContext2D} context */
  function drawBackdrop(context) {
    const { palette } = app;
    context.clearRect(0, 0, width, height);
    const moving = movers();
    const lanes = moving.length * (LANE + 1);
    const floor = height - AXIS - SOFT - lanes - 2;
    const count = Math.max(24, Math.floor(width / BAR));
    const edges = Float64Array.from({ length: count + 1 }, (_, i) => clock.timeAt(i / count));
    const bySide = histogramBySide(operation, events(), edges);
    const most = Math.max(...edges.subarray(1).map((_, i) => totalAt(bySide, i)), 1e-9);
    drawDays(context);
    for (let i = 0; i < count; i++) {
      const total = totalAt(bySide, i);
      let y = floor;
      const tall = total === 0 ? 0 : Math.max(1.5, Math.sqrt(total / most) * (floor - 3));
      for (const [side, bins] of bySide) {
        const part = (bins[i] / (total || 1)) * tall;
        context.fillStyle = colorOf(side);
        context.fillRect((i * width) / count + 0.5, y - part, Math.max(1, width / count - 1), part);
        y -= part;
      }
    }
    context.fillStyle = palette.border;
    context.fillRect(0, floor, width, 1);
    moving.forEach((side, i) => {
      for (const m of operation.movements) {
        if (m.properties.forceId === side.id && app.shows(m))
          drawSoft(context, m.span, floor + 3 + i * (LANE + 1), LANE, colorOf(side.id));
      }
    });
    drawAxis(context);
    labelBars(bySide, most);
  }

  /**
   * What the colours of the bars mean, and how many events the tallest one stands for.
   * @param {Map<string | null, Float64Array>} bySide
   * @param {number} most
   */
  function labelBars(bySide, most) {
    const { format } = app;
    const words = clockWords[format.language];
    const none = bySide.size === 0;
    tallest.textContent = none ? '' : words.most(format.number(most, most < 10 ? 1 : 0));
    fill(
      sides,
      h('span', { class: 'timeline-key-title' }, none ? '' : words.eventsBySide),
      [...bySide.keys()].map((side) => {
        const force = operation.items.get(`forces/${side}`)?.properties;
        const spot = h('span', { class: 'swatch', 'aria-hidden': 'true' });
        spot.style.backgroundColor = colorOf(side);
        return h(
          'span',
          null,
          spot,
          textOf(force, 'shortName', format.language) || textOf(force, 'name', format.language) || words.noSide,
        );
      }),
    );
  }

  /**
   * A span as sure as it is at each time: pale where it may not have begun or may be over.
   * @param {CanvasRenderingContext2D} context
   * @param {Span} span
   * @param {number} y
   * @param {number} tall
   * @param {string} color
   */
  function drawSoft(context, { begin, beginLatest, endEarliest, end }, y, tall, color) {
    const [x0, x1] = [begin, end].map((t) => clamp(toX(t), 0, width));
    const wide = Math.max(2, x1 - x0);
    const soft = context.createLinearGradient(x0, 0, x0 + wide, 0);
    const at = (/** @type {number} */ t) => clamp((toX(t) - x0) / wide, 0, 1);
    const [full, less] = [at(beginLatest), Math.max(at(beginLatest), at(endEarliest))];
    soft.addColorStop(0, fade(color, begin < beginLatest && begin > -Infinity ? 0.08 : 1));
    soft.addColorStop(full, fade(color, 1));
    soft.addColorStop(less, fade(color, 1));
    soft.addColorStop(1, fade(color, end > endEarliest && end < Infinity ? 0.08 : 1));
    context.fillStyle = soft;
    context.fillRect(x0, y, wide, tall);
  }

  /** Every other day has a tint, so that it is seen how much room each one is given. @param {CanvasRenderingContext2D} context */
  function drawDays(context) {
    if (toX(clock.end) / ((clock.end - clock.begin) / DAY) < 6) return;
    context.fillStyle = fade(app.palette.muted, 0.09);
    const first = midnightBefore(clock.begin);
    for (let t = first, odd = false; t < clock.end; t += DAY, odd = !odd) {
      const [x0, x1] = [t, t + DAY].map((each) => clamp(toX(each), 0, width));
      if (odd) context.fillRect(x0, 0, x1 - x0, height - AXIS);
    }
  }

  /** Of the operation's own time zone. @param {number} t */
  function midnightBefore(t) {
    const { timeZone } = app.format;
    const date = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    return instantInZone(date.format(t), '', timeZone) ?? t;
  }

  /** @param {CanvasRenderingContext2D} context */
  function drawAxis(context) {
    const { palette, format } = app;
    const y = height - AXIS;
    context.fillStyle = palette.border;
    context.fillRect(0, y, width, 1);
    context.font = `11px ${FONT}`;
    context.textBaseline = 'alphabetic';
    const midnight = midnightBefore(clock.begin);
    for (const { t, step } of ticksOf(clock.begin, clock.end, toX, LABEL, Math.ceil(midnight / DAY) * DAY - midnight)) {
      const x = toX(t);
      context.fillStyle = palette.border;
      context.fillRect(Math.round(x), y, 1, step >= DAY ? 7 : 4);
      const label = step >= DAY ? format.shortDay(t) : format.time(t);
      if (x + 3 + context.measureText(label).width > width) continue;
      context.fillStyle = step >= DAY ? palette.ink : palette.muted;
      context.fillText(label, x + 3, height - 4);
    }
  }

  /** Where the steps of the story stand, while it is told. @param {CanvasRenderingContext2D} context */
  function drawSteps(context) {
    const { story, palette } = app;
    for (const step of story?.steps ?? []) {
      if (step.t === null) continue;
      const current = step === story?.current;
      const half = current ? 4.6 : 3.2;
      const x = clamp(toX(step.t), 2 * half, width - 2 * half);
      context.save();
      context.translate(x, height - AXIS);
      context.rotate(Math.PI / 4);
      context.fillStyle = current ? palette.accent : palette.halo;
      context.strokeStyle = palette.accent;
      context.lineWidth = 1.75;
      context.fillRect(-half, -half, 2 * half, 2 * half);
      context.strokeRect(-half, -half, 2 * half, 2 * half);
      context.restore();
    }
  }

  /** @param {CanvasRenderingContext2D} context */
  function drawWindow(context) {
    if (clock.width === 0) return;
    const [x0, x1] = [toX(clock.from), toX(clock.now)];
    context.fillStyle = fade(app.palette.accent, 0.14);
    context.fillRect(x0, 0, x1 - x0, height - AXIS);
    context.fillStyle = app.palette.accent;
    for (const x of [x0, x1]) {
      const at = clamp(x, 1, width - 1);
      context.fillRect(at - 1, 0, 2, height - AXIS);
      context.beginPath();
      context.roundRect(clamp(x, 4, width - 4) - 4, (height - AXIS) / 2 - 11, 8, 22, 4);
      context.fill();
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} x
   */
  function drawPlayhead(context, x) {
    const { palette } = app;
    context.fillStyle = palette.ink;
    context.fillRect(clamp(x, 1, width - 1) - 1, 0, 2, height - AXIS + 3);
    context.beginPath();
    context.arc(clamp(x, 6, width - 6), 6, 6, 0, Math.PI * 2);
    context.fill();
  }

  return {
    canvas,
    key,
    draw,
    relabel() {
      backdropKey = '';
      shownKey = '';
    },
  };
}

/**
 * @param {Map<string | null, Float64Array>} bySide
 * @param {number} i
 */
function totalAt(bySide, i) {
  let total = 0;
  for (const bins of bySide.values()) total += bins[i];
  return total;
}
