/** @import { App } from '../app.js' */
/** @import { Filters } from '../core/hash.js' */
/** @import { Item } from '../core/types.js' */
import { FILTERED, facetsOf, toggled, UNCONTESTED } from '../core/filters.js';
import { textOf } from '../core/format.js';
import { filterWords } from '../text/filters.js';
import { chooseAccount } from './comparison.js';
import { fill, h, ICONS, icon } from './dom.js';
import { shownWords, valueWords } from './filter-bar.js';
import { swatch } from './parts.js';

/**
 * What can be filtered by, each value with how many things it fits in the whole operation.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawFilters(app, body) {
  const { operation, format, texts } = app;
  const words = filterWords[format.language];
  const facets = facetsOf(operation);
  const isOn = Object.keys(app.state.get().filters).length > 0;
  fill(
    body,
    h(
      'button',
      { type: 'button', class: 'back', 'data-key': 'filters-back', on: { click: () => app.find?.leave() } },
      icon(ICONS.back),
      texts.back,
    ),
    h('h2', { class: 'title' }, words.filters),
    h('p', { class: 'quiet' }, words.help),
    h('p', { class: 'filter-shown', 'data-part': 'shown' }, shownWords(app)),
    h(
      'div',
      { class: 'actions' },
      h(
        'button',
        {
          type: 'button',
          class: 'action',
          'data-key': 'filters-clear',
          disabled: !isOn,
          on: { click: () => app.state.set({ filters: {} }) },
        },
        words.clear,
      ),
    ),
    group(app, words.names.force, words.forceHelp, forceRows(app, facets.force)),
    FILTERED.map((collection) => group(app, kindTitle(app, collection), '', kindRows(app, collection, facets.kind))),
    group(
      app,
      words.names.confidence,
      '',
      ['documented', 'inferred', 'schematic']
        .filter((value) => facets.confidence.has(value))
        .map((value) => row(app, 'confidence', value, facets.confidence.get(value) ?? 0)),
    ),
    group(
      app,
      words.names.account,
      words.accountHelp,
      [UNCONTESTED, ...operation.accounts.map(({ id }) => id)]
        .filter((value) => facets.account.has(value))
        .map((value) => row(app, 'account', value, facets.account.get(value) ?? 0)),
    ),
    group(
      app,
      words.names.source,
      words.sourceHelp,
      [...facets.source]
        .filter(([value]) => operation.items.has(`sources/${value}`))
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([value, count]) => row(app, 'source', value, count)),
    ),
  );
}

/**
 * @param {App} app
 * @param {typeof FILTERED[number]} collection
 */
function kindTitle(app, collection) {
  const words = filterWords[app.format.language];
  return `${words.names.kind}${app.texts.colon}${app.texts.collectionNames[collection]}`;
}

/**
 * @param {App} app
 * @param {string} title
 * @param {string} help
 * @param {HTMLElement[]} rows
 */
function group(app, title, help, rows) {
  if (rows.length === 0) return null;
  return h(
    'fieldset',
    { class: 'filter-group' },
    h('legend', null, title),
    help && h('p', { class: 'quiet' }, help),
    h('ul', { class: 'keys', lang: app.format.language }, rows),
  );
}

/**
 * Forces as a tree: those below stand under the one they belong to.
 * @param {App} app
 * @param {Map<string, number>} counts
 */
function forceRows(app, counts) {
  const { forces } = app.operation;
  const ids = new Set(forces.map(({ id }) => id));
  /** @param {string | null} parent @param {number} depth @returns {HTMLElement[]} */
  const below = (parent, depth) =>
    forces
      .filter(({ properties }) => (ids.has(properties.parentId) ? properties.parentId : null) === parent)
      .flatMap(({ id }) => [row(app, 'force', id, counts.get(id) ?? 0, depth), ...below(id, depth + 1)]);
  return below(null, 0);
}

/**
 * @param {App} app
 * @param {string} collection
 * @param {Map<string, number>} counts
 */
function kindRows(app, collection, counts) {
  const kinds = /** @type {Record<string, string>} */ (app.texts.kinds);
  const nameOf = (/** @type {string} */ value) => kinds[value.split('.')[1]] ?? value;
  return [...counts]
    .filter(([value]) => value.startsWith(`${collection}.`))
    .sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b), app.format.language))
    .map(([value, count]) => row(app, 'kind', value, count, 0, nameOf(value)));
}

/**
 * @param {App} app
 * @param {keyof Filters} name
 * @param {string} value
 * @param {number} count
 * @param {number} [depth]
 * @param {string} [label]
 */
function row(app, name, value, count, depth = 0, label = valueWords(app, name, value)) {
  const { filters } = app.state.get();
  const input = h('input', {
    type: 'checkbox',
    checked: filters[name]?.includes(value) ?? false,
    'data-key': `only-${name}-${value}`,
    on: { change: () => choose(app, name, value, input.checked) },
  });
  const account = name === 'account' ? app.operation.items.get(`accounts/${value}`) : undefined;
  return h(
    'li',
    { class: depth > 0 ? 'is-below' : '' },
    h(
      'label',
      { class: 'check' },
      input,
      name === 'force' && swatch(app, value),
      h('span', null, label, account && h('span', { class: 'row-more' }, disputeOf(app, account))),
    ),
    h('span', { class: 'count' }, app.format.number(count)),
  );
}

/**
 * @param {App} app
 * @param {Item} account
 */
function disputeOf(app, { properties }) {
  const disputes = app.operation.document.disputes ?? [];
  const dispute = disputes.find((/** @type {{ id: string }} */ { id }) => id === properties.disputeId);
  return textOf(dispute, 'name', app.format.language);
}

/**
 * Puts a value in or takes it out. Of one dispute only one voice can be shown: choosing one lets the others go.
 * @param {App} app
 * @param {keyof Filters} name
 * @param {string} value
 * @param {boolean} wanted
 */
function choose(app, name, value, wanted) {
  const { items } = app.operation;
  let { filters } = app.state.get();
  const account = name === 'account' && wanted ? items.get(`accounts/${value}`) : undefined;
  if (account) {
    for (const other of filters.account ?? []) {
      const rival = items.get(`accounts/${other}`)?.properties.disputeId;
      if (rival && rival === account.properties.disputeId) filters = toggled(filters, 'account', other, false);
    }
    if (!app.told.accounts.has(value)) chooseAccount(app, value);
  }
  app.state.set({ filters: toggled(filters, name, value, wanted) });
}
