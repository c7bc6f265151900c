/** @import { App } from '../app.js' */
/** @import { Axis, Block, Strip } from '../core/claims.js' */
/** @import { Item } from '../core/types.js' */
import { markOf, stripsOf } from '../core/claims.js';
import { textOf } from '../core/format.js';
import { toggled } from '../state.js';
import { claimWords } from '../text/claims.js';
import { axisTicks, markKey, trackOf } from './claim-marks.js';
import { amountWords, periodWords, populationWords, saidWords } from './claims.js';
import { fill, h } from './dom.js';
import { linkTo, nameOf } from './parts.js';

/** @typedef {typeof claimWords.en} Words */

/**
 * Every quantity that the sources give, by matter: on axes, each with its source, or as tables that say the same.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawClaims(app, body) {
  const words = claimWords[app.format.language];
  const { tables } = app.state.get();
  const tabular = tables.includes('claims');
  const strips = stripsOf(app.operation);
  fill(
    body,
    h('p', { class: 'lead' }, strips.length > 0 ? words.help : words.none),
    strips.length > 0 &&
      h(
        'div',
        { class: 'segmented', role: 'group', 'aria-label': words.view },
        [false, true].map((table) =>
          h(
            'button',
            {
              type: 'button',
              'data-key': `claims-${table ? 'table' : 'strip'}`,
              'aria-pressed': String(table === tabular),
              on: {
                click: () => table !== tabular && app.state.set({ tables: toggled(tables, 'claims') }),
              },
            },
            table ? words.asTable : words.asStrip,
          ),
        ),
      ),
    !tabular && strips.length > 0 && markKey(words),
    strips.map((strip) =>
      h(
        'section',
        { class: 'claim-group' },
        h('h2', { id: `heading-${strip.group.id}` }, textOf(strip.group, 'name', app.format.language)),
        h('p', { class: 'summary' }, textOf(strip.group, 'summary', app.format.language)),
        tabular ? tableOf(app, words, strip) : stripOf(app, words, strip),
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {Words} words
 * @param {Strip} strip
 */
function stripOf(app, words, { axes, inWords }) {
  return [
    ...axes.map((axis) => axisOf(app, words, axis)),
    inWords.length > 0 && [
      h('h3', null, words.inWords),
      h(
        'ul',
        { class: 'claim-rows' },
        inWords.map((claim) => claimRow(app, words, claim, null)),
      ),
    ],
  ].flat();
}

/**
 * @param {App} app
 * @param {Words} words
 * @param {Axis} axis
 */
function axisOf(app, words, axis) {
  return h(
    'div',
    { class: 'claim-axis' },
    h('h3', null, words.dimensions[axis.dimension]),
    axisTicks(app.format, axis),
    axis.blocks.map((block) => blockOf(app, words, axis, block)),
  );
}

/**
 * Claims that can be compared, under what they have in common; the others say why they stand apart.
 * @param {App} app
 * @param {Words} words
 * @param {Axis} axis
 * @param {Block} block
 */
function blockOf(app, words, axis, { claims, apart }) {
  const [{ properties }] = claims;
  const measure = words.measures[/** @type {keyof Words['measures']} */ (properties.measure)] ?? properties.measure;
  return h(
    'div',
    { class: apart.length > 0 ? 'claim-block is-apart' : 'claim-block' },
    h(
      'p',
      { class: 'claim-about' },
      h('span', { class: 'claim-measure' }, measure),
      ` · ${populationWords(app, claims[0])} · ${periodWords(app, claims[0])}`,
    ),
    apart.length > 0 && h('p', { class: 'claim-apart' }, words.apart(apart.map((aspect) => words.aspects[aspect]))),
    h(
      'ul',
      { class: 'claim-rows' },
      claims.map((claim) => claimRow(app, words, claim, axis)),
    ),
  );
}

/**
 * A claim as a row to press: who, where it stands on the axis, and the words it rests on.
 * @param {App} app
 * @param {Words} words
 * @param {Item} claim
 * @param {Axis | null} axis
 */
function claimRow(app, words, claim, axis) {
  const { format, operation } = app;
  const { properties } = claim;
  const key = `claims/${claim.id}`;
  const source = operation.items.get(`sources/${properties.sourceId}`);
  const via = operation.items.get(`sources/${properties.viaId}`);
  const verbatim = textOf(properties, 'verbatim', format.language);
  const said = saidWords(app, claim);
  return h(
    'li',
    null,
    h(
      'button',
      { type: 'button', class: 'claim-row', 'data-key': key, on: { click: () => app.select(key) } },
      h(
        'span',
        { class: 'claim-who' },
        nameOf(app, source) || app.texts.noSource,
        via && h('span', { class: 'claim-via' }, ` ${app.texts.via(nameOf(app, via))}`),
      ),
      axis && trackOf(format, axis, markOf(claim)),
      !axis && h('span', { class: 'claim-what' }, nameOf(app, claim)),
      h(
        'span',
        { class: 'claim-words' },
        verbatim && h('q', null, verbatim),
        [axis && amountWords(app, claim), !axis && periodWords(app, claim), said && words.said(said)]
          .filter(Boolean)
          .map((part, i) => (i > 0 || verbatim ? ` · ${part}` : part)),
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {Words} words
 * @param {Strip} strip
 */
function tableOf(app, words, { group, axes, inWords }) {
  const { columns } = words;
  const claims = [...axes.flatMap(({ blocks }) => blocks.flatMap((block) => block.claims)), ...inWords];
  const name = textOf(group, 'name', app.format.language);
  return h(
    'div',
    { class: 'table-scroll', role: 'region', tabIndex: 0, 'aria-label': name },
    h(
      'table',
      { class: 'claim-table' },
      h('caption', { class: 'visually-hidden' }, name),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          Object.values(columns).map((column) => h('th', { scope: 'col' }, column)),
        ),
      ),
      h(
        'tbody',
        null,
        claims.map((claim) => tableRow(app, words, claim)),
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {Words} words
 * @param {Item} claim
 */
function tableRow(app, words, claim) {
  const { properties } = claim;
  const key = `claims/${claim.id}`;
  const measure = words.measures[/** @type {keyof Words['measures']} */ (properties.measure)] ?? properties.measure;
  const via = properties.viaId && nameOf(app, app.operation.items.get(`sources/${properties.viaId}`));
  const who = nameOf(app, app.operation.items.get(`sources/${properties.sourceId}`)) || app.texts.noSource;
  const verbatim = textOf(properties, 'verbatim', app.format.language);
  return h(
    'tr',
    null,
    h('th', { scope: 'row' }, who, via && h('span', { class: 'row-more' }, app.texts.via(via))),
    h('td', null, verbatim && h('q', null, verbatim)),
    h('td', null, amountWords(app, claim)),
    h('td', null, linkTo(app, key), h('span', { class: 'row-more' }, measure)),
    h('td', null, populationWords(app, claim)),
    h('td', null, periodWords(app, claim)),
    h('td', null, saidWords(app, claim)),
  );
}
