/** @import { App } from '../app.js' */
/** @import { Node } from '../core/orbat.js' */
import { orbatAt, rowsOf } from '../core/orbat.js';
import { identityOf } from '../core/perspectives.js';
import { TypeAhead } from '../core/type-ahead.js';
import { drawSymbol, symbolsReady } from '../map/milsymbol.js';
import { mix } from '../map/palette.js';
import { colorOf, pointOf, sidcOf } from '../map/scene.js';
import { unitWords } from '../text/units.js';
import { fill, h, icon } from './dom.js';
import { nameOf } from './parts.js';
import { wordsOf } from './unit-words.js';

/** With more parties than this only the sides are open at first. */
const SMALL = 60;

/** @typedef {ReturnType<typeof rowsOf>[number]} Row */

/** @type {WeakMap<App, UnitTree>} */
const trees = new WeakMap();

/**
 * The forces, their units and their equipment, as they stand at the moment of the clock.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawUnits(app, body) {
  const tree = trees.get(app) ?? new UnitTree(app);
  trees.set(app, tree);
  if (!body.contains(tree.element)) fill(body, tree.element);
  tree.update();
}

/** A tree by the ARIA pattern: one row has the focus, the arrow keys move it, and rows stay where they are while their words change. */
class UnitTree {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.head = h('div', { class: 'unit-head' });
    this.tree = h('div', {
      class: 'unit-tree',
      role: 'tree',
      on: {
        click: (/** @type {Event} */ event) => this.#clicked(event),
        dblclick: (/** @type {Event} */ event) => this.#details(this.#rowAt(event.target)),
        keydown: (/** @type {KeyboardEvent} */ event) => this.#pressed(event),
      },
    });
    this.element = h('div', { class: 'units' }, this.head, this.tree);
    /** @type {Row[]} */
    this.rows = [];
    /** The row that the keyboard is on. */
    this.active = '';
    this.shape = '';
    this.headKey = '';
    this.typing = new TypeAhead();
  }

  /** @param {Node} node @param {number} level */
  #isOpen = (node, level) => {
    const { operation, state } = this.app;
    const small = operation.units.length + operation.forces.length <= SMALL;
    return state.get().unfolded[node.key] ?? (small || level === 1);
  };

  update() {
    const { app } = this;
    const { language, perspective, selection } = app.state.get();
    this.roots = orbatAt(app.operation, app.told);
    this.rows = rowsOf(this.roots, this.#isOpen);
    if (!this.rows.some(({ node }) => node.key === this.active)) this.active = this.rows[0]?.node.key ?? '';
    const keys = this.rows.map(({ node, level, position, size }) => [node.key, level, position, size]);
    const shape = JSON.stringify([keys, language, perspective, symbolsReady(), app.palette.ink]);
    if (shape !== this.shape) {
      this.shape = shape;
      this.tree.setAttribute('aria-label', unitWords[language].tree);
      fill(
        this.tree,
        this.rows.map((row) => this.#row(row)),
      );
    }
    for (const [i, row] of this.rows.entries()) this.#write(/** @type {HTMLElement} */ (this.tree.children[i]), row);
    const headKey = `${language}|${selection}`;
    if (headKey !== this.headKey) this.#writeHead();
    this.headKey = headKey;
  }

  #writeHead() {
    const { app } = this;
    const words = unitWords[app.format.language];
    const selected = this.#selected();
    const button = (/** @type {string} */ key, /** @type {string} */ label, /** @type {() => void} */ click) =>
      h('button', { type: 'button', class: 'action', 'data-key': key, on: { click } }, label);
    fill(
      this.head,
      h('p', { class: 'quiet' }, words.help),
      h(
        'div',
        { class: 'actions' },
        button('units-open', words.openAll, () => this.#openAll(true)),
        button('units-close', words.closeAll, () => this.#openAll(false)),
        selected &&
          button('units-details', words.details(nameOf(app, selected)), () => app.select(app.state.get().selection)),
      ),
    );
  }

  #selected() {
    const key = this.app.state.get().selection ?? '';
    return /^(units|forces)\//.test(key) ? this.app.operation.items.get(key) : undefined;
  }

  /** @param {Row} row */
  #row({ node, level, position, size }) {
    return h(
      'div',
      {
        class: 'unit-row',
        role: 'treeitem',
        tabIndex: -1,
        'aria-level': level,
        'aria-posinset': position,
        'aria-setsize': size,
        'data-key': `unit-${node.key}`,
        'data-level': level,
      },
      h('span', { class: 'unit-fold', 'aria-hidden': 'true' }, node.children.length > 0 && icon(OPENED)),
      this.#symbol(node),
      h(
        'span',
        { class: 'unit-words' },
        h('span', { class: 'row-name' }, nameOf(this.app, node.item)),
        h('span', { class: 'row-more', 'data-part': 'status' }),
        h('span', { class: 'row-more', 'data-part': 'where' }),
        h('span', { class: 'row-more', 'data-part': 'strength' }),
      ),
      h('span', { class: 'unit-count', 'data-part': 'count', 'aria-hidden': 'true' }),
      h('span', { class: 'visually-hidden', 'data-part': 'counted' }),
    );
  }

  /**
   * What changes while the clock runs; the row itself stays.
   * @param {HTMLElement} element
   * @param {Row} row
   */
  #write(element, { node, level }) {
    const { app } = this;
    const { selection } = app.state.get();
    const { language } = app.format;
    const set = (/** @type {string} */ name, /** @type {string | null} */ value) => {
      if (element.getAttribute(name) === value) return;
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    };
    const write = (/** @type {string} */ part, /** @type {string} */ text) => {
      const place = /** @type {HTMLElement} */ (element.querySelector(`[data-part="${part}"]`));
      if (place.textContent !== text) place.textContent = text;
      place.hidden = text === '';
    };
    set('aria-expanded', node.children.length > 0 ? String(this.#isOpen(node, level)) : null);
    set('aria-selected', String(selection === node.key));
    set('tabindex', node.key === this.active ? '0' : '-1');
    set('data-presence', node.presence);
    for (const [part, text] of Object.entries(wordsOf(app, node))) write(part, text);
    const { number } = app.format;
    write('count', node.units > 0 ? `${number(node.here)} / ${number(node.units)}` : '');
    write('counted', node.units > 0 ? unitWords[language].count(node.here, node.units) : '');
  }

  /** @param {Node} node */
  #symbol({ item }) {
    const { app } = this;
    const scene = app.scene();
    const color = colorOf(scene, item.id);
    const ratio = devicePixelRatio;
    const identity = identityOf(app.operation, app.state.get().perspective, item.id);
    const drawn = drawSymbol(sidcOf(scene, item.id), identity, mix(color, '#ffffff', 0.42), 15 * ratio, null);
    const frame = h('span', { class: 'unit-symbol', 'aria-hidden': 'true' });
    if (!drawn) frame.style.backgroundColor = color;
    else {
      drawn.canvas.style.width = `${drawn.canvas.width / ratio}px`;
      frame.classList.add('is-drawn');
      frame.append(drawn.canvas);
    }
    return frame;
  }

  /** @param {EventTarget | null} target @returns {Row | null} */
  #rowAt(target) {
    const element = target instanceof Element ? target.closest('.unit-row') : null;
    return element ? (this.rows[[...this.tree.children].indexOf(element)] ?? null) : null;
  }

  /** @param {Event} event */
  #clicked(event) {
    const row = this.#rowAt(event.target);
    if (!row) return;
    this.active = row.node.key;
    const fold = event.target instanceof Element && event.target.closest('.unit-fold');
    if (fold && row.node.children.length > 0) this.#open(row, !this.#isOpen(row.node, row.level));
    else this.#select(row);
    this.#focus(row.node.key);
  }

  /** Selects a party and brings it to the middle of the map. @param {Row} row */
  #select({ node }) {
    const { app } = this;
    app.state.set({ selection: node.key });
    const [position] = node.positions;
    const point = position ? /** @type {[number, number]} */ ([position.lon, position.lat]) : pointOf(node.item);
    if (point) app.map.centre(point, app.panel?.covers(document.getElementById('map') ?? document.body));
    const { status, where } = wordsOf(app, node);
    app.say([nameOf(app, node.item), status, where].filter(Boolean).join('. '));
  }

  /** @param {Row | null} row */
  #details(row) {
    if (row) this.app.select(row.node.key);
  }

  /** @param {Row} row @param {boolean} open */
  #open({ node }, open) {
    const { state } = this.app;
    state.set({ unfolded: { ...state.get().unfolded, [node.key]: open } });
  }

  /** @param {boolean} open */
  #openAll(open) {
    const { operation, state } = this.app;
    const parties = [...operation.forces, ...operation.units];
    state.set({ unfolded: Object.fromEntries(parties.map(({ collection, id }) => [`${collection}/${id}`, open])) });
  }

  /** @param {string | undefined} key */
  #focus(key) {
    if (!key) return;
    this.active = key;
    this.update();
    const at = this.rows.findIndex(({ node }) => node.key === key);
    /** @type {HTMLElement | undefined} */ (this.tree.children[at])?.focus();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.rows.findIndex(({ node }) => node.key === this.active);
    const row = this.rows[at];
    if (!row) return;
    const { node, level, parent } = row;
    const folds = node.children.length > 0;
    const open = folds && this.#isOpen(node, level);
    if (this.typing.takes(event.key, event.timeStamp)) {
      const names = this.rows.map(({ node }) => nameOf(this.app, node.item));
      this.#focus(this.rows[this.typing.find(names, at)]?.node.key);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    switch (event.key) {
      case 'ArrowDown':
        this.#focus(this.rows[at + 1]?.node.key);
        break;
      case 'ArrowUp':
        this.#focus(this.rows[at - 1]?.node.key);
        break;
      case 'Home':
        this.#focus(this.rows[0].node.key);
        break;
      case 'End':
        this.#focus(this.rows[this.rows.length - 1].node.key);
        break;
      case 'ArrowRight':
        if (open) this.#focus(node.children[0].key);
        else if (folds) this.#open(row, true);
        break;
      case 'ArrowLeft':
        if (open) this.#open(row, false);
        else this.#focus(parent?.key);
        break;
      case 'Enter':
      case ' ':
        if (this.app.state.get().selection === node.key) this.#details(row);
        else this.#select(row);
        break;
      default:
        return;
    }
    this.typing.end();
    event.preventDefault();
    event.stopPropagation();
  }
}

const OPENED = 'm5 8 5 5 5-5';
