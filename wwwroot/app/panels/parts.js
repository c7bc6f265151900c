/** @import { App } from '../app.js' */
/** @import { Item } from '../core/types.js' */
import { textOf, whenOf } from '../core/format.js';
import { sideOf } from '../core/operation.js';
import { surenessIn } from '../core/time.js';
import { h } from './dom.js';

/**
 * The name of anything, in the reader's language.
 * @param {App} app
 * @param {Item | null | undefined} item
 */
export function nameOf(app, item) {
  return item ? textOf(item.properties, 'name', app.format.language) || item.id : '';
}

/**
 * A link that opens an item; its name where it is not known.
 * @param {App} app
 * @param {string} key  "collection/id"
 */
export function linkTo(app, key) {
  const item = app.operation.items.get(key);
  if (!item) return key.slice(key.indexOf('/') + 1);
  return h(
    'a',
    {
      href: `#sel=${key}`,
      'data-key': `open-${key}`,
      on: {
        click: (/** @type {Event} */ event) => {
          event.preventDefault();
          app.select(key);
        },
      },
    },
    nameOf(app, item),
  );
}

/**
 * The key of a unit, force or person by its id.
 * @param {App} app
 * @param {string} id
 */
export function partyKey(app, id) {
  const { items } = app.operation;
  return ['units', 'forces', 'persons'].map((name) => `${name}/${id}`).find((key) => items.has(key)) ?? `units/${id}`;
}

/**
 * A spot in the colour of a force.
 * @param {App} app
 * @param {string | null | undefined} partyId
 */
export function swatch(app, partyId) {
  const color = sideOf(app.operation, partyId)?.properties.color;
  const spot = h('span', { class: 'swatch', 'aria-hidden': 'true' });
  if (/^#[0-9a-f]{6}$/i.test(color ?? '')) spot.style.backgroundColor = color;
  return spot;
}

/**
 * How sure, and whether it is contested.
 * @param {App} app
 * @param {Item} item
 */
export function marks(app, item) {
  const { texts } = app;
  const { confidence, accountId } = item.properties;
  const words = texts.confidences[/** @type {keyof typeof texts.confidences} */ (confidence)];
  const help = texts.confidenceHelp[/** @type {keyof typeof texts.confidenceHelp} */ (confidence)];
  const unsure =
    item.collection === 'events' &&
    app.situation.events.includes(item) &&
    surenessIn(item.span, app.situation.from, app.situation.t) < 1;
  return [
    unsure ? h('span', { class: 'mark is-inferred' }, texts.perhapsNow) : null,
    accountId ? h('span', { class: 'mark is-contested' }, texts.contested) : null,
    words ? h('span', { class: `mark is-${confidence}`, title: help }, words) : null,
  ];
}

/**
 * One line of a list of events: what, when, where.
 * @param {App} app
 * @param {Item} event
 */
export function eventRow(app, event) {
  const key = `events/${event.id}`;
  const place = app.operation.items.get(`places/${event.properties.placeId}`);
  return h(
    'li',
    null,
    h(
      'button',
      { type: 'button', class: 'row', 'data-key': key, on: { click: () => app.select(key) } },
      h('span', { class: 'row-name' }, nameOf(app, event)),
      h(
        'span',
        { class: 'row-more' },
        [
          whenOf(event, app.format) || app.texts.undated,
          place ? nameOf(app, place) : event.geometry ? '' : app.texts.noPlace,
        ]
          .filter(Boolean)
          .join(' · '),
      ),
      h('span', { class: 'row-marks' }, marks(app, event)),
    ),
  );
}

/**
 * A web address that is safe to follow; data may hold anything.
 * @param {string | null | undefined} url
 */
export function safeUrl(url) {
  return /^https?:\/\//i.test(url ?? '') ? url : null;
}

/**
 * A line of a definition list; none where there is nothing to say.
 * @param {string} term
 * @param {...(import('./dom.js').Child | import('./dom.js').Child[])} description
 */
export function line(term, ...description) {
  const said = description
    .flat()
    .filter((part) => part !== null && part !== undefined && part !== false && part !== '');
  return said.length === 0 ? null : h('div', null, h('dt', null, term), h('dd', null, said));
}

/**
 * Several things with commas between them.
 * @param {import('./dom.js').Child[]} children
 */
export function listed(children) {
  return children.flatMap((child, i) => (i === 0 ? [child] : [', ', child]));
}
