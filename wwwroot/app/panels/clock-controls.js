/** @import { App } from '../app.js' */
import { SPEEDS } from '../core/clock.js';
import { durationParts } from '../core/duration.js';
import { DAY, HOUR } from '../core/time.js';
import { clockWords, durationWords } from '../text/clock.js';
import { label } from './clock-bar.js';
import { fill, h, ICONS, icon } from './dom.js';
import { createTimeField } from './time-field.js';
import { createTimeline } from './timeline.js';

/** Lengths of the window that are offered; any other one is made by dragging its ends. */
const WIDTHS = [HOUR, 6 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY];
/** While the clock runs, words are written at most this often, milliseconds of wall time. */
const PAUSE = 250;
/** Strengths of the slider's bend, in hundredths. */
const BENDS = { min: 0, max: 90, step: 15 };

/**
 * What is set on the clock: direction, repetition, speed, instant or window, how time is shared out along the slider, a
 * typed time, and the slider itself.
 * @param {App} app
 * @param {HTMLElement} row
 * @param {HTMLElement} slider
 */
export function createClockControls(app, row, slider) {
  const { clock, state } = app;
  const timeline = createTimeline(app, slider);
  const field = createTimeField(app);
  const round = (/** @type {string} */ key, /** @type {string} */ path, /** @type {() => void} */ click) =>
    h('button', { type: 'button', class: 'round', 'data-key': key, on: { click } }, icon(path));
  const reverse = round('reverse', ICONS.reverse, () => clock.reverse());
  const loop = round('loop', ICONS.loop, () => clock.setPace({ loop: !clock.loop }));
  const speed = h('select', {
    'data-key': 'speed',
    on: { change: () => clock.setPace({ rate: Number(speed.value) / 1000 }) },
  });
  const width = h('select', { 'data-key': 'window', on: { change: () => clock.setWidth(Number(width.value)) } });
  const bend = h('input', {
    type: 'range',
    ...BENDS,
    'data-key': 'bend',
    on: { input: () => state.set({ warp: Number(bend.value) / 100 }) },
  });
  const bendName = h('span');
  const more = h(
    'div',
    { class: 'clock-more', id: 'clock-more' },
    h('div', { class: 'transport' }, reverse, loop),
    h('span', { class: 'field' }, speed),
    h('span', { class: 'field' }, width),
    h('label', { class: 'field is-bend' }, bendName, bend),
  );
  const settings = round('clock-settings', ICONS.settings, () => {
    const open = more.classList.toggle('is-open');
    settings.setAttribute('aria-expanded', String(open));
  });
  settings.classList.add('is-settings');
  settings.setAttribute('aria-expanded', 'false');
  settings.setAttribute('aria-controls', more.id);
  row.append(more, field.element, settings);

  const words = () => clockWords[app.format.language];
  const duration = (/** @type {number} */ milliseconds) => durationWords(app.format, durationParts(milliseconds));
  let widths = '';
  let writtenAt = Number.NEGATIVE_INFINITY;
  /** What the controls show. */
  let set = '';

  function relabel() {
    const { perSecond, ...said } = words();
    for (const [control, text] of /** @type {[HTMLElement, string][]} */ ([
      [reverse, said.reverse],
      [loop, said.loop],
      [settings, said.settings],
      [speed, said.speed],
      [width, said.show],
    ])) {
      label(control, text);
    }
    bendName.textContent = said.bend;
    bend.title = said.bendHelp;
    fill(
      speed,
      SPEEDS.map((each) => h('option', { value: String(each * 1000) }, perSecond(duration(each * 1000)))),
    );
    widths = '';
    set = '';
    field.relabel();
    timeline.relabel();
  }

  /** The lengths that are offered, with that of a dragged window among them. */
  function offerWidths() {
    const own = clock.width === 0 || WIDTHS.includes(clock.width) ? [] : [clock.width];
    const offered = [0, ...WIDTHS.filter((each) => each < clock.end - clock.begin), ...own].sort((a, b) => a - b);
    if (offered.join() !== widths) {
      widths = offered.join();
      const { instant, windowOf } = words();
      fill(
        width,
        offered.map((each) => h('option', { value: String(each) }, each === 0 ? instant : windowOf(duration(each)))),
      );
    }
    width.value = String(clock.width);
  }

  return {
    relabel,
    update() {
      timeline.update();
      // Nobody reads digits that change with every frame; the map shows them.
      const wall = performance.now();
      if (clock.playing && wall - writtenAt < PAUSE) return;
      writtenAt = wall;
      field.update();
      timeline.speak();
      const { warp } = state.get();
      const now = [clock.direction, clock.loop, clock.rate, clock.width, warp, app.format.language].join();
      if (now === set) return;
      set = now;
      reverse.setAttribute('aria-pressed', String(clock.direction < 0));
      loop.setAttribute('aria-pressed', String(clock.loop));
      speed.value = String(clock.rate * 1000);
      offerWidths();
      bend.value = String(Math.round(warp * 100));
      const { bendOff, bendBy } = words();
      bend.setAttribute('aria-valuetext', warp > 0 ? bendBy(bend.value) : bendOff);
    },
  };
}
