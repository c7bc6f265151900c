/** @import { App } from '../app.js' */
import { instantInZone, rateUnit } from '../core/format.js';
import { DAY, HOUR, MINUTE } from '../core/time.js';
import { fill, h, ICONS, icon } from './dom.js';
import { createTimeline } from './timeline.js';

/** Playing speeds, operation time per second of wall time. */
const RATES = [10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY].map((perSecond) => perSecond / 1000);

/**
 * The clock bar: play, step, speed, repeat, typed date and time, and the slider.
 * @param {App} app
 * @param {HTMLElement} root
 */
export function createClockBar(app, root) {
  const { clock } = app;
  const timeline = createTimeline(app);
  const row = h('div', { class: 'clock-row' });
  root.append(row, timeline.element);
  const play = h('button', { type: 'button', class: 'round is-main', on: { click: () => app.playback.toggle() } });
  const previous = h(
    'button',
    { type: 'button', class: 'round', on: { click: () => app.playback.step(-1) } },
    icon(ICONS.previous),
  );
  const next = h(
    'button',
    { type: 'button', class: 'round', on: { click: () => app.playback.step(1) } },
    icon(ICONS.next),
  );
  const loop = h(
    'button',
    { type: 'button', class: 'round', on: { click: () => clock.setLoop(!clock.loop) } },
    icon(ICONS.loop),
  );
  const speed = h('select', { on: { change: () => clock.setRate(Number(speed.value)) } });
  const date = h('input', { type: 'date', required: true, on: { change: goTo } });
  const time = h('input', { type: 'time', step: 60, required: true, on: { change: goTo } });
  const speedLabel = h('span');
  row.append(
    h('div', { class: 'transport' }, previous, play, next, loop),
    h('label', { class: 'field' }, speedLabel, speed),
    h('div', { class: 'clock-fields' }, h('div', { class: 'field' }, date), h('div', { class: 'field' }, time)),
  );
  let playing = /** @type {boolean | null} */ (null);

  function goTo() {
    const t = instantInZone(date.value, time.value, app.format.timeZone);
    if (t === null) return;
    clock.pause();
    clock.set(t);
    app.playback.announce();
  }

  function relabel() {
    const { texts, format } = app;
    root.setAttribute('aria-label', texts.clock);
    for (const [button, label] of /** @type {[HTMLElement, string][]} */ ([
      [previous, texts.previous],
      [next, texts.next],
      [loop, texts.loop],
    ])) {
      button.setAttribute('aria-label', label);
      button.title = label;
    }
    speedLabel.textContent = texts.speed;
    speed.setAttribute('aria-label', texts.speed);
    date.setAttribute('aria-label', texts.date);
    time.setAttribute('aria-label', texts.time);
    time.title = texts.timeZone(format.timeZone);
    fill(
      speed,
      RATES.map((rate) => {
        const { amount, unit } = rateUnit(rate);
        const words = { minute: texts.minutesPerSecond, hour: texts.hoursPerSecond, day: texts.daysPerSecond }[unit];
        return h('option', { value: String(rate), selected: rate === clock.rate }, words(format.number(amount)));
      }),
    );
    date.min = format.inputDate(clock.begin);
    date.max = format.inputDate(clock.end);
    playing = null;
  }

  return {
    relabel,
    /** After every change of the clock or the theme. */
    update() {
      if (playing !== clock.playing) {
        playing = clock.playing;
        fill(play, icon(playing ? ICONS.pause : ICONS.play, true));
        const label = playing ? app.texts.pause : app.texts.play;
        play.setAttribute('aria-label', label);
        play.title = label;
      }
      loop.setAttribute('aria-pressed', String(clock.loop));
      previous.disabled = app.playback.stop(-1) === null;
      next.disabled = app.playback.stop(1) === null;
      if (document.activeElement !== date) date.value = app.format.inputDate(clock.now);
      if (document.activeElement !== time) time.value = app.format.time(clock.now);
      timeline.update();
    },
  };
}
