import { App } from './app.js';
import { readHash } from './core/hash.js';
import { loadOperation, operationUrl } from './feeds.js';
import { loadSymbols } from './map/milsymbol.js';
import { fill, h } from './panels/dom.js';
import { loadTexts, preferredLanguage } from './text/index.js';

async function start() {
  const { hash } = location;
  const language = readHash(hash).language ?? preferredLanguage(navigator.languages);
  const url = operationUrl(document.URL);
  const loading = loadOperation(url);
  loading.catch(() => {});
  const texts = await loadTexts(language);
  const embed = new URLSearchParams(location.search).has('embed') ? await import('./embed.js') : null;
  await embed?.dress();
  const message = h('div', { class: 'map-message', role: 'status' }, texts.loading);
  document.getElementById('stage')?.append(message);
  try {
    const app = new App(await loading, url, language, texts);
    message.remove();
    app.embedHead = embed?.putHead(app);
    const opened = app.open();
    const later = [
      import('./map/base-map-data.js').then(async ({ loadBaseMap, giveWayTo }) => {
        const base = await loadBaseMap(new URL('../lib/', document.URL), app.operation.document.bbox);
        giveWayTo(base, app.operation.places);
        app.base = base;
      }),
      new Promise((resolve) => setTimeout(resolve, 0)).then(loadSymbols),
    ].map((part) => part.then(() => app.redraw()));
    const settled = await Promise.allSettled([opened, ...later, app.arranged]);
    testState.whole = app.operation.large.length > 0 ? app.openLarge(hash) : Promise.resolve();
    void app.panel?.prepare();
    testState.prepared = import('./later.js').then(({ prepareRest }) => prepareRest(app, hash));
    for (const part of settled) if (part.status === 'rejected') console.warn(part.reason);
    return app;
  } catch (problem) {
    console.error(problem);
    fill(
      message,
      h('h1', null, texts.loadFailed),
      h('p', null, problem instanceof Error ? problem.message : ''),
      h('button', { type: 'button', class: 'action', on: { click: () => location.reload() } }, texts.tryAgain),
    );
    throw problem;
  }
}

/** @type {any} */
const testState = {};
/** @type {any} */ (globalThis).konna = testState;
testState.ready = start().then(async (app) => {
  const { testStateOf } = await import('./test-state.js');
  Object.defineProperties(testState, Object.getOwnPropertyDescriptors(testStateOf(app)));
  return true;
});
