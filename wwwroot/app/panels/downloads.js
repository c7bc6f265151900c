/** @import { App } from '../app.js' */

/**
 * What can be had as a file.
 * @typedef {{ href: string, type: string, title: string, extension: string }} Download
 */

/** @type {WeakMap<App, Promise<{ whole: Download[], layers: Map<string, Download[]> }>>} */
const known = new WeakMap();

/**
 * What the server offers as files: of the whole operation, and of each layer. Asked once.
 * @param {App} app
 */
export function downloadsOf(app) {
  const asked = known.get(app) ?? ask(app.url);
  known.set(app, asked);
  // Asked again the next time, if it could not be had.
  asked.catch(() => known.delete(app));
  return asked;
}

/** @param {URL} base  Ends with "/". */
async function ask(base) {
  const [landing, list] = await Promise.all([
    fetchJson(new URL('.', base).href.replace(/\/$/, '')),
    fetchJson(`${base}collections`),
  ]);
  const collections = /** @type {any[]} */ (list.collections);
  return { whole: filesOf(landing), layers: new Map(collections.map((one) => [one.id, filesOf(one)])) };
}

/**
 * @param {any} document
 * @returns {Download[]}
 */
function filesOf(document) {
  return document.links
    .filter((/** @type {any} */ link) => link.rel === 'enclosure')
    .map((/** @type {any} */ { href, type, title }) => {
      const { pathname, search, searchParams } = new URL(href, location.href);
      // What a parameter makes of the same file is part of its name: "qgs gpkg".
      const name = [pathname.slice(pathname.lastIndexOf('.') + 1), ...searchParams.values()].join(' ');
      // Of the host that the page came from, whatever name the server knows itself by.
      return { href: pathname + search, type, title, extension: name };
    });
}

/** @param {string} url */
async function fetchJson(url) {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${response.status}: ${url}`);
  return response.json();
}
