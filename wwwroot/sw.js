/**
 * Keeps the map for a reload without network. Whatever the network answers goes to the page as it is: what is kept is
 * given only when there is no network. The server fills the two constants: which files the program has, and what
 * names their content, so that a new version is a new worker with files of its own.
 */
const VERSION = '';
/** @type {string[]} */
const FILES = [];

const APP = `konna-app-${VERSION}`;
const PAGES = 'konna-pages';
const DATA = 'konna-data';
/** As many answers are kept besides the program: some operations with their base maps. */
const MOST_KEPT = 150;
/** What is kept, by its media type; streams without an end are not. */
const KINDS =
  /^(text\/html|text\/css|text\/javascript|application\/(geo\+)?json|application\/vnd\.mapbox-vector-tile|image\/svg\+xml)\b/;

/** @type {any} */
const worker = self;

worker.addEventListener('install', (/** @type {any} */ event) => {
  const files = FILES.map((file) => new Request(new URL(file, worker.registration.scope), { cache: 'no-cache' }));
  // All or none: a program of which a file is missing would not run.
  event.waitUntil(
    caches
      .open(APP)
      .then((cache) => cache.addAll(files))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  const others = (/** @type {string} */ name) => name.startsWith('konna-app-') && name !== APP;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(others).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== 'GET' || request.headers.has('range') || !request.url.startsWith(worker.registration.scope))
    return;
  // What only a key opens is not kept.
  if (request.headers.has('authorization')) return;
  if (request.headers.get('accept')?.includes('text/event-stream')) return;
  event.respondWith(answer(event, request));
});

/** What a page had loaded before this worker was there. */
worker.addEventListener('message', (/** @type {any} */ event) => {
  const { page, loaded } = event.data;
  const ask = async (/** @type {string} */ url, /** @type {string} */ accept, isPage = false) => {
    const request = new Request(url, { headers: { accept }, cache: 'no-cache' });
    await keep(request, await fetch(request), isPage);
  };
  event.waitUntil(
    Promise.allSettled([
      ask(page, 'text/html', true),
      ...loaded.map((/** @type {string} */ url) => ask(url, 'application/geo+json, application/json, */*;q=0.1')),
    ]),
  );
});

/**
 * @param {any} event
 * @param {Request} request
 */
async function answer(event, request) {
  const isPage = request.mode === 'navigate';
  try {
    const response = await fetch(request);
    event.waitUntil(keep(request, response.clone(), isPage));
    return response;
  } catch (problem) {
    const kept = await find(request, isPage);
    if (kept) return kept;
    throw problem;
  }
}

/**
 * Keeps an answer that is whole and no fault.
 * @param {Request} request
 * @param {Response} response
 * @param {boolean} isPage
 */
async function keep(request, response, isPage) {
  const { headers, status, type, redirected } = response;
  const ours = status === 200 && type === 'basic' && !redirected && KINDS.test(headers.get('content-type') ?? '');
  if (!ours || /no-store/.test(headers.get('cache-control') ?? '') || headers.has('content-disposition')) return;
  if (FILES.some((file) => new URL(file, worker.registration.scope).href === request.url)) return;
  const cache = await caches.open(isPage ? PAGES : DATA);
  await cache.put(request.url, stamped(response));
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST_KEPT))) await cache.delete(old);
}

/** The answer with the time at which it was kept. @param {Response} response */
function stamped(response) {
  const headers = new Headers(response.headers);
  headers.set('x-konna-kept', new Date().toISOString());
  // Found by the address alone: the page asks for one form of it. The body is no longer coded.
  for (const name of ['vary', 'content-encoding', 'content-length']) headers.delete(name);
  return new Response(response.body, { status: response.status, headers });
}

/**
 * @param {Request} request
 * @param {boolean} isPage
 */
async function find(request, isPage) {
  const cache = await caches.open(isPage ? PAGES : DATA);
  const program = await caches.open(APP);
  return (await cache.match(request.url)) ?? (await program.match(request.url, { ignoreVary: true }));
}
