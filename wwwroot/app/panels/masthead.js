/** @import { App } from '../app.js' */
import { textOf } from '../core/format.js';
import { fill, h } from './dom.js';

/**
 * The title, the dates and the choice of language.
 * @param {App} app
 * @param {HTMLElement} root
 */
export function drawMasthead(app, root) {
  const { operation, format, texts, state } = app;
  const title = textOf(operation.document, 'title', format.language);
  document.title = `${title} – KonnaMap`;
  document.documentElement.lang = format.language;
  const skip = (/** @type {Event} */ event) => {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (document.querySelector('[role="slider"]'))?.focus();
  };
  fill(
    root,
    h('a', { class: 'skip', href: '#', 'data-key': 'skip', on: { click: skip } }, texts.skipToClock),
    h(
      'div',
      null,
      h('h1', null, title),
      h('p', { class: 'masthead-dates' }, format.span(operation.span.begin, operation.span.end)),
    ),
    h(
      'div',
      { class: 'masthead-tools' },
      (operation.document.story ?? []).length > 0 &&
        h(
          'button',
          {
            type: 'button',
            class: 'tool',
            id: 'tell-story',
            'data-key': 'story',
            'aria-pressed': String(Boolean(state.get().story)),
            on: { click: () => app.tell(state.get().story ? null : '') },
          },
          texts.story,
        ),
      h(
        'button',
        { type: 'button', class: 'tool', 'data-key': 'share', on: { click: () => app.share() } },
        texts.share,
      ),
      h(
        'div',
        { class: 'segmented', role: 'group', 'aria-label': texts.language },
        /** @type {const} */ (['en', 'fr']).map((language) =>
          h(
            'button',
            {
              type: 'button',
              lang: language,
              'data-key': `lang-${language}`,
              'aria-pressed': String(language === format.language),
              'aria-label': language === 'en' ? 'EN, English' : 'FR, Français',
              on: { click: () => state.set({ language }) },
            },
            language.toUpperCase(),
          ),
        ),
      ),
    ),
  );
}
