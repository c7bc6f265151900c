/** @import { App } from '../app.js' */
/** @import { Column, EventRow } from '../core/event-rows.js' */
import { eventRows, sortRows } from '../core/event-rows.js';
import { toggled } from '../state.js';
import { tableWords } from '../text/table.js';
import { fill, h, ICONS, icon } from './dom.js';

/** So many rows are written at a time: a page with tens of thousands of them stands still. */
const ROWS = 300;

const COLUMNS = /** @type {const} */ (['when', 'what', 'where', 'who', 'account', 'sources']);

/**
 * All events as a table over the map: what it tells in pictures, in words. The row of what goes on now is marked; a
 * row's button goes to its time.
 * @param {App} app
 * @param {HTMLElement} stage
 */
export function createEventTable(app, stage) {
  const root = h('section', { class: 'event-table', 'aria-labelledby': 'event-table-title', hidden: true });
  /** @type {Column} */
  let column = 'when';
  /** @type {1 | -1} */
  let direction = 1;
  let others = false;
  let most = ROWS;
  let drawn = '';
  /** What passes the filters. @type {import('../app.js').App['passed']} */
  let passed = null;
  /** @type {{ row: EventRow, element: HTMLElement }[]} */
  let shown = [];
  stage.append(root);

  const close = () => app.state.set({ tables: toggled(app.state.get().tables, 'events') });

  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });

  function draw() {
    const { format, texts } = app;
    const words = tableWords[format.language];
    const all = eventRows(app.operation, app.situation.accounts, format, texts).filter(
      ({ event }) => !app.passed || app.passed.has(event),
    );
    const rows = sortRows(
      all.filter((row) => others || row.shown),
      column,
      direction,
      format.language,
    );
    shown = rows.slice(0, most).map((row) => ({ row, element: rowOf(row) }));
    fill(
      root,
      h(
        'div',
        { class: 'event-table-head' },
        h('h2', { id: 'event-table-title' }, words.title),
        h('span', { class: 'count' }, texts.events(rows.length)),
        all.some((row) => !row.shown) &&
          h(
            'label',
            { class: 'check' },
            h('input', {
              type: 'checkbox',
              checked: others,
              'data-key': 'table-others',
              on: {
                change: () => {
                  others = !others;
                  draw();
                },
              },
            }),
            words.others,
          ),
        h(
          'button',
          {
            type: 'button',
            class: 'round',
            'data-key': 'table-close',
            title: words.close,
            'aria-label': words.close,
            on: { click: close },
          },
          icon(ICONS.close),
        ),
      ),
      h(
        'div',
        { class: 'event-table-body', tabIndex: 0, role: 'group', 'aria-labelledby': 'event-table-title' },
        h(
          'table',
          null,
          h('thead', null, h('tr', null, COLUMNS.map(headOf))),
          h(
            'tbody',
            null,
            shown.map(({ element }) => element),
          ),
        ),
        rows.length > shown.length && remainder(rows.length),
      ),
    );
    mark();
  }

  /** @param {number} all */
  function remainder(all) {
    const { format } = app;
    const words = tableWords[format.language];
    return h(
      'p',
      { class: 'event-table-more' },
      words.first(format.number(shown.length), format.number(all)),
      h(
        'button',
        {
          type: 'button',
          class: 'action',
          'data-key': 'table-more',
          on: {
            click: () => {
              const before = most;
              most += ROWS;
              draw();
              /** @type {HTMLElement | null} */ (shown[before]?.element.querySelector('button'))?.focus();
            },
          },
        },
        words.more,
      ),
    );
  }

  /** @param {Column} name */
  function headOf(name) {
    const words = tableWords[app.format.language];
    const sorted = name === column;
    return h(
      'th',
      { scope: 'col', 'aria-sort': sorted ? (direction === 1 ? 'ascending' : 'descending') : 'none' },
      h(
        'button',
        {
          type: 'button',
          'data-key': `sort-${name}`,
          on: {
            click: () => {
              direction = sorted && direction === 1 ? -1 : 1;
              column = name;
              draw();
              app.say(words.sorted(words.columns[name], direction === 1));
            },
          },
        },
        words.columns[name],
        h('span', { 'aria-hidden': 'true' }, sorted ? (direction === 1 ? ' ↑' : ' ↓') : ''),
      ),
    );
  }

  /** @param {EventRow} row */
  function rowOf(row) {
    const words = tableWords[app.format.language];
    const cell = (/** @type {Column} */ name, /** @type {(import('./dom.js').Child)[]} */ ...children) =>
      h('td', { 'data-label': words.columns[name] }, children);
    return h(
      'tr',
      { class: row.shown ? '' : 'is-other' },
      cell('when', row.when, row.unsure && h('span', { class: 'aside' }, row.unsure)),
      cell(
        'what',
        h(
          'button',
          { type: 'button', class: 'link', 'data-key': `row-${row.key}`, on: { click: () => open(row) } },
          row.what,
        ),
      ),
      cell('where', row.where),
      cell('who', row.who.join(', ')),
      cell('account', row.account, row.account && !row.shown && h('span', { class: 'aside' }, words.notShown)),
      cell('sources', row.sources.join('; ')),
    );
  }

  /** @param {EventRow} row */
  function open(row) {
    app.goTo(row.key);
    app.select(row.key);
    // On a phone the details come up over the map: the table makes room.
    if (matchMedia('(max-width: 820px)').matches) {
      close();
      document.getElementById('panel-body')?.focus();
    }
  }

  /** Marks what goes on at the clock's instant. */
  function mark() {
    const current = new Set(app.situation.events);
    for (const { row, element } of shown) {
      if (current.has(row.event)) element.setAttribute('aria-current', 'time');
      else element.removeAttribute('aria-current');
    }
  }

  return {
    /** @param {boolean} wanted @param {boolean} asked  Whether the reader asked for it, rather than a link. */
    show(wanted, asked) {
      const was = !root.hidden;
      const inside = root.contains(document.activeElement);
      const opener = /** @type {HTMLElement | null} */ (document.querySelector('[data-key="events"]'));
      root.hidden = !wanted;
      drawn = '';
      this.update();
      opener?.setAttribute('aria-expanded', String(wanted));
      if (wanted && !was && asked) root.querySelector('button')?.focus();
      if (was && !wanted && inside) opener?.focus();
    },
    update() {
      if (root.hidden) return;
      const key = JSON.stringify([app.format.language, [...app.situation.accounts], app.grew]);
      if (key !== drawn || passed !== app.passed) draw();
      else mark();
      drawn = key;
      passed = app.passed;
    },
  };
}
