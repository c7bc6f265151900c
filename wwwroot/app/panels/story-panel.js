/** @import { App } from '../app.js' */
/** @import { Step } from '../core/story.js' */
import { textOf } from '../core/format.js';
import { paragraphsOf, stepAtLine } from '../core/story.js';
import { fill, h, ICONS, icon } from './dom.js';
import { linkTo, listed } from './parts.js';

/** How far below the top of the panel the head of a step may be to be the one that is read, pixels; a step is brought nearer than that. */
const LINE = 140;

/** Until when the panel scrolls by itself, milliseconds of the page's time: what passes by is not read. */
let scrollsUntil = 0;

/**
 * The story: all steps one below the other; the one that is read is the one that is shown.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawStory(app, body) {
  const { story, format } = app;
  if (!story) return;
  if (body.querySelector('.story')?.getAttribute('lang') !== format.language) build(app, body);
  mark(app, body);
}

/**
 * @param {App} app
 * @param {HTMLElement} body
 */
function build(app, body) {
  const { story, texts, format } = app;
  if (!story) return;
  const steps = h(
    'div',
    { class: 'story', lang: format.language },
    story.steps.map((step, i) => section(app, step, i)),
  );
  const button = (
    /** @type {string} */ key,
    /** @type {string} */ label,
    /** @type {string} */ path,
    click = () => {},
  ) =>
    h(
      'button',
      { type: 'button', class: 'round', 'data-key': key, title: label, 'aria-label': label, on: { click } },
      icon(path),
    );
  fill(
    body,
    h(
      'div',
      { class: 'story-head', role: 'group', 'aria-label': texts.story },
      h('span', { class: 'story-count', 'data-part': 'count' }),
      button('story-previous', texts.previousStep, ICONS.previous, () => turn(app, body, -1)),
      button('story-next', texts.nextStep, ICONS.next, () => turn(app, body, 1)),
      h(
        'button',
        { type: 'button', class: 'action', 'data-key': 'story-close', on: { click: () => app.story?.close() } },
        texts.leaveStory,
      ),
    ),
    steps,
  );
  let waiting = 0;
  const follow = () => {
    waiting = 0;
    if (!app.story || !steps.isConnected) return;
    const left = scrollsUntil - performance.now();
    if (left > 0) {
      waiting = window.setTimeout(follow, left);
      return;
    }
    const frame = body.getBoundingClientRect();
    const tops = [...steps.children].map((child) => child.getBoundingClientRect().top);
    const step = app.story.steps[stepAtLine(tops, frame.top + LINE)];
    if (step && step.id !== app.state.get().story) app.story.go(step.id);
  };
  steps.addEventListener('story-scroll', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(follow, 120);
  });
  body.onscroll = () => body.querySelector('.story')?.dispatchEvent(new Event('story-scroll'));
  bring(app, body, false);
}

/**
 * @param {App} app
 * @param {HTMLElement} body
 * @param {1 | -1} direction
 */
function turn(app, body, direction) {
  app.story?.step(direction);
  mark(app, body);
}

/**
 * Marks the step that is told, and brings it to the head of the panel where it is not near it.
 * @param {App} app
 * @param {HTMLElement} body
 */
function mark(app, body) {
  const { story, texts } = app;
  const step = story?.current;
  if (!story || !step) return;
  const at = story.steps.indexOf(step);
  for (const [i, child] of [...(body.querySelector('.story')?.children ?? [])].entries()) {
    child.setAttribute('aria-current', i === at ? 'step' : 'false');
  }
  fill(
    /** @type {HTMLElement} */ (body.querySelector('[data-part="count"]')),
    texts.stepOf(at + 1, story.steps.length),
  );
  for (const [key, end] of /** @type {[string, number][]} */ ([
    ['story-previous', 0],
    ['story-next', story.steps.length - 1],
  ])) {
    // Not "disabled": that would take the focus away under the reader's hands.
    body.querySelector(`[data-key="${key}"]`)?.setAttribute('aria-disabled', String(at === end));
  }
  const frame = body.getBoundingClientRect();
  const tops = [...(body.querySelector('.story')?.children ?? [])].map((child) => child.getBoundingClientRect().top);
  if (stepAtLine(tops, frame.top + LINE) !== at) bring(app, body, !app.reducedMotion);
}

/**
 * @param {App} app
 * @param {HTMLElement} body
 * @param {boolean} smooth
 */
function bring(app, body, smooth) {
  const at = app.story?.steps.findIndex((step) => step.id === app.state.get().story) ?? 0;
  const section = body.querySelector('.story')?.children[at];
  if (!section) return;
  const head = body.querySelector('.story-head')?.getBoundingClientRect().height ?? 0;
  const top = section.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop - head - 8;
  scrollsUntil = performance.now() + (smooth ? 900 : 200);
  body.scrollTo({ top: at === 0 ? 0 : top, behavior: smooth ? 'smooth' : 'instant' });
}

/**
 * @param {App} app
 * @param {Step} step
 * @param {number} i
 */
function section(app, step, i) {
  const { texts, format, operation } = app;
  const title = textOf(step.properties, 'title', format.language);
  const voices = step.accounts.map((id) => operation.items.get(`accounts/${id}`)).filter((item) => item !== undefined);
  return h(
    'section',
    { class: 'story-step', 'data-step': step.id },
    h('p', { class: 'eyebrow' }, step.t === null ? '' : `${format.day(step.t)}, ${format.time(step.t)}`),
    h(
      'h2',
      { class: 'title' },
      h(
        'button',
        { type: 'button', 'data-key': `step-${step.id}`, on: { click: () => app.story?.go(step.id) } },
        title,
      ),
    ),
    paragraphsOf(step, format.language).map((text) => h('p', { class: 'story-text' }, text)),
    voices.length > 0 &&
      h(
        'p',
        { class: 'row-more' },
        `${texts.accounts}${texts.colon}`,
        listed(voices.map((voice) => linkTo(app, `accounts/${voice.id}`))),
      ),
    step.sources.length > 0 &&
      h(
        'p',
        { class: 'row-more' },
        `${texts.sources}${texts.colon}`,
        listed(step.sources.map((id) => linkTo(app, `sources/${id}`))),
      ),
    step.facts.length > 0 &&
      h(
        'p',
        { class: 'fact-list' },
        `${texts.facts} `,
        step.facts.map((fact) => h('span', null, fact)),
      ),
    i === 0 ? h('p', { class: 'quiet' }, texts.storyKeys) : null,
  );
}
