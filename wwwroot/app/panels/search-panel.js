/** @import { App } from '../app.js' */
/** @import { Entry, Group } from '../core/search.js' */
/** @import { Item, Operation } from '../core/types.js' */
import { FILTERED } from '../core/filters.js';
import { textOf, whenOf } from '../core/format.js';
import { search, searchIndex } from '../core/search.js';
import { momentOf } from '../core/whereabouts.js';
import { pointOf } from '../map/scene.js';
import { searchWords } from '../text/search.js';
import { chooseAccount } from './comparison.js';
import { fill, h, ICONS, icon } from './dom.js';
import { nameOf, swatch } from './parts.js';

/** By the table of items: another one comes with changes. @type {WeakMap<Operation['items'], Entry[]>} */
const indexes = new WeakMap();

/**
 * Finds things by name and goes to them and their time.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawSearch(app, body) {
  const { format, texts, state } = app;
  const words = searchWords[format.language];
  const { query } = state.get();
  if (body.querySelector('.search')?.getAttribute('lang') !== format.language) {
    const input = h('input', {
      type: 'search',
      id: 'search-box',
      class: 'search-box',
      autocomplete: 'off',
      spellcheck: false,
      value: query,
      'data-key': 'search-box',
      'aria-label': words.label,
      'aria-describedby': 'search-hint',
      on: {
        input: () => state.set({ query: input.value }),
        keydown: (/** @type {KeyboardEvent} */ event) => moveOn(app, body, event),
      },
    });
    fill(
      body,
      h(
        'div',
        { class: 'search', lang: format.language },
        h(
          'button',
          { type: 'button', class: 'back', 'data-key': 'search-back', on: { click: () => app.find?.leave() } },
          icon(ICONS.back),
          texts.back,
        ),
        h('h2', { class: 'title' }, words.search),
        input,
        h('p', { class: 'quiet', id: 'search-hint' }, words.hint),
        h('p', { class: 'search-count', role: 'status', 'data-part': 'count' }),
        h('div', { 'data-part': 'results', on: { keydown: (/** @type {any} */ event) => moveOn(app, body, event) } }),
      ),
    );
    drawResults(app, body, query);
    takeFocus(app, body, input);
  } else drawResults(app, body, query);
}

/**
 * Whoever opens the search can type at once; whoever comes back from what was found stands where they left.
 * @param {App} app
 * @param {HTMLElement} body
 * @param {HTMLInputElement} input
 */
function takeFocus(app, body, input) {
  const { find } = app;
  if (!find) return;
  const left = body.querySelector(`[data-key="found-${CSS.escape(find.found ?? '')}"]`);
  if (find.opens) input.select();
  if (find.opens) input.focus();
  else if (document.activeElement === document.body) /** @type {HTMLElement} */ (left ?? input).focus();
  find.opens = false;
}

/**
 * @param {App} app
 * @param {HTMLElement} body
 * @param {string} query
 */
function drawResults(app, body, query) {
  const words = searchWords[app.format.language];
  let index = indexes.get(app.operation.items);
  if (!index) {
    index = searchIndex(app.operation);
    indexes.set(app.operation.items, index);
  }
  const groups = search(index, query);
  const found = groups.reduce((sum, group) => sum + group.found, 0);
  const count = body.querySelector('[data-part="count"]');
  const results = body.querySelector('[data-part="results"]');
  if (!count || !results) return;
  count.textContent = query.trim() === '' ? '' : found > 0 ? words.results(found) : words.nothing(query.trim());
  fill(
    results,
    groups.map((group) => section(app, group)),
  );
}

/**
 * @param {App} app
 * @param {Group} group
 */
function section(app, { collection, items, found }) {
  const title = app.texts.collectionNames[collection];
  return h(
    'section',
    { class: 'search-group', 'aria-label': title },
    h('h3', null, title, h('span', { class: 'count' }, app.format.number(found))),
    h(
      'ul',
      { class: 'rows is-tight' },
      items.map((item) => resultRow(app, item)),
    ),
    found > items.length && h('p', { class: 'quiet' }, searchWords[app.format.language].more(found - items.length)),
  );
}

/**
 * @param {App} app
 * @param {Item} item
 */
function resultRow(app, item) {
  const { texts, format } = app;
  const words = searchWords[format.language];
  const key = `${item.collection}/${item.id}`;
  const { kind, accountId, subject, forceId } = item.properties;
  const kinds = /** @type {Record<string, string>} */ (item.collection === 'sources' ? texts.sourceKinds : texts.kinds);
  const timed = ['events', 'movements', 'areas'].includes(item.collection);
  const account =
    accountId && !app.told.accounts.has(accountId) ? app.operation.items.get(`accounts/${accountId}`) : null;
  const filtered = FILTERED.some((name) => name === item.collection) && app.passed && !app.passed.has(item);
  const party = item.collection === 'units' || item.collection === 'forces' ? item.id : (subject ?? forceId);
  return h(
    'li',
    null,
    h(
      'button',
      {
        type: 'button',
        class: party ? 'row has-swatch' : 'row',
        'data-key': `found-${key}`,
        on: { click: () => jump(app, item) },
      },
      party && swatch(app, party),
      h('span', { class: 'row-name' }, nameOf(app, item)),
      h(
        'span',
        { class: 'row-more' },
        [
          kinds[kind] ?? kind,
          item.collection === 'persons' ? textOf(item.properties, 'role', format.language) : null,
          timed ? whenOf(item, format) : null,
          account ? words.other(nameOf(app, account)) : null,
          filtered ? words.hidden : null,
        ]
          .filter(Boolean)
          .join(' · '),
      ),
    ),
  );
}

/**
 * Goes to a thing: its account, its time, its place, and its details. What is there at this moment keeps the clock.
 * @param {App} app
 * @param {Item} item
 */
function jump(app, item) {
  const { operation } = app;
  const account = item.collection === 'accounts' ? item.id : item.properties.accountId;
  if (account && !app.told.accounts.has(account)) chooseAccount(app, account);
  const moment = momentOf(operation, item, app.told);
  if (moment !== null) app.playback.goTo(moment);
  const key = `${item.collection}/${item.id}`;
  if (app.find) app.find.found = key;
  app.select(key);
  const party = app.told.positions.find(({ subject, movement }) => subject === item.id || movement.id === item.id);
  const point = party ? /** @type {[number, number]} */ ([party.lon, party.lat]) : pointOf(item);
  if (point) app.map.reveal(point, app.panel?.covers(document.getElementById('map') ?? document.body));
}

/**
 * Arrow keys go from the box through the results and back.
 * @param {App} app
 * @param {HTMLElement} body
 * @param {KeyboardEvent} event
 */
function moveOn(app, body, event) {
  const stops = [...body.querySelectorAll('#search-box, [data-part="results"] button')];
  const at = stops.indexOf(/** @type {Element} */ (event.target));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const box = at === 0;
  if (event.key === 'Escape') {
    if (box && app.state.get().query !== '') {
      /** @type {HTMLInputElement} */ (stops[0]).value = '';
      app.state.set({ query: '' });
    } else app.find?.leave();
  } else if (event.key === 'Enter' && box && stops[1]) /** @type {HTMLElement} */ (stops[1]).click();
  else if (step && at >= 0) /** @type {HTMLElement} */ (stops[at + step])?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
