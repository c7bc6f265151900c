/** @import { App } from '../app.js' */
/** @import { Item, Movement } from '../core/types.js' */
import { textOf, whenOf } from '../core/format.js';
import { accountChoice, compareButton } from './accounts-panel.js';
import { claimFacts, claimRow } from './claims.js';
import { h } from './dom.js';
import { eventRow, linkTo, nameOf } from './parts.js';
import { sourceRow } from './sources.js';

/**
 * The dispute that an item is part of, with all its voices.
 * @param {App} app
 * @param {Item} item
 */
export function disputesOf(app, item) {
  const { document: about, items } = app.operation;
  const own = items.get(`accounts/${item.properties.accountId ?? (item.collection === 'accounts' ? item.id : '')}`)
    ?.properties.disputeId;
  const key = item.collection === 'events' ? 'eventId' : item.collection === 'places' ? 'placeId' : '';
  const disputes = (about.disputes ?? []).filter(
    (/** @type {any} */ dispute) =>
      dispute.id === own || (key && dispute[key] === item.id && (key === 'eventId' || !dispute.eventId)),
  );
  return disputes.map((/** @type {any} */ dispute) =>
    h(
      'section',
      { class: 'dispute' },
      h('h3', null, textOf(dispute, 'name', app.format.language)),
      accountChoice(app, dispute),
      h('div', { class: 'actions' }, compareButton(app, dispute)),
    ),
  );
}

/**
 * @param {App} app
 * @param {Item} item
 */
export function sourcesOf(app, item) {
  const { texts, operation } = app;
  if (
    !['events', 'movements', 'areas', 'places', 'units', 'forces', 'persons', 'accounts', 'claims', 'states'].includes(
      item.collection,
    )
  )
    return null;
  const cited = (item.properties.sources ?? [])
    .map((/** @type {string} */ id) => operation.items.get(`sources/${id}`))
    .filter(Boolean);
  return h(
    'section',
    null,
    h('h3', null, texts.whoSaysSo),
    cited.length > 0
      ? h(
          'ul',
          { class: 'sources' },
          cited.map((/** @type {Item} */ source) => sourceRow(app, source)),
        )
      : h('p', { class: 'quiet' }, texts.noSource),
  );
}

/**
 * @param {App} app
 * @param {Item} item
 */
export function claimsOf(app, item) {
  const { texts, operation } = app;
  const key = /** @type {Record<string, string>} */ ({
    events: 'eventId',
    places: 'placeId',
    units: 'populationId',
    forces: 'populationId',
    sources: 'sourceId',
  })[item.collection];
  if (item.collection === 'claims') return claimFacts(app, item);
  const found = operation.claims.filter((claim) => key && claim.properties[key] === item.id);
  return (
    found.length > 0 &&
    h(
      'section',
      null,
      h('h3', null, texts.claims),
      h(
        'ul',
        { class: 'claims' },
        found.map((claim) => claimRow(app, claim)),
      ),
    )
  );
}

/**
 * What is known of a unit over time.
 * @param {App} app
 * @param {Item} item
 */
export function statesOf(app, item) {
  const { texts, format, operation } = app;
  const found =
    item.collection === 'units' ? operation.states.filter((state) => state.properties.unitId === item.id) : [];
  found.sort((a, b) => a.span.begin - b.span.begin);
  return (
    found.length > 0 &&
    h(
      'section',
      null,
      h('h3', null, texts.statesOf),
      h(
        'ul',
        { class: 'sources' },
        found.map((state) =>
          h(
            'li',
            null,
            nameOf(app, state),
            h('span', { class: 'row-more' }, whenOf(state, format)),
            h('span', { class: 'row-more' }, strengthOf(app, state)),
          ),
        ),
      ),
    )
  );
}

/**
 * How strong a state says that a unit was, in words; empty where it does not.
 * @param {App} app
 * @param {Item} state
 */
export function strengthOf(app, { properties }) {
  const { strengthMin, strengthMax } = properties;
  const { number, language } = app.format;
  const amounts = [strengthMin, strengthMax].filter((n) => n !== null && n !== undefined);
  const unit = textOf(properties, 'strengthUnit', language);
  return amounts.length === 0 ? '' : `${[...new Set(amounts)].map((n) => number(n)).join('–')} ${unit}`.trim();
}

/**
 * What else there is to a place, a party or a source.
 * @param {App} app
 * @param {Item} item
 */
export function relatedTo(app, item) {
  const { texts, operation } = app;
  /** @type {Item[]} */
  let events = [];
  /** @type {Movement[]} */
  let movements = [];
  let heading = texts.collectionNames.events;
  if (item.collection === 'places') {
    heading = texts.eventsHere;
    events = operation.events.filter((event) => event.properties.placeId === item.id);
  } else if (['units', 'forces', 'persons'].includes(item.collection)) {
    events = operation.events.filter((event) => event.properties.participants?.includes(item.id));
    movements = operation.movements.filter(
      (m) => m.subject === item.id || m.properties.participants?.includes(item.id),
    );
  } else if (item.collection === 'sources') {
    heading = texts.citedBy;
    events = operation.events.filter((event) => event.properties.sources?.includes(item.id));
    movements = operation.movements.filter((m) => m.properties.sources?.includes(item.id));
  } else if (item.collection === 'events' && item.properties.placeId) {
    heading = texts.eventsHere;
    events = app.situation.events.filter(
      (event) => event !== item && event.properties.placeId === item.properties.placeId,
    );
  }
  const once = movements.filter((m, i) => movements.findIndex((other) => other.movementId === m.movementId) === i);
  return [
    events.length > 0 &&
      h(
        'section',
        null,
        h('h3', null, heading),
        h(
          'ul',
          { class: 'rows' },
          events.map((e) => eventRow(app, e)),
        ),
      ),
    once.length > 0 &&
      h(
        'section',
        null,
        h('h3', null, texts.movementsOf),
        h(
          'ul',
          { class: 'plain' },
          once.map((m) => h('li', null, linkTo(app, `movements/${m.id}`))),
        ),
      ),
  ];
}
