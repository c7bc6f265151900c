/** @import { App } from './app.js' */
import { keepForOffline } from './offline.js';
import { preparePrinting } from './panels/print-page.js';

/**
 * What can wait until the map is there.
 * @param {App} app
 */
export function prepareRest(app) {
  preparePrinting(app);
  void keepForOffline(app);
}
