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

/** Beyond so many a collection is not loaded whole (large.js). @type {Record<string, number>} */
const MOST = { movements: 5000, events: 50_000 };

/**
 * @param {URL} base
 * @returns {Promise<Operation>}
 */
export async function loadOperation(base) {
  const stops = Object.fromEntries(Object.keys(MOST).map((name) => [name, new AbortController()]));
  const asked = fetchJson(new URL('operation.json', base)).then((document) => {
    const large = Object.keys(MOST).filter((name) => document.counts?.[name] > MOST[name]);
    for (const name of large) stops[name].abort();
    return { document, large };
  });
  const [{ document, large }, ...lists] = await Promise.all([
    asked,
    ...COLLECTIONS.map((name) => loadCollection(base, name, stops[name]?.signal)),
  ]);
  return makeOperation(document, Object.fromEntries(COLLECTIONS.map((name, i) => [name, lists[i]])), large);
}

/**
 * All features of a collection, following its `next` links.
 * @param {URL} base
 * @param {string} name
 * @param {AbortSignal} [signal]
 * @returns {Promise<Feature[]>} None where it was stopped.
 */
export async function loadCollection(base, name, signal) {
  /** @type {Feature[]} */
  const features = [];
  /** @type {URL | null} */
  let url = new URL(`collections/${name}/items?limit=10000`, base);
  for (let page = 0; url && page < MOST_PAGES; page++) {
    const answer = await fetchJson(url, signal).catch((problem) => {
      if (!signal?.aborted) throw problem;
    });
    if (!answer) return [];
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

/**
 * @param {URL} url
 * @param {AbortSignal} [signal]
 */
export async function fetchJson(url, signal) {
  const response = await fetch(url, { signal, headers: { accept: 'application/geo+json, application/json' } });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url.pathname}`);
  return response.json();
}
