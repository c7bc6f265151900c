/** @import { App } from './app.js' */
import { COLLECTIONS } from './core/operation.js';
import { Live } from './live.js';
import { keepForOffline } from './offline.js';
import { preparePrinting } from './panels/print-page.js';

/**
 * @param {App} app
 * @param {string} hash
 */
async function openReference(app, hash) {
  const { ReferenceLayers } = await import('./reference-layers.js');
  app.referenceLayers = new ReferenceLayers(app);
  await app.referenceLayers.open(hash);
  app.grown();
}

/**
 * What can wait until the map is there.
 * @param {App} app
 * @param {string} hash  That of the page's address as it was opened.
 */
export function prepareRest(app, hash) {
  preparePrinting(app);
  void keepForOffline(app);
  // A map inside another site's page is one of many readers of that page: it shows what was there when it was opened.
  if (!document.documentElement.classList.contains('is-embed')) void new Live(app);
  const own = new Set(/** @type {readonly string[]} */ (COLLECTIONS));
  return Object.keys(app.operation.document.counts ?? {}).every((id) => own.has(id))
    ? undefined
    : openReference(app, hash);
}
