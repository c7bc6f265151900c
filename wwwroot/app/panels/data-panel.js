/** @import { App } from '../app.js' */
/** @import { Properties } from '../core/types.js' */
import { commandLines, layerAddress, roundedBox } from '../core/commands.js';
import { textOf } from '../core/format.js';
import { shareWords } from '../text/share.js';
import { copyButton, copyLine } from './copy.js';
import { fill, h } from './dom.js';
import { downloadsOf } from './downloads.js';
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
  const words = shareWords[format.language];
  const shown = {
    landing,
    id: about.id,
    instant: app.clockInstant(),
    bbox: roundedBox(app.map.box),
    accounts: [...app.situation.accounts].sort(),
  };
  const lines = commandLines(shown, 'movements');
  fill(
    body,
    h('p', { class: 'lead' }, texts.dataHelp),
    h('h2', null, texts.shareLink),
    copyLine(app, app.link.address(), texts.shareLink),
    h('h2', null, 'QGIS'),
    h('p', { class: 'quiet' }, texts.qgisHelp),
    copyLine(app, landing, texts.copyLayer('QGIS')),
    h('p', null, h('a', { href: `${landing}.qgs?lang=${format.language}`, download: '' }, words.qgisProject)),
    h('p', { class: 'quiet' }, words.qgisMoment),
    copyLine(app, layerAddress(shown, 'events'), words.qgisEvents),
    h('h2', null, words.downloads),
    h(
      'section',
      { class: 'downloads', hidden: true, 'aria-label': words.wholeOperation },
      h('h3', null, words.wholeOperation),
      h('p', { class: 'files', 'data-files': '' }),
    ),
    h(
      'div',
      { class: 'downloads' },
      [...SPATIAL, ...OTHERS].map((name) => downloadRow(app, name)),
    ),
    h('h2', null, texts.commandLine),
    h('p', { class: 'quiet' }, words.commandHelp),
    copyLine(app, lines.situation, `curl, ${words.situation}`),
    copyLine(app, lines.curl, `curl, ${texts.collectionNames.movements}`),
    copyLine(app, lines.gdal, 'GDAL'),
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
  addFiles(app, body).catch((problem) => console.warn(problem));
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
 * A layer with its count, the address of its feed to copy, and the files it can be had as.
 * @param {App} app
 * @param {typeof SPATIAL[number] | typeof OTHERS[number]} name
 */
function downloadRow(app, name) {
  const label = app.texts.collectionNames[name];
  const address = `${app.url}collections/${name}/items`;
  return h(
    'section',
    { 'aria-label': label },
    h('h3', null, h('a', { href: address }, label)),
    h('span', { class: 'count' }, app.format.number(app.operation[name].length)),
    copyButton(app, address, label),
    h('p', { class: 'files', 'data-files': name }),
  );
}

/**
 * Adds the files once the server has said what it offers.
 * @param {App} app
 * @param {HTMLElement} body
 */
async function addFiles(app, body) {
  const { whole, layers } = await downloadsOf(app);
  const list = (/** @type {import('./downloads.js').Download[]} */ files) =>
    files.map(({ href, title, extension }) => h('a', { href, download: '', title }, `.${extension}`));
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll('[data-files]'))) {
    const name = place.dataset.files ?? '';
    fill(place, list(name === '' ? whole : (layers.get(name) ?? [])));
    if (name === '') place.parentElement?.toggleAttribute('hidden', whole.length === 0);
  }
}
