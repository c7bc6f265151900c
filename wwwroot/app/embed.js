/** @import { App } from './app.js' */
import { textOf } from './core/format.js';
import { fill, h } from './panels/dom.js';
import { embedWords } from './text/embed.js';

/**
 * Lays the page out for the inside of another one, before anything is drawn.
 * @returns {Promise<void>} Once its style sheet is there.
 */
export function dress() {
  document.documentElement.classList.add('is-embed');
  const sheet = h('link', { rel: 'stylesheet', href: new URL('style/embed.css', import.meta.url).href });
  return new Promise((resolve) => {
    sheet.onload = () => resolve();
    // Without it the page is the whole one: better than none.
    sheet.onerror = () => resolve();
    document.head.append(sheet);
  });
}

/**
 * Puts a line over the embedded map: what it is, where it comes from, and the way to the whole map, which opens where
 * the reader has come to.
 * @param {App} app
 * @returns {() => void} Draws it anew, in the language that is spoken then.
 */
export function putHead(app) {
  const head = h('header', { class: 'embed-head' });
  document.getElementById('page')?.prepend(head);
  const draw = () => {
    const { operation, format, texts } = app;
    const words = embedWords[format.language];
    const credits = (operation.document.attribution ?? []).map((/** @type {any} */ one) =>
      textOf(one, 'text', format.language),
    );
    const whole = h('a', { class: 'embed-whole', 'data-key': 'whole', target: '_blank' }, words.whole);
    const follow = () => {
      whole.href = app.link.address();
    };
    for (const when of ['pointerdown', 'focus', 'pointerenter']) whole.addEventListener(when, follow);
    follow();
    fill(
      head,
      h('h1', { class: 'embed-title' }, textOf(operation.document, 'title', format.language)),
      h(
        'details',
        { class: 'embed-credits' },
        h('summary', { 'data-key': 'credits' }, texts.attribution),
        h('p', null, [...credits, texts.baseMap, 'KonnaMap'].join(' · ')),
      ),
      whole,
    );
  };
  draw();
  return draw;
}
