/** @import { App } from '../app.js' */
import { clamp, DAY, HOUR, MINUTE } from '../core/time.js';
import { clockWords } from '../text/clock.js';
import { h } from './dom.js';
import { createTimelineDrawing } from './timeline-drawing.js';

/** How far the keys go, milliseconds; with Shift the arrows go a sixth of it. */
const KEYS = /** @type {Record<string, number>} */ ({
  ArrowRight: HOUR,
  ArrowUp: HOUR,
  ArrowLeft: -HOUR,
  ArrowDown: -HOUR,
  PageUp: DAY,
  PageDown: -DAY,
});

/**
 * The slider of the clock. It moves the instant, or the window as a whole; a window has a handle at either end.
 * @param {App} app
 * @param {HTMLElement} root
 */
export function createTimeline(app, root) {
  const { clock } = app;
  const drawing = createTimelineDrawing(app);
  const handle = (/** @type {string} */ key, /** @type {string} */ name) =>
    h('div', { class: `timeline-handle ${name}`, role: 'slider', tabIndex: 0, 'data-key': key, hidden: true });
  const track = h(
    'div',
    { class: 'timeline-track', role: 'slider', tabIndex: 0, 'data-key': 'slider' },
    drawing.canvas,
  );
  const start = handle('window-from', 'is-start');
  const end = handle('window-to', 'is-end');
  for (const element of [track, start, end]) {
    element.setAttribute('aria-valuemin', '0');
    element.setAttribute('aria-valuemax', String(Math.round((clock.end - clock.begin) / MINUTE)));
  }
  root.append(drawing.key, h('div', { class: 'timeline-box' }, track, start, end));

  const timeOf = (/** @type {PointerEvent} */ event) => {
    const { left, width } = track.getBoundingClientRect();
    return clock.timeAt(clamp((event.clientX - left) / width, 0, 1));
  };
  const moveWhole = (/** @type {number} */ t) => clock.set(t);
  const moveStart = (/** @type {number} */ t) => clock.setWindow(Math.min(t, clock.now), clock.now);
  const moveEnd = (/** @type {number} */ t) => clock.setWindow(clock.from, Math.max(t, clock.from));

  for (const [element, move, at] of /** @type {[HTMLElement, (t: number) => void, () => number][]} */ ([
    [track, moveWhole, () => clock.now],
    [start, moveStart, () => clock.from],
    [end, moveEnd, () => clock.now],
  ])) {
    follow(element, move, at);
    element.addEventListener('keydown', (event) => {
      const step = KEYS[event.key];
      const target = step
        ? at() + step / (event.shiftKey && Math.abs(step) === HOUR ? HOUR / (10 * MINUTE) : 1)
        : { Home: clock.begin, End: clock.end }[event.key];
      if (target === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      clock.pause();
      move(target);
    });
  }

  /**
   * Moves what an element stands for with the pointer; a handle keeps its distance from it.
   * @param {HTMLElement} element
   * @param {(t: number) => void} move
   * @param {() => number} at
   */
  function follow(element, move, at) {
    let apart = 0;
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      clock.pause();
      apart = element === track ? 0 : clock.fractionAt(at()) - clock.fractionAt(timeOf(event));
      if (element === track) move(timeOf(event));
    });
    element.addEventListener('pointermove', (event) => {
      if (!element.hasPointerCapture(event.pointerId)) return;
      move(clock.timeAt(clamp(clock.fractionAt(timeOf(event)) + apart, 0, 1)));
    });
    element.addEventListener('pointerup', () => app.playback.announce());
  }

  /**
   * @param {HTMLElement} element
   * @param {string} label
   * @param {number} t
   * @param {string} words
   */
  function describe(element, label, t, words) {
    const said = { label, valuenow: String(Math.round((t - clock.begin) / MINUTE)), valuetext: words };
    for (const [name, value] of Object.entries(said)) {
      if (element.getAttribute(`aria-${name}`) !== value) element.setAttribute(`aria-${name}`, value);
    }
  }

  let [width, height] = [0, 0];
  new ResizeObserver(([{ contentRect }]) => {
    ({ width, height } = contentRect);
    drawing.draw(width, height);
  }).observe(track);

  /** Says where the slider and its handles stand. */
  function speak() {
    const { texts, format, situation } = app;
    const words = clockWords[format.language];
    const said = (/** @type {number} */ t) => `${format.weekday(t)}, ${format.time(t)}`;
    const events = texts.events(situation.events.length);
    if (clock.width > 0) {
      const window = words.fromTo(said(clock.from), said(clock.now));
      describe(track, words.sliderWindow, clock.now, `${window}, ${events}`);
      describe(start, words.windowFrom, clock.from, said(clock.from));
      describe(end, words.windowTo, clock.now, said(clock.now));
    } else {
      describe(track, words.slider, clock.now, `${said(clock.now)}, ${events}`);
    }
  }

  return {
    relabel: drawing.relabel,
    speak,
    /** Shows where the clock stands. */
    update() {
      const windowed = clock.width > 0;
      for (const [handle, t] of /** @type {[HTMLElement, number][]} */ ([
        [start, clock.from],
        [end, clock.now],
      ])) {
        if (handle.hidden === windowed) handle.hidden = !windowed;
        if (windowed) handle.style.left = `${clock.fractionAt(t) * 100}%`;
      }
      drawing.draw(width, height);
    },
  };
}
