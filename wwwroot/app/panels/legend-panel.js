/** @import { App } from '../app.js' */
/** @import { Properties } from '../core/types.js' */
import { textOf } from '../core/format.js';
import { TRAILS } from '../core/hash.js';
import { perspectiveOf, perspectivesOf } from '../core/perspectives.js';
import { LAYERS } from '../state.js';
import { legendWords } from '../text/legend.js';
import { referenceWords } from '../text/reference.js';
import { fill, h } from './dom.js';
import { drawKey } from './legend-keys.js';
import { linkTo, swatch } from './parts.js';

/**
 * What the marks mean, which of them are shown, and from whose point of view.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawLegend(app, body) {
  const { texts, operation, state } = app;
  const { layers } = state.get();
  const sides = operation.forces.filter((force) => !force.properties.parentId && force.properties.color);
  const moves = (/** @type {string} */ id) =>
    operation.movements.some((movement) => movement.properties.forceId === id);
  const sample = (sides.find((side) => moves(side.id)) ?? sides[0])?.properties.color;
  fill(
    body,
    h('h2', null, texts.sides),
    h(
      'ul',
      { class: 'keys' },
      sides.map((side) => h('li', null, swatch(app, side.id), linkTo(app, `forces/${side.id}`))),
    ),
    h('h2', null, texts.symbols),
    h(
      'ul',
      { class: 'keys' },
      Object.entries(legendWords[app.format.language]).map(([key, words]) =>
        h('li', null, drawKey(key, app.palette, sample), words),
      ),
    ),
    perspectives(app),
    h('h2', null, texts.trails),
    h('p', { class: 'quiet' }, texts.trailsHelp),
    trails(app),
    h('h2', null, texts.layers),
    h(
      'ul',
      { class: 'keys' },
      LAYERS.map((name) =>
        h(
          'li',
          null,
          h(
            'label',
            { class: 'check' },
            h('input', {
              type: 'checkbox',
              checked: layers[name],
              'data-key': `layer-${name}`,
              on: { change: (/** @type {any} */ e) => state.set({ layers: { ...layers, [name]: e.target.checked } }) },
            }),
            texts.layerNames[/** @type {keyof typeof texts.layerNames} */ (name)],
          ),
        ),
      ),
    ),
    referenceLayers(app),
  );
}

/** @param {App} app */
function referenceLayers({ referenceLayers: found, state, format }) {
  if (!found || found.layers.length === 0) return null;
  const words = referenceWords[format.language];
  const { reference } = state.get();
  const toggle = (/** @type {string} */ id, /** @type {boolean} */ shown) =>
    state.set({ reference: shown ? [...reference, id].sort() : reference.filter((one) => one !== id) });
  return [
    h('h2', null, words.title),
    h(
      'ul',
      { class: 'keys' },
      found.layers.map(({ id, count, titles }) =>
        h(
          'li',
          null,
          h(
            'label',
            { class: 'check' },
            h('input', {
              type: 'checkbox',
              checked: reference.includes(id),
              'data-key': `reference-${id}`,
              on: { change: (/** @type {any} */ e) => toggle(id, e.target.checked) },
            }),
            titles[format.language],
            h('span', { class: 'count' }, words.features(format.number(count))),
          ),
        ),
      ),
    ),
  ];
}

/** @param {App} app */
function trails({ texts, state }) {
  const select = h(
    'select',
    {
      'aria-label': texts.trails,
      'data-key': 'trail',
      on: { change: () => state.set({ trail: TRAILS.find((one) => one === select.value) }) },
    },
    TRAILS.map((one) => h('option', { value: one, selected: one === state.get().trail }, texts.trailNames[one])),
  );
  return h('div', { class: 'field' }, select);
}

/** @param {App} app */
function perspectives(app) {
  const { texts, operation, state, format } = app;
  const list = perspectivesOf(operation);
  if (list.length < 2) return null;
  const own = perspectiveOf(operation, null).id;
  const current = perspectiveOf(operation, state.get().perspective).id;
  return [
    h('h2', null, texts.perspective),
    h('p', { class: 'quiet' }, texts.perspectiveHelp),
    h(
      'ul',
      { class: 'keys' },
      list.map((/** @type {Properties} */ one) =>
        h(
          'li',
          null,
          h(
            'label',
            { class: 'check' },
            h('input', {
              type: 'radio',
              name: 'perspective',
              checked: one.id === current,
              'data-key': `as-${one.id}`,
              on: {
                change: () => state.set({ perspective: one.id === own ? null : one.id }),
              },
            }),
            textOf(one, 'label', format.language) || texts.takesNoSide,
          ),
        ),
      ),
    ),
  ];
}
