/** @import { App } from '../app.js' */
import { h, ICONS, icon } from './dom.js';

/**
 * Opens a dialog over the page. While it is open the rest of the page cannot be reached, so the place where things are
 * said comes along; at its end the focus goes back to where it was opened from.
 * @param {App} app
 * @param {{ className: string, title: string, opener: string, closed?: () => void }} options  `opener`: the `data-key`
 *   of what gets the focus back.
 * @param {...(import('./dom.js').Child | import('./dom.js').Child[])} content
 */
export function openDialog(app, { className, title, opener, closed }, ...content) {
  const live = /** @type {HTMLElement} */ (document.getElementById('live'));
  const home = live.parentElement;
  const heading = h('h2', { id: 'dialog-title' }, title);
  const close = h(
    'button',
    {
      type: 'button',
      class: 'round',
      title: app.texts.closePanel,
      'aria-label': app.texts.closePanel,
      on: { click: () => dialog.close() },
    },
    icon(ICONS.close),
  );
  const dialog = h(
    'dialog',
    { class: `dialog ${className}`, 'aria-labelledby': 'dialog-title' },
    h('div', { class: 'dialog-head' }, heading, close),
    h('div', { class: 'dialog-body' }, ...content),
  );
  dialog.addEventListener('close', () => {
    closed?.();
    home?.append(live);
    dialog.remove();
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-key="${opener}"]`))?.focus();
  });
  // A press beside the dialog closes it.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.append(live);
  dialog.showModal();
  return dialog;
}
