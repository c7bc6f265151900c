/** @import { Feature, Operation } from './core/types.js' */
import { COLLECTIONS, makeOperation } from './core/operation.js';

/** More pages than any operation that fits the map has; a server that links in circles is not followed for ever. */
const MOST_PAGES = 200;

/**
 * The address of an operation's feeds, seen from its page: /operations/{id} under any base path.
 * @param {string} pageUrl
 * @returns {URL} Ends with "/".
 */
export function operationUrl(pageUrl) {
  const url = new URL(pageUrl);
  url.hash = '';
  url.search = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/**
 * @param {URL} base
 * @returns {Promise<Operation>}
 */
export async function loadOperation(base) {
  const [document, ...lists] = await Promise.all([
    fetchJson(new URL('operation.json', base)),
    ...COLLECTIONS.map((name) => loadCollection(base, name)),
  ]);
  return makeOperation(document, Object.fromEntries(COLLECTIONS.map((name, i) => [name, lists[i]])));
}

/**
 * All features of a collection, following its `next` links.
 * @param {URL} base
 * @param {string} name
 * @returns {Promise<Feature[]>}
 */
async function loadCollection(base, name) {
  /** @type {Feature[]} */
  const features = [];
  /** @type {URL | null} */
  let url = new URL(`collections/${name}/items?limit=10000`, base);
  for (let page = 0; url && page < MOST_PAGES; page++) {
    const answer = await fetchJson(url);
    for (const feature of answer.features) features.push(feature);
    url = nextPage(answer.links, url);
  }
  return features;
}

/**
 * The next page, asked of the host that the page came from whatever name the server knows itself by.
 * @param {{ rel: string, href: string }[] | undefined} links
 * @param {URL} current
 */
function nextPage(links, current) {
  const next = links?.find((link) => link.rel === 'next');
  if (!next) return null;
  const url = new URL(current);
  url.search = new URL(next.href, current).search;
  return url.search === current.search ? null : url;
}

/** @param {URL} url */
async function fetchJson(url) {
  const response = await fetch(url, { headers: { accept: 'application/geo+json, application/json' } });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url.pathname}`);
  return response.json();
}
