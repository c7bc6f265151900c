/** @import { App } from '../app.js' */
/** @import { Item } from '../core/types.js' */
import { referenceWords } from '../text/reference.js';
import { fill, h, ICONS, icon } from './dom.js';
import { line, nameOf } from './parts.js';

/**
 * A feature of a reference layer with all its attributes, under the names that its data have.
 * @param {App} app
 * @param {HTMLElement} body
 * @param {Item} item
 */
export function drawReferenceDetails(app, body, item) {
  const { texts, format, referenceLayers } = app;
  const layer = referenceLayers?.layers.find(({ id }) => id === item.collection);
  const words = (/** @type {unknown} */ value) => {
    if (typeof value === 'number') return format.number(value, 6);
    if (typeof value === 'boolean') return referenceWords[format.language][value ? 'yes' : 'no'];
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
  fill(
    body,
    h(
      'button',
      { type: 'button', class: 'back', 'data-key': 'back', on: { click: () => app.select(null) } },
      icon(ICONS.back),
      texts.back,
    ),
    h('p', { class: 'eyebrow' }, layer?.titles[format.language]),
    h('h2', { class: 'title' }, nameOf(app, item)),
    h(
      'dl',
      { class: 'facts' },
      Object.entries(item.properties)
        .filter(([name, value]) => !TIMES.has(name) && value !== null && value !== undefined && value !== '')
        .map(([name, value]) => line(name, words(value))),
    ),
  );
}

/** Of a tile: seconds that say the same as its dates. */
const TIMES = new Set(['t0', 't1', 'u0', 'u1']);
