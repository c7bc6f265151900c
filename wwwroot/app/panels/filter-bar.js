/** @import { App } from '../app.js' */
/** @import { Filters } from '../core/hash.js' */
import { FILTERED, toggled, UNCONTESTED } from '../core/filters.js';
import { FILTER_NAMES } from '../core/hash.js';
import { filterWords } from '../text/filters.js';
import { fill, h, ICONS, icon } from './dom.js';
import { nameOf } from './parts.js';

/** What the values of a filter name; confidence and kinds are words. */
const NAMED = /** @type {Record<string, string>} */ ({ force: 'forces', source: 'sources', account: 'accounts' });

/** More chips than this are counted instead of listed. */
const MOST_CHIPS = 4;

/**
 * One value of a filter in words.
 * @param {App} app
 * @param {keyof Filters} name
 * @param {string} value
 */
export function valueWords(app, name, value) {
  const { texts, format, operation } = app;
  if (value === UNCONTESTED) return filterWords[format.language].uncontested;
  if (NAMED[name]) return nameOf(app, operation.items.get(`${NAMED[name]}/${value}`)) || value;
  if (name === 'confidence') return /** @type {Record<string, string>} */ (texts.confidences)[value] ?? value;
  const [collection, kind] = value.split('.');
  const what = /** @type {Record<string, string>} */ (texts.collectionNames)[collection] ?? collection;
  return `${what}${texts.colon}${/** @type {Record<string, string>} */ (texts.kinds)[kind] ?? kind}`;
}

/**
 * How much of the operation the filters let through, in words.
 * @param {App} app
 */
export function shownWords(app) {
  const words = filterWords[app.format.language];
  const parts = FILTERED.map((collection) => {
    const all = app.operation[collection];
    const shown = app.passed ? all.filter((item) => app.passed?.has(item)).length : all.length;
    return words.ofAll(shown, all.length, words.things[collection]);
  });
  return words.shown(parts.join(', '));
}

/**
 * Over the map, while something is filtered: what, and a press that ends it.
 * @param {App} app
 * @param {HTMLElement} stage
 */
export function createFilterBar(app, stage) {
  const bar = h('section', { class: 'filter-bar', hidden: true });
  stage.append(bar);
  let drawn = '';

  /** @param {boolean} spoken */
  function draw(spoken) {
    const { filters } = app.state.get();
    const words = filterWords[app.format.language];
    const chips = FILTER_NAMES.flatMap((name) => (filters[name] ?? []).map((value) => ({ name, value })));
    const hadFocus = bar.contains(document.activeElement);
    bar.hidden = chips.length === 0;
    bar.setAttribute('aria-label', words.filters);
    fill(
      bar,
      h('span', { class: 'filter-bar-word' }, words.filtered),
      chips.slice(0, MOST_CHIPS).map(({ name, value }) => chip(name, value)),
      chips.length > MOST_CHIPS && h('span', { class: 'filter-bar-word' }, `+${chips.length - MOST_CHIPS}`),
      h(
        'button',
        {
          type: 'button',
          class: 'filter-clear',
          'data-key': 'filter-clear',
          on: { click: () => app.state.set({ filters: {} }) },
        },
        words.clear,
      ),
    );
    if (hadFocus && !bar.contains(document.activeElement)) {
      const next = bar.hidden ? document.getElementById('tool-filters') : bar.querySelector('button');
      /** @type {HTMLElement | null} */ (next)?.focus();
    }
    app.tools.moved();
    if (spoken) app.say(bar.hidden ? shownWords(app) : `${words.filtered}. ${shownWords(app)}`);
  }

  /**
   * @param {keyof Filters} name
   * @param {string} value
   */
  function chip(name, value) {
    const words = filterWords[app.format.language];
    const what = valueWords(app, name, value);
    return h(
      'button',
      {
        type: 'button',
        class: 'filter-chip',
        'data-key': `chip-${name}-${value}`,
        'aria-label': words.remove(`${words.names[name]}${app.texts.colon}${what}`),
        title: `${words.names[name]}${app.texts.colon}${what}`,
        on: { click: () => app.state.set({ filters: toggled(app.state.get().filters, name, value, false) }) },
      },
      h('span', null, what),
      icon(ICONS.close),
    );
  }

  return {
    element: bar,
    update() {
      const key = JSON.stringify([app.state.get().filters, app.format.language]);
      if (key === drawn) return;
      const spoken = drawn !== '' && JSON.parse(drawn)[1] === app.format.language;
      drawn = key;
      draw(spoken);
    },
  };
}

/** @typedef {ReturnType<typeof createFilterBar>} FilterBar */
