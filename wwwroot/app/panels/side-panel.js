/** @import { App } from '../main.js' */
/** @import { State } from '../state.js' */
import { surenessAt } from '../core/time.js';
import { drawAccounts } from './accounts-panel.js';
import { drawData } from './data-panel.js';
import { drawDetails } from './details-panel.js';
import { fill, h } from './dom.js';
import { drawLegend } from './legend-panel.js';
import { drawNow } from './now-panel.js';

const TABS = /** @type {const} */ (['now', 'accounts', 'legend', 'data']);

/**
 * The panel beside the map (on a phone: the sheet over it) with its four tabs; a selection takes the place of the first.
 * @param {App} app
 * @param {HTMLElement} root
 */
export function createSidePanel(app, root) {
  const tabs = h('div', { class: 'tabs', role: 'tablist' });
  const body = h('div', { class: 'panel-body', id: 'panel-body', role: 'tabpanel', tabIndex: -1 });
  root.append(tabs, body);
  let drawn = '';

  tabs.addEventListener('keydown', (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    const at = TABS.indexOf(app.state.get().tab);
    choose(TABS[(at + move + TABS.length) % TABS.length]);
    /** @type {HTMLElement | null} */ (tabs.querySelector('[aria-selected="true"]'))?.focus();
  });

  /** @param {State['tab']} tab */
  function choose(tab) {
    const now = app.state.get();
    const raised = !(now.tab === tab && now.sheetOpen);
    app.state.set({ tab, sheetOpen: raised, selection: tab === now.tab ? null : now.selection });
  }

  function drawTabs() {
    const { tab } = app.state.get();
    fill(
      tabs,
      TABS.map((name) =>
        h(
          'button',
          {
            type: 'button',
            role: 'tab',
            id: `tab-${name}`,
            'data-key': `tab-${name}`,
            'aria-selected': String(name === tab),
            'aria-controls': 'panel-body',
            tabIndex: name === tab ? 0 : -1,
            on: { click: () => choose(name) },
          },
          app.texts[name],
        ),
      ),
    );
    body.setAttribute('aria-labelledby', `tab-${tab}`);
  }

  /** What the body depends on: while the clock runs it is written anew only when this differs. */
  function keyOf() {
    const { tab, selection, language, accounts, perspective, layers } = app.state.get();
    const { situation } = app;
    const live =
      tab === 'now'
        ? [
            situation.events.map((e) => e.id + (surenessAt(e.properties, situation.t) < 1)),
            situation.positions.map((p) => `${p.id}${p.status}${Math.round(p.speed)}`),
            app.nextStop(),
            selection === null && !app.touched,
          ]
        : [];
    const link = tab === 'data' ? app.link() : '';
    return JSON.stringify([tab, selection, language, accounts, perspective, layers, live, link]);
  }

  return {
    relabel() {
      root.setAttribute('aria-label', app.texts.panel);
      drawn = '';
    },
    update() {
      const key = keyOf();
      if (key === drawn) return;
      const before = drawn ? JSON.parse(drawn) : [];
      drawn = key;
      const { tab, selection, sheetOpen } = app.state.get();
      root.classList.toggle('is-open', sheetOpen);
      drawTabs();
      const item = selection ? app.operation.items.get(selection) : undefined;
      if (tab === 'accounts') drawAccounts(app, body);
      else if (tab === 'legend') drawLegend(app, body);
      else if (tab === 'data') drawData(app, body);
      else if (item) drawDetails(app, body, item);
      else drawNow(app, body);
      if (before[0] !== tab || before[1] !== selection) body.scrollTop = 0;
    },
    sheet() {
      root.classList.toggle('is-open', app.state.get().sheetOpen);
    },
    /** How much of the map's foot the raised sheet covers, pixels. @param {HTMLElement} map */
    covers(map) {
      const [sheet, frame] = [body.getBoundingClientRect(), map.getBoundingClientRect()];
      return sheet.height > 0 && sheet.left < frame.right ? Math.max(0, frame.bottom - sheet.top) : 0;
    },
  };
}
