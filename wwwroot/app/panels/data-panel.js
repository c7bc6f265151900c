/** @import { App } from '../app.js' */
/** @import { Properties } from '../core/types.js' */
import { textOf } from '../core/format.js';
import { fill, h } from './dom.js';
import { safeUrl } from './parts.js';
import { sourceRow } from './sources.js';

const SPATIAL = /** @type {const} */ (['movements', 'events', 'areas', 'places']);
const OTHERS = /** @type {const} */ (['units', 'forces', 'claims', 'sources']);

/**
 * The addresses of the open data, ready to copy, and where everything on the map comes from.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawData(app, body) {
  const { texts, operation, format, url } = app;
  const about = operation.document;
  const landing = url.href.replace(/\/$/, '');
  const items = (/** @type {string} */ name) => `${landing}/collections/${name}/items?limit=10000`;
  fill(
    body,
    h('p', { class: 'lead' }, texts.dataHelp),
    h('h2', null, 'QGIS'),
    h('p', { class: 'quiet' }, texts.qgisHelp),
    copyLine(app, landing, texts.copyLayer('QGIS')),
    h('h2', null, texts.layersGeojson),
    h(
      'ul',
      { class: 'feeds' },
      [...SPATIAL, ...OTHERS].map((name) => feedRow(app, name, items(name))),
    ),
    h('h2', null, texts.commandLine),
    copyLine(
      app,
      `curl '${landing}/collections/movements/items?datetime=2013-01-10T12:00:00Z'`.replace(
        '2013-01-10T12:00:00Z',
        app.clockInstant(),
      ),
      'curl',
    ),
    copyLine(app, `ogr2ogr -f GPKG ${about.id}.gpkg OAPIF:${landing}`, 'ogr2ogr'),
    h('h2', null, texts.shareLink),
    copyLine(app, new URL(app.link.hash(), document.URL).href, texts.shareLink),
    h('h2', null, texts.sources),
    h(
      'ul',
      { class: 'sources' },
      operation.sources.map((source) => sourceRow(app, source)),
    ),
    h('h2', null, texts.about),
    textOf(about, 'summary', format.language) && h('p', null, textOf(about, 'summary', format.language)),
    h(
      'ul',
      { class: 'plain' },
      (about.attribution ?? []).map((/** @type {Properties} */ one) =>
        h('li', null, linked(textOf(one, 'text', format.language), one.url)),
      ),
      h('li', null, texts.baseMap),
      about.licence && h('li', null, `${texts.licence}${texts.colon}`, linked(about.licence, about.licenceUrl)),
    ),
    h('p', { class: 'quiet' }, texts.keys),
  );
}

/**
 * @param {string} text
 * @param {string | null | undefined} url
 */
function linked(text, url) {
  const href = safeUrl(url);
  return href ? h('a', { href, rel: 'noopener noreferrer', target: '_blank' }, text) : text;
}

/**
 * A layer with its count, its address as a link and a button that copies it.
 * @param {App} app
 * @param {typeof SPATIAL[number] | typeof OTHERS[number]} name
 * @param {string} address
 */
function feedRow(app, name, address) {
  const label = app.texts.collectionNames[name];
  return h(
    'li',
    null,
    h('a', { href: address }, label),
    h('span', { class: 'count' }, app.format.number(app.operation[name].length)),
    copyButton(app, address, label),
  );
}

/**
 * A line of text with a button that copies it.
 * @param {App} app
 * @param {string} text
 * @param {string} label
 */
function copyLine(app, text, label) {
  return h('div', { class: 'copy-line' }, h('code', null, text), copyButton(app, text, label));
}

/**
 * @param {App} app
 * @param {string} text
 * @param {string} label
 */
function copyButton(app, text, label) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'copy',
      'aria-label': `${app.texts.copy}${app.texts.colon}${label}`,
      on: {
        click: async () => {
          const done = await copy(text, button);
          button.textContent = done ? app.texts.copied : app.texts.copy;
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
 * @param {HTMLElement} button  Keeps the focus.
 */
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = h('textarea', { value: text, class: 'visually-hidden' });
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    button.focus();
    return done;
  }
}
