/** @import { App } from '../app.js' */
/** @import { Item, Movement } from '../core/types.js' */
import { textOf, whenOf } from '../core/format.js';
import { pointOf } from '../map/scene.js';
import { claimsOf, disputesOf, relatedTo, sourcesOf, statesOf } from './details-lists.js';
import { fill, h, ICONS, icon } from './dom.js';
import { line, linkTo, listed, marks, nameOf, partyKey } from './parts.js';

/**
 * One thing: what it is, when and how exactly, where and how exactly, who says so, and who says otherwise.
 * @param {App} app
 * @param {HTMLElement} body
 * @param {Item} item
 */
export function drawDetails(app, body, item) {
  const { texts, format } = app;
  const { properties } = item;
  const text = (/** @type {string} */ name) => textOf(properties, name, format.language);
  fill(
    body,
    h(
      'button',
      { type: 'button', class: 'back', 'data-key': 'back', on: { click: () => app.select(null) } },
      icon(ICONS.back),
      texts.back,
    ),
    h('p', { class: 'eyebrow' }, eyebrow(app, item)),
    h('h2', { class: 'title' }, nameOf(app, item)),
    h('p', { class: 'row-marks' }, marks(app, item)),
    text('summary') && h('p', { class: 'summary' }, text('summary')),
    h('div', { class: 'actions' }, actions(app, item)),
    h(
      'dl',
      { class: 'facts' },
      when(app, item),
      where(app, item),
      who(app, item),
      live(app, item),
      properties.confidence && line(texts.confidence, confidenceWords(app, properties.confidence)),
    ),
    text('note') && h('p', { class: 'note' }, text('note')),
    item.collection === 'claims' && claimsOf(app, item),
    disputesOf(app, item),
    sourcesOf(app, item),
    item.collection !== 'claims' && claimsOf(app, item),
    statesOf(app, item),
    relatedTo(app, item),
    properties.facts?.length > 0 &&
      h(
        'p',
        { class: 'fact-list' },
        `${texts.facts} `,
        properties.facts.map((/** @type {string} */ f) => h('span', null, f)),
      ),
  );
}

/**
 * @param {App} app
 * @param {Item} item
 */
function eyebrow(app, item) {
  const { texts } = app;
  const collection = texts.singular[/** @type {keyof typeof texts.singular} */ (item.collection)];
  const kinds = item.collection === 'sources' ? texts.sourceKinds : texts.kinds;
  const kind = /** @type {Record<string, string>} */ (kinds)[item.properties.kind] ?? item.properties.kind;
  return kind && kind !== collection.toLowerCase() ? `${collection} · ${kind}` : collection;
}

/**
 * @param {App} app
 * @param {Item} item
 */
function actions(app, item) {
  const { texts, clock } = app;
  const key = `${item.collection}/${item.id}`;
  const begin = 'active' in item ? /** @type {Movement} */ (item).active.begin : item.span.begin;
  const inTime = Number.isFinite(begin) && begin >= clock.begin && begin <= clock.end;
  const point = pointOf(item);
  return [
    inTime &&
      begin !== clock.now &&
      h('button', { type: 'button', class: 'action', on: { click: () => app.goTo(key) } }, texts.goToTime),
    point &&
      h('button', { type: 'button', class: 'action', on: { click: () => app.map.bring(point) } }, texts.showOnMap),
  ];
}

/**
 * @param {App} app
 * @param {Item} item
 */
function when(app, item) {
  const { texts, format } = app;
  const { begin, beginLatest, endEarliest, end, edtfStated } = item.properties;
  const timed = ['events', 'movements', 'areas', 'claims', 'states', 'units', 'forces'].includes(item.collection);
  if (!timed || (!item.span.dated && !whenOf(item, format) && item.collection !== 'events')) return null;
  const at = (/** @type {string} */ iso) => format.dateTime(Date.parse(iso));
  const uncertain = [
    begin && beginLatest && begin !== beginLatest ? texts.beginBetween(at(begin), at(beginLatest)) : null,
    endEarliest && end && endEarliest !== end ? texts.endBetween(at(endEarliest), at(end)) : null,
  ].filter(Boolean);
  return line(
    texts.when,
    whenOf(item, format) || texts.undated,
    uncertain.map((words) => h('span', { class: 'aside' }, words)),
    edtfStated && h('span', { class: 'aside' }, `${texts.statedTime}${texts.colon}${edtfStated}`),
  );
}

/**
 * @param {App} app
 * @param {Item} item
 */
function where(app, item) {
  const { texts, format } = app;
  const { placeId, radiusM, basis } = item.properties;
  if (!['places', 'events', 'movements', 'areas', 'claims'].includes(item.collection)) return null;
  const point = item.geometry?.type === 'Point' ? item.geometry.coordinates : null;
  const position = point && item.collection === 'places' ? `${point[1].toFixed(4)}, ${point[0].toFixed(4)}` : '';
  const basisWords = texts.basis[/** @type {keyof typeof texts.basis} */ (basis)];
  const basisNote = textOf(item.properties, 'basisNote', format.language);
  return line(
    texts.where,
    placeId ? linkTo(app, `places/${placeId}`) : position || (hasNoPlace(item) ? texts.noPlace : ''),
    radiusM ? h('span', { class: 'aside' }, texts.radius(format.distance(radiusM))) : null,
    basisWords &&
      h(
        'span',
        { class: 'aside' },
        `${texts.positionBasis}${texts.colon}${basisWords}${basisNote ? ` (${basisNote})` : ''}`,
      ),
  );
}

/** @param {Item} item */
const hasNoPlace = ({ collection, geometry }) =>
  collection === 'events' ? geometry?.type !== 'Point' : collection === 'movements' && !geometry;

/**
 * @param {App} app
 * @param {Item} item
 */
function who(app, item) {
  const { texts, format } = app;
  const { subject, participants, forceId, parentId, commanderId, unitId, role, roleFr } = item.properties;
  const parties = [...new Set([subject, ...(participants ?? []), forceId, parentId, unitId].filter(Boolean))];
  return [
    (role || roleFr) &&
      item.collection === 'persons' &&
      line(texts.role, textOf(item.properties, 'role', format.language)),
    parties.length > 0 &&
      line(
        item.collection === 'units' ? texts.partOf : texts.who,
        listed(parties.map((id) => linkTo(app, partyKey(app, id)))),
      ),
    commanderId && line(texts.commander, linkTo(app, `persons/${commanderId}`)),
  ];
}

/**
 * Where a mover is now and how it moves.
 * @param {App} app
 * @param {Item} item
 */
function live(app, item) {
  const { texts, format, situation } = app;
  const position = [...situation.positions, ...(app.other?.positions ?? [])].find(
    (p) => p.movement === item || (item.collection !== 'movements' && p.subject === item.id),
  );
  if (!position) return null;
  const since =
    position.since === null ? '' : texts.since(`${format.day(position.since)}, ${format.time(position.since)}`);
  return [
    line(texts.status, texts[position.status], since && h('span', { class: 'aside' }, since)),
    position.status === 'moving' && position.heading !== null
      ? line(
          texts.heading,
          `${format.compass(position.heading)} (${format.number(position.heading)}°), ${format.speed(position.speed)}`,
        )
      : null,
  ];
}

/**
 * @param {App} app
 * @param {string} confidence
 */
function confidenceWords(app, confidence) {
  const { texts } = app;
  return texts.confidenceHelp[/** @type {keyof typeof texts.confidenceHelp} */ (confidence)] ?? confidence;
}
