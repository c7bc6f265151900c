/** @import { App } from '../app.js' */
import { readTime, writeTime } from '../core/typed-time.js';
import { clockWords } from '../text/clock.js';
import { h } from './dom.js';

/**
 * The clock's date and time, to be read and to be typed over.
 * @param {App} app
 */
export function createTimeField(app) {
  const { clock } = app;
  const input = h('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: false,
    enterKeyHint: 'go',
    'data-key': 'typed-time',
    'aria-describedby': 'typed-time-help typed-time-problem',
  });
  const help = h('span', { id: 'typed-time-help', class: 'visually-hidden' });
  const problem = h('span', { id: 'typed-time-problem', class: 'field-problem', hidden: true });
  const element = h('form', { class: 'field is-time' }, input, help, problem);
  let typing = false;

  element.addEventListener('submit', (event) => {
    event.preventDefault();
    go();
  });
  input.addEventListener('input', () => {
    typing = true;
    say('');
  });
  input.addEventListener('focus', () => input.select());
  input.addEventListener('change', go);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !typing) return;
    event.stopPropagation();
    leave();
  });

  const words = () => clockWords[app.format.language];
  const example = () => writeTime(clock.begin + (clock.end - clock.begin) / 2, app.format);

  /** @param {string} text  Why the typed time cannot be gone to; "" where it can. */
  function say(text) {
    problem.hidden = text === '';
    problem.textContent = text;
    input.setAttribute('aria-invalid', String(text !== ''));
    if (text) app.say(text);
  }

  /** Writes the clock's time again over what was typed. */
  function leave() {
    typing = false;
    say('');
    update();
  }

  function go() {
    if (!typing) return;
    const { timeZone } = app.format;
    const { begin, end, now } = clock;
    const read = readTime(input.value, { timeZone, begin, end, now });
    if ('t' in read) {
      leave();
      app.playback.goTo(read.t);
      return;
    }
    const { problems } = words();
    const { span } = app.format;
    say(
      {
        empty: () => problems.empty,
        unread: () => problems.unread(read.part ?? '', example()),
        impossible: () => problems.impossible,
        outside: () => problems.outside(span(begin, end)),
      }[read.problem](),
    );
  }

  function update() {
    const shown = writeTime(clock.now, app.format);
    if (!typing && input.value !== shown) input.value = shown;
  }

  return {
    element,
    relabel() {
      const { goTo, goToHelp } = words();
      input.setAttribute('aria-label', goTo);
      help.textContent = goToHelp(app.format.timeZone, example());
      input.title = help.textContent;
      say('');
    },
    update,
  };
}
