/** @import { App } from './app.js' */
import { Live } from './live.js';
import { keepForOffline } from './offline.js';
import { preparePrinting } from './panels/print-page.js';

/**
 * What can wait until the map is there.
 * @param {App} app
 */
export function prepareRest(app) {
  preparePrinting(app);
  void keepForOffline(app);
  // A map inside another site's page is one of many readers of that page: it shows what was there when it was opened.
  if (!document.documentElement.classList.contains('is-embed')) void new Live(app);
}
