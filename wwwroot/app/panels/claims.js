/** @import { App } from '../app.js' */
/** @import { Item } from '../core/types.js' */
import { textOf, whenOf } from '../core/format.js';
import { h } from './dom.js';
import { linkTo } from './parts.js';

/**
 * A claim: its words and its bounds, with who says so. Claims are set side by side and never added up.
 * @param {App} app
 * @param {Item} claim
 */
export function claimRow(app, claim) {
  const { texts, format } = app;
  const { properties } = claim;
  const unit = textOf(properties, 'quantityUnit', format.language);
  const amount = amountOf(app, claim);
  const verbatim = textOf(properties, 'verbatim', format.language);
  return h(
    'li',
    null,
    h('span', { class: 'claim-amount' }, amount, amount && unit ? ` ${unit}` : ''),
    h('span', { class: 'row-name' }, textOf(properties, 'name', format.language)),
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
 * @param {App} app
 * @param {Item} claim
 */
function amountOf(app, claim) {
  const { min, max, bound } = claim.properties;
  const { number } = app.format;
  if (min === null || min === undefined) return max === null || max === undefined ? '' : `≤ ${number(max)}`;
  if (bound === 'at-least') return `≥ ${number(min)}`;
  if (bound === 'about') return `≈ ${number(min)}`;
  if (max !== null && max !== undefined && max !== min) return `${number(min)}–${number(max)}`;
  return number(min);
}
