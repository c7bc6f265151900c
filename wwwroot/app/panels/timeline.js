/** @import { App } from '../app.js' */
import { histogram } from '../core/histogram.js';
import { ticksOf } from '../core/ticks.js';
import { clamp, DAY, HOUR } from '../core/time.js';
import { isBackground } from '../map/draw-events.js';
import { FONT } from '../map/labels.js';
import { h } from './dom.js';

const AXIS = 17;
const LANE = 5;

/**
 * The slider of the clock: how many events there are at each time, when each side moves, and where the clock stands.
 * @param {App} app
 */
export function createTimeline(app) {
  const { clock, operation } = app;
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const element = h('div', { class: 'timeline', role: 'slider', tabIndex: 0, 'data-key': 'slider' }, canvas);
  const sides = operation.forces.filter((force) => operation.movements.some((m) => m.properties.forceId === force.id));
  element.setAttribute('aria-valuemin', '0');
  element.setAttribute('aria-valuemax', String(Math.round((clock.end - clock.begin) / 60000)));

  const toX = (/** @type {number} */ t) => ((t - clock.begin) / (clock.end - clock.begin)) * element.clientWidth;
  const toTime = (/** @type {number} */ x) =>
    clock.begin + clamp(x / element.clientWidth, 0, 1) * (clock.end - clock.begin);

  const backdrop = document.createElement('canvas');
  let backdropKey = '';

  function draw() {
    const ratio = devicePixelRatio || 1;
    const width = element.clientWidth;
    const height = element.clientHeight;
    if (width === 0) return;
    const key = `${width}|${height}|${ratio}|${app.state.get().language}|${app.palette.ink}`;
    if (key !== backdropKey) {
      for (const c of [canvas, backdrop]) {
        c.width = Math.round(width * ratio);
        c.height = Math.round(height * ratio);
      }
      const context = /** @type {CanvasRenderingContext2D} */ (backdrop.getContext('2d'));
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawBackdrop(context, width, height);
      backdropKey = key;
    }
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const x = toX(clock.now);
    context.globalAlpha = 0.38;
    context.drawImage(backdrop, 0, 0);
    context.globalAlpha = 1;
    const cut = Math.round(x * ratio);
    if (cut > 0) {
      context.clearRect(0, 0, cut, canvas.height);
      context.drawImage(backdrop, 0, 0, cut, canvas.height, 0, 0, cut, canvas.height);
    }
    const labels = Math.round((height - AXIS) * ratio);
    context.clearRect(0, labels, canvas.width, canvas.height - labels);
    context.drawImage(
      backdrop,
      0,
      labels,
      canvas.width,
      canvas.height - labels,
      0,
      labels,
      canvas.width,
      canvas.height - labels,
    );
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawSteps(context, height);
    drawPlayhead(context, x, height);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} width
   * @param {number} height
   */
  function drawBackdrop(context, width, height) {
    const { palette } = app;
    const lanes = sides.length * (LANE + 2);
    const floor = height - AXIS - lanes - 2;
    const bins = histogram(
      operation.events.filter((event) => !isBackground(event)).map((event) => event.span),
      clock.begin,
      clock.end,
      Math.max(24, Math.floor(width / 5)),
    );
    const most = Math.max(...bins, 1e-9);
    const barWidth = width / bins.length;
    context.fillStyle = palette.event;
    for (let i = 0; i < bins.length; i++) {
      const tall = bins[i] === 0 ? 0 : Math.max(1.5, Math.sqrt(bins[i] / most) * (floor - 6));
      context.fillRect(i * barWidth + 0.5, floor - tall, Math.max(1, barWidth - 1), tall);
    }
    context.font = `10.5px ${FONT}`;
    context.textBaseline = 'alphabetic';
    context.fillStyle = palette.muted;
    context.fillText(app.texts.eventsPerBin, 0, 11);
    sides.forEach((side, i) => {
      const y = floor + 3 + i * (LANE + 2);
      context.fillStyle = side.properties.color ?? palette['side-none'];
      for (const m of operation.movements) {
        if (m.properties.forceId !== side.id) continue;
        const x0 = toX(m.active.begin);
        const x1 = toX(m.active.end);
        context.fillRect(x0, y, Math.max(2, x1 - x0), LANE);
      }
    });
    drawAxis(context, width, height);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} width
   * @param {number} height
   */
  function drawAxis(context, width, height) {
    const { palette, format } = app;
    const y = height - AXIS;
    context.fillStyle = palette.border;
    context.fillRect(0, y, width, 1);
    context.font = `11px ${FONT}`;
    context.textBaseline = 'alphabetic';
    const ticks = ticksOf(clock.begin, clock.end, Math.max(2, Math.floor(width / 58)));
    const step = ticks.length > 1 ? ticks[1] - ticks[0] : DAY;
    for (const t of ticks) {
      const x = toX(t);
      context.fillStyle = palette.border;
      context.fillRect(Math.round(x), y, 1, 5);
      const label = step >= DAY ? format.shortDay(t) : format.time(t);
      const wide = context.measureText(label).width;
      if (x + 3 + wide > width) continue;
      context.fillStyle = palette.muted;
      context.fillText(label, x + 3, height - 4);
    }
  }

  /**
   * Where the steps of the story stand, while it is told.
   * @param {CanvasRenderingContext2D} context
   * @param {number} height
   */
  function drawSteps(context, height) {
    const { story, palette } = app;
    for (const step of story?.steps ?? []) {
      if (step.t === null) continue;
      const current = step === story?.current;
      const half = current ? 4.6 : 3.2;
      const x = clamp(toX(step.t), 2 * half, element.clientWidth - 2 * half);
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

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} x
   * @param {number} height
   */
  function drawPlayhead(context, x, height) {
    const { palette } = app;
    const at = clamp(x, 1, element.clientWidth - 1);
    context.fillStyle = palette.ink;
    context.fillRect(at - 1, 0, 2, height - AXIS + 3);
    context.beginPath();
    context.arc(clamp(x, 6, element.clientWidth - 6), 6, 6, 0, Math.PI * 2);
    context.fill();
  }

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    clock.pause();
    clock.set(toTime(event.offsetX));
  });
  element.addEventListener('pointermove', (event) => {
    if (element.hasPointerCapture(event.pointerId))
      clock.set(toTime(event.clientX - element.getBoundingClientRect().left));
  });
  element.addEventListener('pointerup', () => app.playback.announce());
  element.addEventListener('keydown', (event) => {
    const steps = /** @type {Record<string, number>} */ ({
      ArrowRight: HOUR,
      ArrowUp: HOUR,
      ArrowLeft: -HOUR,
      ArrowDown: -HOUR,
      PageUp: DAY,
      PageDown: -DAY,
    });
    const target =
      event.key === 'Home'
        ? clock.begin
        : event.key === 'End'
          ? clock.end
          : event.key in steps
            ? clock.now + steps[event.key]
            : null;
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    clock.pause();
    clock.set(target);
  });
  new ResizeObserver(draw).observe(element);

  return {
    element,
    draw,
    update() {
      const { texts, format } = app;
      element.setAttribute('aria-label', texts.slider);
      element.setAttribute('aria-valuenow', String(Math.round((clock.now - clock.begin) / 60000)));
      element.setAttribute(
        'aria-valuetext',
        `${format.weekday(clock.now)}, ${format.time(clock.now)}, ${texts.events(app.situation.events.length)}`,
      );
      draw();
    },
  };
}
