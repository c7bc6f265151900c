/** @import { App } from '../app.js' */
/** @import { State } from '../state.js' */
import { surenessIn } from '../core/time.js';
import { symbolsReady } from '../map/milsymbol.js';
import { TABS } from '../state.js';
import { fill, h } from './dom.js';
import { drawNow } from './now-panel.js';

/** How often the tree of units is written anew while the clock runs, milliseconds of wall time. */
const UNITS_EVERY = 200;

/**
 * What the words of each tab depend on besides what all of them do.
 * @type {Partial<Record<State['tab'], (app: App) => unknown[]>>}
 */
const LIVE = {
  now: ({ situation, playback, clock, state, touched }) => [
    situation.events.map((e) => e.id + (surenessIn(e.span, situation.from, situation.t) < 1)),
    situation.positions.map((p) => `${p.id}${p.status}${Math.round(p.speed)}`),
    playback.stop(1),
    clock.width > 0,
    state.get().selection === null && !touched,
  ],
  accounts: ({ other, state, comparison }) => (other ? [state.get().versus, state.get().overlay, comparison?.key] : []),
  units: ({ clock, state }) => [
    clock.playing ? Math.floor(performance.now() / UNITS_EVERY) : clock.now,
    state.get().unfolded,
    symbolsReady(),
  ],
  search: ({ state, passed }) => [state.get().query, state.get().filters, passed?.size],
  filters: ({ state, passed }) => [state.get().filters, passed?.size],
};

/** What stands in the panel without a tab of its own, by the button that opens it. */
const OPENED_BY = /** @type {Partial<Record<State['tab'], string>>} */ ({
  story: 'tell-story',
  search: 'tool-search',
  filters: 'tool-filters',
  edit: 'tool-edit',
});

/** What is not seen first is fetched when it is asked for, or when the page has nothing better to do. */
const LATER = {
  accounts: () => import('./accounts-panel.js').then((module) => module.drawAccounts),
  claims: () => import('./claims-panel.js').then((module) => module.drawClaims),
  legend: () => import('./legend-panel.js').then((module) => module.drawLegend),
  data: () => import('./data-panel.js').then((module) => module.drawData),
  compare: () => import('./compare-panel.js').then((module) => module.drawCompare),
  units: () => import('./units-panel.js').then((module) => module.drawUnits),
  search: () => import('./search-panel.js').then((module) => module.drawSearch),
  filters: () => import('./filters-panel.js').then((module) => module.drawFilters),
  story: () => import('./story-panel.js').then((module) => module.drawStory),
  reference: () => import('./reference-panel.js').then((module) => module.drawReferenceDetails),
  edit: () => import('../edit/edit-panel.js').then((module) => module.drawEdit),
  details: () => import('./details-panel.js').then((module) => module.drawDetails),
};

/** While the clock runs, the panel is written at most this often, milliseconds of wall time. */
const PAUSE = 250;

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
  /** The view that the body shows, and of each one that was left what had the focus there. */
  let shown = '';
  /** @type {Map<string, string>} */
  const left = new Map();
  let writtenAt = Number.NEGATIVE_INFINITY;
  /** @type {Partial<{ [Name in keyof typeof LATER]: Awaited<ReturnType<typeof LATER[Name]>> }>} */
  const ready = {};

  tabs.addEventListener('keydown', (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    const at = TABS.indexOf(/** @type {typeof TABS[number]} */ (app.state.get().tab));
    choose(TABS[(at + move + TABS.length) % TABS.length]);
    /** @type {HTMLElement | null} */ (tabs.querySelector('[aria-selected="true"]'))?.focus();
  });

  /** @param {State['tab']} tab */
  function choose(tab) {
    const now = app.state.get();
    const raised = !(now.tab === tab && now.sheetOpen);
    app.cameFrom = 'now';
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
          name === 'claims' ? app.texts.collectionNames.claims : app.texts[name],
        ),
      ),
    );
    tabs.hidden = tab === 'story';
    if (['search', 'filters', 'edit'].includes(tab)) tabs.querySelector('button')?.setAttribute('tabindex', '0');
    body.setAttribute('aria-labelledby', OPENED_BY[tab] ?? `tab-${tab}`);
  }

  /** What the body depends on: while the clock runs it is written anew only when this differs. */
  function keyOf() {
    const { tab, selection, language, accounts, tables, perspective, layers, reference, trail, story } =
      app.state.get();
    const live = [LIVE[tab]?.(app) ?? [], app.grew, app.large?.known];
    if (tab === 'story') return JSON.stringify([tab, null, language, story]);
    // The editor writes itself anew: what is typed there outlasts the clock.
    if (tab === 'edit') return JSON.stringify([tab, null, language]);
    const link = tab === 'data' ? app.link.hash() : '';
    return JSON.stringify([
      tab,
      selection,
      language,
      accounts,
      tables,
      perspective,
      layers,
      reference,
      trail,
      live,
      link,
    ]);
  }

  /** @param {import('../core/types.js').Item} item */
  const kindOf = ({ collection }) =>
    app.referenceLayers?.layers.some(({ id }) => id === collection) ? 'reference' : 'details';

  /** @param {keyof typeof LATER} name */
  async function load(name) {
    /** @type {any} */ (ready)[name] = await LATER[name]();
    drawn = '';
    panel.update();
  }

  /**
   * Where the focus goes when what had it is gone: to what was left here, else to the view itself.
   * @param {boolean} changed  Whether it is another view than before.
   */
  function keepFocus(changed) {
    const now = document.activeElement;
    if (now !== document.body && !(changed && now === body)) return;
    const again = changed && body.querySelector(`[data-key="${CSS.escape(left.get(shown) ?? '')}"]`);
    if (again instanceof HTMLElement) again.focus();
    else body.focus({ preventScroll: true });
  }

  const panel = {
    /** Fetches what has not been asked for yet. */
    async prepare() {
      for (const name of /** @type {(keyof typeof LATER)[]} */ (Object.keys(LATER))) {
        // The editor is for those who have a key.
        if (!ready[name] && name !== 'edit') /** @type {any} */ (ready)[name] = await LATER[name]();
      }
    },
    relabel() {
      root.setAttribute('aria-label', app.texts.panel);
      drawn = '';
    },
    update() {
      // While the clock runs, words that nobody could read in time are not written.
      const now = performance.now();
      if (app.clock.playing && now - writtenAt < PAUSE) return;
      writtenAt = now;
      const key = keyOf();
      if (key === drawn) return;
      const before = drawn ? JSON.parse(drawn) : [];
      drawn = key;
      const { tab, selection, sheetOpen } = app.state.get();
      root.classList.toggle('is-open', sheetOpen);
      root.classList.toggle('is-story', tab === 'story');
      drawTabs();
      const item = selection ? app.operation.items.get(selection) : undefined;
      const compares = tab === 'accounts' && app.comparison && app.other;
      const wanted = compares ? 'compare' : tab !== 'now' ? tab : item ? kindOf(item) : null;
      if (wanted && !ready[wanted]) return void load(wanted);
      const focused = document.activeElement;
      const inside = focused instanceof HTMLElement && body.contains(focused);
      const view = wanted ?? 'now';
      const changed = view !== shown;
      // Details are of something else every time.
      if (inside && changed && shown !== 'details') left.set(shown, focused.dataset.key ?? '');
      shown = view;
      if ((wanted === 'details' || wanted === 'reference') && item) ready[wanted]?.(app, body, item);
      else if (wanted && wanted !== 'details' && wanted !== 'reference') ready[wanted]?.(app, body);
      else drawNow(app, body);
      if (tab !== 'story' && (before[0] !== tab || (tab !== 'units' && before[1] !== selection))) body.scrollTop = 0;
      if (inside) keepFocus(changed);
    },
    sheet() {
      const inside = body.contains(document.activeElement);
      root.classList.toggle('is-open', app.state.get().sheetOpen);
      // A lowered sheet hides what had the focus.
      if (inside && !body.checkVisibility()) {
        /** @type {HTMLElement | null} */ (tabs.querySelector('[tabindex="0"]'))?.focus();
      }
    },
    /** How much of the map's foot the raised sheet covers, pixels. @param {HTMLElement} map */
    covers(map) {
      const [sheet, frame] = [body.getBoundingClientRect(), map.getBoundingClientRect()];
      return sheet.height > 0 && sheet.left < frame.right ? Math.max(0, frame.bottom - sheet.top) : 0;
    },
  };
  return panel;
}
