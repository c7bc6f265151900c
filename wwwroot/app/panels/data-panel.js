/** @import { App } from '../main.js' */
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
    [...SPATIAL, ...OTHERS].map((name) =>
      h(
        'div',
        { class: 'feed' },
        h('span', null, texts.collectionNames[name]),
        copyLine(app, items(name), texts.copyLayer(texts.collectionNames[name])),
      ),
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
    copyLine(app, new URL(app.link(), document.URL).href, texts.shareLink),
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
      about.licence && h('li', null, `${texts.licence}: `, linked(about.licence, about.licenceUrl)),
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
 * A line of text with a button that copies it.
 * @param {App} app
 * @param {string} text
 * @param {string} label
 */
function copyLine(app, text, label) {
  const field = h('input', {
    class: 'copy-text',
    readOnly: true,
    value: text,
    'aria-label': label,
    on: { focus: () => field.select() },
  });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'copy',
      'aria-label': `${app.texts.copy}: ${label}`,
      on: {
        click: async () => {
          await copy(field);
          button.textContent = app.texts.copied;
          setTimeout(() => {
            button.textContent = app.texts.copy;
          }, 1600);
        },
      },
    },
    app.texts.copy,
  );
  return h('div', { class: 'copy-line' }, field, button);
}

/**
 * The clipboard is there only on secure pages; elsewhere the text is copied from its field.
 * @param {HTMLInputElement} field
 */
async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand('copy');
  }
}
