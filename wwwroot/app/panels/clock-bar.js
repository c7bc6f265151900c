/** @import { App } from '../app.js' */
import { fill, h, ICONS, icon } from './dom.js';

/**
 * The clock bar: what is pressed first. The slider and all other controls come after the first map and take the room
 * that is kept for them.
 * @param {App} app
 * @param {HTMLElement} root
 */
export function createClockBar(app, root) {
  const { clock } = app;
  const button = (/** @type {string} */ kind, /** @type {string} */ path, /** @type {() => void} */ click) =>
    h('button', { type: 'button', class: kind, on: { click } }, icon(path));
  const previous = button('round', ICONS.previous, () => app.playback.step(-1));
  const play = button('round is-main', ICONS.play, () => app.playback.toggle());
  const next = button('round', ICONS.next, () => app.playback.step(1));
  const row = h('div', { class: 'clock-row' }, h('div', { class: 'transport' }, previous, play, next));
  const timeline = h('div', { class: 'timeline' });
  root.append(row, timeline);
  /** @type {boolean | null} */
  let playing = null;
  /** @type {ReturnType<typeof import('./clock-controls.js').createClockControls> | null} */
  let controls = null;

  return {
    /** Brings the slider and the other controls. */
    async open() {
      const { createClockControls } = await import('./clock-controls.js');
      controls = createClockControls(app, row, timeline);
      this.relabel();
      this.update();
    },
    relabel() {
      const { texts } = app;
      root.setAttribute('aria-label', texts.clock);
      label(previous, texts.previous);
      label(next, texts.next);
      playing = null;
      controls?.relabel();
    },
    /** After every change of the clock or the theme. */
    update() {
      if (playing !== clock.playing) {
        playing = clock.playing;
        const steps = app.reducedMotion;
        fill(play, icon(playing ? ICONS.pause : steps ? ICONS.next : ICONS.play, !steps));
        label(play, playing ? app.texts.pause : steps ? app.texts.stepInstead : app.texts.play);
      }
      for (const [step, direction] of /** @type {[HTMLButtonElement, 1 | -1][]} */ ([
        [previous, -1],
        [next, 1],
      ])) {
        const none = app.playback.stop(direction) === null;
        if (step.disabled !== none) step.disabled = none;
      }
      controls?.update();
    },
  };
}

/**
 * @param {HTMLElement} button
 * @param {string} words
 */
export function label(button, words) {
  button.setAttribute('aria-label', words);
  button.title = words;
}
