/** @import { App } from '../app.js' */
/** @import { Position } from '../core/types.js' */
import { textOf } from '../core/format.js';
import { isBackground, lengthOf } from '../map/draw-events.js';
import { fill, h, ICONS, icon } from './dom.js';
import { eventRow, nameOf, partyKey, swatch } from './parts.js';

/** More than these are not read, and would hold up the page; the map shows all of them. */
const MOST_MOVERS = 60;
const MOST_EVENTS = 100;

/**
 * What happens at this moment, in words: the text that says what the map shows.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawNow(app, body) {
  const { texts, situation, operation, format } = app;
  const events = [...situation.events].sort((a, b) => lengthOf(a) - lengthOf(b) || a.span.begin - b.span.begin);
  const short = events.filter((event) => !isBackground(event));
  const long = events.filter((event) => isBackground(event) && event.span.dated);
  const movers = distinct(situation.positions);
  const lead = textOf(operation.document, 'summary', format.language);
  fill(
    body,
    !app.touched && lead ? h('p', { class: 'lead' }, lead) : null,
    h('h2', null, app.clock.width > 0 ? texts.inTheWindow : texts.happening),
    short.length > 0
      ? h(
          'ul',
          { class: 'rows' },
          short.slice(0, MOST_EVENTS).map((event) => eventRow(app, event)),
        )
      : h('p', { class: 'quiet' }, texts.nothingHappening),
    short.length > MOST_EVENTS && h('p', { class: 'quiet' }, texts.moreEvents(short.length - MOST_EVENTS)),
    nextLine(app),
    situation.positions.length > 0 && [
      h('h2', null, texts.onTheMap),
      h(
        'ul',
        { class: 'rows is-tight' },
        movers.slice(0, MOST_MOVERS).map((position) => moverRow(app, position)),
      ),
      movers.length > MOST_MOVERS && h('p', { class: 'quiet' }, texts.moreMovers(movers.length - MOST_MOVERS)),
    ],
    long.length > 0 && [
      h('h2', null, texts.inTheBackground),
      h(
        'ul',
        { class: 'rows' },
        long.slice(0, MOST_EVENTS).map((event) => eventRow(app, event)),
      ),
    ],
  );
}

/**
 * Strands of one movement in the same state are one line.
 * @param {Position[]} positions
 */
function distinct(positions) {
  const seen = new Map();
  for (const position of positions) {
    const key = `${position.movement.movementId}|${position.subject}|${position.status}`;
    if (!seen.has(key)) seen.set(key, position);
  }
  return [...seen.values()];
}

/**
 * @param {App} app
 * @param {Position} position
 */
function moverRow(app, position) {
  const { texts, format } = app;
  const key = `movements/${position.movement.id}`;
  const party = app.operation.items.get(partyKey(app, position.subject));
  const state =
    position.status === 'moving'
      ? [texts.moving, position.heading !== null && format.compass(position.heading), format.speed(position.speed)]
      : [
          texts[position.status],
          position.since !== null && texts.since(`${format.day(position.since)}, ${format.time(position.since)}`),
        ];
  return h(
    'li',
    null,
    h(
      'button',
      { type: 'button', class: 'row has-swatch', 'data-key': key, on: { click: () => app.select(key) } },
      swatch(app, position.subject),
      h('span', { class: 'row-name' }, nameOf(app, party) || position.subject),
      h('span', { class: 'row-more' }, nameOf(app, position.movement)),
      h('span', { class: 'row-more' }, state.filter(Boolean).join(' · ')),
    ),
  );
}

/** @param {App} app */
function nextLine(app) {
  const stop = app.playback.stop(1);
  if (stop === null) return null;
  const { format, texts, operation } = app;
  const begins = [...operation.events, ...operation.movements].find(
    (item) => item.span.begin === stop && app.shows(item),
  );
  return h(
    'button',
    { type: 'button', class: 'next', 'data-key': 'next', on: { click: () => app.playback.step(1) } },
    h('span', { class: 'next-when' }, `${texts.nextEvent}${texts.colon}${format.day(stop)}, ${format.time(stop)}`),
    h('span', { class: 'next-what' }, nameOf(app, begins)),
    icon(ICONS.next),
  );
}
