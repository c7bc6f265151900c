/** @import { App } from '../app.js' */
import { nameOf as fileName } from '../core/files.js';
import { frameTimes, MOST_FRAMES, stepFor } from '../core/frames.js';
import { DAY, formatInstant, HOUR, MINUTE } from '../core/time.js';
import { readTime, writeTime } from '../core/typed-time.js';
import { shareWords } from '../text/share.js';
import { fill, h } from './dom.js';
import { save } from './save.js';

const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY];
const RATES = [5, 10, 20];
const WIDTHS = [480, 720, 960];
const FORMS = { gif: 'GIF', mp4: 'MP4', webm: 'WebM' };
/** What an animation shows unless something else is chosen: half a day in so many frames. */
const SPAN = 12 * HOUR;
const FRAMES = 60;

/**
 * The choice of what an animation shows and how; and its making, which can be given up.
 * @param {App} app
 */
export function animationForm(app) {
  const { clock, format } = app;
  const words = shareWords[format.language];
  const span = Math.min(SPAN, clock.end - clock.begin);
  const begin = Math.min(clock.now, clock.end - span);
  const from = instantField(app, words.from, begin);
  const to = instantField(app, words.to, begin + span);
  const step = choice(words.step, STEPS, stepFor(span, STEPS, FRAMES), (value) => words.stepOf(value / MINUTE));
  const rate = choice(words.rate, RATES, 10, (value) => words.rateOf(value));
  const width = choice(words.width, WIDTHS, 720, (value) => words.widthOf(value));
  const form = h(
    'select',
    { 'data-key': 'animation-form', 'aria-label': words.form },
    h('option', { value: 'gif' }, FORMS.gif),
  );
  const gifOnly = h('p', { class: 'quiet', hidden: true }, words.gifOnly);
  void import('../export/video.js').then(async ({ videoForms }) => {
    const videos = await videoForms();
    form.append(...videos.map((value) => h('option', { value }, FORMS[value])));
    gifOnly.hidden = videos.length > 0;
  });
  const told = h('p', { class: 'quiet', id: 'animation-told' });
  const make = h('button', {
    type: 'button',
    class: 'action is-main',
    'data-key': 'make-animation',
    on: { click: run },
  });
  const stop = h(
    'button',
    { type: 'button', class: 'action', 'data-key': 'cancel-animation', on: { click: () => running?.abort() } },
    words.cancel,
  );
  const bar = h('progress', { value: 0, 'aria-label': words.progress });
  const making = h('div', { class: 'making', hidden: true }, bar, stop);
  /** @type {AbortController | null} */
  let running = null;

  const times = () => {
    const [first, last] = [from.value(), to.value()];
    return first === null || last === null || last < first ? [] : frameTimes(first, last, Number(step.select.value));
  };

  function tell() {
    const { length } = times();
    const fits = length > 0 && length <= MOST_FRAMES;
    told.textContent = !fits
      ? length > 0
        ? words.tooMany(format.number(MOST_FRAMES))
        : words.noSpan
      : words.frames(format.number(length), format.number(length / Number(rate.select.value), 1));
    make.disabled = !fits;
    fill(make, words.make(FORMS[/** @type {keyof typeof FORMS} */ (form.value)]));
  }

  async function run() {
    running = new AbortController();
    const { signal } = running;
    const frames = times();
    bar.max = frames.length;
    bar.value = 0;
    making.hidden = false;
    make.hidden = true;
    stop.focus();
    app.say(words.making);
    try {
      const { record } = await import('../export/animation.js');
      const kind = /** @type {keyof typeof FORMS} */ (form.value);
      const options = { form: kind, times: frames, rate: Number(rate.select.value), width: Number(width.select.value) };
      const blob = await record(
        app,
        options,
        (done) => {
          bar.value = done;
        },
        signal,
      );
      save(blob, fileName(app.operation.document.id, formatInstant(frames[0]), kind));
      told.textContent = words.ready(format.number(blob.size / 1e6, 1));
    } catch (problem) {
      if (!signal.aborted) console.warn(problem);
      told.textContent = signal.aborted ? words.cancelled : words.failed;
    } finally {
      running = null;
      making.hidden = true;
      make.hidden = false;
      if (make.isConnected) {
        make.focus();
        app.say(told.textContent ?? '');
      }
    }
  }

  const element = h(
    'div',
    { class: 'animation', on: { change: tell } },
    h('div', { class: 'animation-fields' }, from.element, to.element),
    h('div', { class: 'animation-fields' }, step.element, rate.element, width.element, field(words.form, form)),
    told,
    gifOnly,
    h('div', { class: 'actions' }, make, making),
  );
  tell();
  return { element, cancel: () => running?.abort() };
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 */
const field = (label, control) => h('label', { class: 'field' }, h('span', null, label), control);

/**
 * @param {string} label
 * @param {number[]} values
 * @param {number} chosen
 * @param {(value: number) => string} words
 */
function choice(label, values, chosen, words) {
  const select = h(
    'select',
    null,
    values.map((value) => h('option', { value: String(value), selected: value === chosen }, words(value))),
  );
  return { select, element: field(label, select) };
}

/**
 * A typed time, as the clock takes it.
 * @param {App} app
 * @param {string} label
 * @param {number} t
 */
function instantField(app, label, t) {
  const { clock, format } = app;
  const input = h('input', {
    type: 'text',
    value: writeTime(t, format),
    'data-key': `animation-${label}`,
    autocomplete: 'off',
  });
  return {
    element: field(label, input),
    /** @returns {number | null} Null where it is no time of the operation. */
    value() {
      const read = readTime(input.value, { timeZone: format.timeZone, begin: clock.begin, end: clock.end, now: t });
      return 't' in read ? read.t : null;
    },
  };
}
