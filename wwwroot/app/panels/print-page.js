/** @import { App } from '../app.js' */
/** @import { EventRow } from '../core/event-rows.js' */
import { eventRows } from '../core/event-rows.js';
import { Picture } from '../export/picture.js';
import { readPalette } from '../map/palette.js';
import { tableWords } from '../text/table.js';
import { h } from './dom.js';

/** Wide enough for the names on the map to be read on a page of A4. */
const WIDTH = 900;

/**
 * Makes paper of the page when it is printed: a picture of the map in light colours, and the events of that moment with
 * their sources.
 * @param {App} app
 */
export function preparePrinting(app) {
  /** @type {HTMLElement | null} */
  let sheet = null;
  addEventListener('beforeprint', () => {
    sheet?.remove();
    sheet = sheetOf(app);
    document.body.append(sheet);
  });
  addEventListener('afterprint', () => {
    sheet?.remove();
    sheet = null;
  });
}

/** @param {App} app */
function sheetOf(app) {
  const { format, situation, texts } = app;
  const words = tableWords[format.language];
  const rows = eventRows(app.operation, situation.accounts, format, texts);
  const told = [situation, ...(app.other ? [app.other] : [])].flatMap(({ events }) => events);
  const current = rows.filter((row) => told.includes(row.event));
  return h(
    'section',
    { class: 'print' },
    pictureOf(app),
    h('h2', null, words.atThisMoment),
    current.length > 0 ? tableOf(current, words) : h('p', null, texts.nothingHappening),
    h('p', null, app.link.address()),
  );
}

/** @param {App} app */
function pictureOf(app) {
  const { classList } = document.documentElement;
  classList.add('is-light');
  const palette = { ...readPalette(), halo: '#ffffff', ink: '#000000' };
  classList.remove('is-light');
  const picture = new Picture(app, { width: WIDTH, ratio: 2, palette });
  const canvas = picture.draw();
  picture.remove();
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', app.texts.map);
  return canvas;
}

/**
 * @param {EventRow[]} rows
 * @param {typeof tableWords.en} words
 */
function tableOf(rows, { columns }) {
  const names = /** @type {const} */ (['when', 'what', 'where', 'who', 'sources']);
  return h(
    'table',
    null,
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        names.map((name) => h('th', { scope: 'col' }, columns[name])),
      ),
    ),
    h(
      'tbody',
      null,
      rows.map((row) =>
        h(
          'tr',
          null,
          h('td', null, row.when, row.unsure && h('span', { class: 'aside' }, row.unsure)),
          h('td', null, row.what, row.account && h('span', { class: 'aside' }, row.account)),
          h('td', null, row.where),
          h('td', null, row.who.join(', ')),
          h('td', null, row.sources.join('; ')),
        ),
      ),
    ),
  );
}
