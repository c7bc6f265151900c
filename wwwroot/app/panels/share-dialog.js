/** @import { App } from '../app.js' */
import { nameOf as fileName } from '../core/files.js';
import { textOf } from '../core/format.js';
import { shareWords } from '../text/share.js';
import { animationForm } from './animation-form.js';
import { copy, copyLine } from './copy.js';
import { openDialog } from './dialog.js';
import { h } from './dom.js';
import { save } from './save.js';

/**
 * Everything by which others can see what is seen here. The link is copied at once: that is what most come for.
 * @param {App} app
 */
export async function openShare(app) {
  const words = shareWords[app.format.language];
  const address = app.link.address();
  const said = h('p', { class: 'share-said' });
  const form = animationForm(app);
  const dialog = openDialog(
    app,
    { className: 'share', title: app.texts.share, opener: 'share', closed: form.cancel },
    said,
    copyLine(app, address, words.link),
    h('p', { class: 'quiet' }, words.linkHelp),
    h('h3', null, words.embed),
    h('p', { class: 'quiet' }, words.embedHelp),
    copyLine(app, embedCode(app, address), words.embed),
    h('h3', null, words.picture),
    h('p', { class: 'quiet' }, words.pictureHelp),
    h(
      'button',
      { type: 'button', class: 'action is-main', 'data-key': 'save-png', on: { click: savePng } },
      words.savePicture,
    ),
    h('h3', null, words.animation),
    h('p', { class: 'quiet' }, words.animationHelp),
    form.element,
  );
  const first = /** @type {HTMLElement} */ (dialog.querySelector('.copy'));
  first.focus();
  const done = await copy(address, first);
  said.textContent = done ? words.linkCopied : words.linkNotCopied;
  app.say(said.textContent);

  async function savePng() {
    const { makePng } = await import('../export/picture.js');
    save(await makePng(app), fileName(app.operation.document.id, app.clockInstant(), 'png'));
    app.say(words.saved);
  }
}

/**
 * The line that shows the map inside another page.
 * @param {App} app
 * @param {string} address
 */
function embedCode(app, address) {
  const url = new URL(address);
  url.search = '?embed=true';
  const title = textOf(app.operation.document, 'title', app.format.language);
  const safe = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${safe(url.href)}" title="${safe(title)}" width="800" height="560" loading="lazy" allowfullscreen></iframe>`;
}
