/** @import { App } from '../app.js' */
/** @import { Item } from '../core/types.js' */
import { amountOf, saidOn } from '../core/claims.js';
import { textOf, whenOf } from '../core/format.js';
import { claimWords } from '../text/claims.js';
import { h } from './dom.js';
import { line, linkTo, listed, nameOf, partyKey } from './parts.js';

/**
 * An amount with its unit and its bound, in words.
 * @param {App} app
 * @param {Item} claim
 */
export function amountWords({ format }, claim) {
  return amountOf(
    claim,
    textOf(claim.properties, 'quantityUnit', format.language),
    claimWords[format.language],
    format,
  );
}

/**
 * Whom or what a claim counts.
 * @param {App} app
 * @param {Item} claim
 */
export function populationWords(app, { properties }) {
  const party = app.operation.items.get(partyKey(app, properties.populationId));
  const { populations } = claimWords[app.format.language];
  return nameOf(app, party) || populations[/** @type {keyof typeof populations} */ (properties.populationKind)] || '';
}

/**
 * The time that a claim covers.
 * @param {App} app
 * @param {Item} claim
 */
export function periodWords({ format }, claim) {
  return whenOf(claim, format) || claimWords[format.language].noPeriod;
}

/**
 * When it was said.
 * @param {App} app
 * @param {Item} claim
 */
export function saidWords({ format }, { properties }) {
  return saidOn(properties.assertedEdtf, claimWords[format.language], format);
}

/**
 * A claim: its words and its bounds, with who says so. Claims are set side by side and never added up.
 * @param {App} app
 * @param {Item} claim
 */
export function claimRow(app, claim) {
  const { texts, format } = app;
  const { properties } = claim;
  const verbatim = textOf(properties, 'verbatim', format.language);
  return h(
    'li',
    null,
    h('span', { class: 'claim-amount' }, amountWords(app, claim)),
    h('span', { class: 'row-name' }, linkTo(app, `claims/${claim.id}`)),
    verbatim && h('q', { class: 'row-more' }, verbatim),
    h(
      'span',
      { class: 'row-more' },
      properties.sourceId ? linkTo(app, `sources/${properties.sourceId}`) : texts.noSource,
      properties.viaId ? [' ', texts.via(''), linkTo(app, `sources/${properties.viaId}`)] : null,
      whenOf(claim, format) ? ` · ${whenOf(claim, format)}` : '',
    ),
  );
}

/**
 * One claim in full: the amount, the words it rests on, what and whom it counts, who said it, how and when, and what it
 * contests.
 * @param {App} app
 * @param {Item} claim
 */
export function claimFacts(app, claim) {
  const { texts, format, operation } = app;
  const { properties } = claim;
  const words = claimWords[format.language];
  const { columns } = words;
  const verbatim = textOf(properties, 'verbatim', format.language);
  const measure = words.measures[/** @type {keyof typeof words.measures} */ (properties.measure)];
  const stance = words.stances[/** @type {keyof typeof words.stances} */ (properties.stance)];
  const via = properties.viaId && operation.items.has(`sources/${properties.viaId}`);
  const contested = (properties.contests ?? []).map((/** @type {string} */ id) => linkTo(app, `claims/${id}`));
  return h(
    'dl',
    { class: 'facts' },
    line(columns.words, verbatim && h('q', null, verbatim)),
    line(columns.amount, amountWords(app, claim)),
    line(columns.counted, measure),
    line(columns.whom, populationWords(app, claim)),
    line(
      columns.who,
      properties.sourceId ? linkTo(app, `sources/${properties.sourceId}`) : texts.noSource,
      via ? h('span', { class: 'aside' }, texts.via(''), linkTo(app, `sources/${properties.viaId}`)) : null,
      stance ? h('span', { class: 'aside' }, stance) : null,
    ),
    line(columns.said, saidWords(app, claim)),
    line(words.contests, listed(contested)),
    properties.eventId && line(words.subject, linkTo(app, `events/${properties.eventId}`)),
  );
}
