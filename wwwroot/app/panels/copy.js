/** @import { App } from '../app.js' */
import { h } from './dom.js';

/**
 * A line of text with a button that copies it.
 * @param {App} app
 * @param {string} text
 * @param {string} label
 */
export function copyLine(app, text, label) {
  return h('div', { class: 'copy-line' }, h('code', null, text), copyButton(app, text, label));
}

/**
 * @param {App} app
 * @param {string} text
 * @param {string} label
 */
export function copyButton(app, text, label) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'copy',
      'data-key': `copy-${label}`,
      'aria-label': `${app.texts.copy}${app.texts.colon}${label}`,
      on: {
        click: async () => {
          const done = await copy(text, button);
          button.textContent = done ? app.texts.copied : app.texts.copy;
          if (done) app.say(`${app.texts.copied}${app.texts.colon}${label}`);
          setTimeout(() => {
            button.textContent = app.texts.copy;
          }, 1600);
        },
      },
    },
    app.texts.copy,
  );
  return button;
}

/**
 * The clipboard is there only on secure pages; elsewhere the text is copied from a field made for it.
 * @param {string} text
 * @param {HTMLElement} beside  Where that field may be: inside of the dialog that is open. Keeps the focus.
 * @returns {Promise<boolean>} Whether it was done.
 */
export async function copy(text, beside) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = h('textarea', { value: text, class: 'visually-hidden' });
    beside.after(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    beside.focus();
    return done;
  }
}
