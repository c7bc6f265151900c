/** @import { App } from './app.js' */
import { h } from './panels/dom.js';
import { offlineWords } from './text/offline.js';

/** The header by which the service worker says when what it gives was kept. */
const KEPT = 'x-konna-kept';

/**
 * Keeps the page and what it has loaded for a reload without network, and says so when that is what is shown.
 * @param {App} app
 */
export async function keepForOffline(app) {
  // Only secure pages have service workers; inside another site the browser would keep it for that site alone.
  if (!('serviceWorker' in navigator) || document.documentElement.classList.contains('is-embed')) return;
  const controlled = navigator.serviceWorker.controller !== null;
  try {
    await navigator.serviceWorker.register(new URL('../sw.js', document.URL));
    const { active } = await navigator.serviceWorker.ready;
    // What was loaded before it was there.
    if (!controlled) active?.postMessage({ page: document.URL.split('#')[0], loaded: loaded() });
  } catch (problem) {
    console.info(problem);
    return;
  }
  if (controlled) await sayWhenKept(app);
}

/** The addresses that the page has asked for, of its own server. */
function loaded() {
  const addresses = performance.getEntriesByType('resource').map((entry) => entry.name.split('#')[0]);
  return [...new Set(addresses)].filter((address) => new URL(address).origin === location.origin);
}

/** @param {App} app */
async function sayWhenKept(app) {
  const response = await fetch(new URL('operation.json', app.url), {
    headers: { accept: 'application/geo+json, application/json' },
  });
  const kept = response.headers.get(KEPT);
  if (!kept) return;
  const note = h('p', { class: 'offline-note' });
  const say = () => {
    const words = offlineWords[app.format.language];
    note.textContent = words.kept(
      new Intl.DateTimeFormat(app.format.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(kept)),
    );
  };
  say();
  app.state.subscribe(say);
  document.getElementById('stage')?.append(note);
  app.say(note.textContent ?? '');
  addEventListener('online', () => note.remove(), { once: true });
}
