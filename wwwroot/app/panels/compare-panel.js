/** @import { App } from '../app.js' */
/** @import { Difference, Version } from '../core/compare.js' */
/** @import { Item } from '../core/types.js' */
/** @import { Pair } from './comparison.js' */
import { differingSpans } from '../core/compare.js';
import { textOf, whenOf } from '../core/format.js';
import { sentencesOf } from '../core/telling.js';
import { holdsAt } from '../core/time.js';
import { compareWords } from '../text/compare.js';
import { accountDot, endComparison, pairOf, voiceSelect } from './comparison.js';
import { fill, h, ICONS, icon } from './dom.js';
import { linkTo, listed, nameOf, partyKey } from './parts.js';

/**
 * What two versions of a dispute do not tell alike at the moment of the clock, in words, with who says so.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawCompare(app, body) {
  const pair = pairOf(app);
  if (!pair) return;
  const { format, state } = app;
  const words = compareWords[format.language];
  const { overlay } = state.get();
  const differences = app.comparison?.differences ?? [];
  fill(
    body,
    h(
      'button',
      { type: 'button', class: 'back', 'data-key': 'compare-back', on: { click: () => endComparison(app) } },
      icon(ICONS.back),
      words.end,
    ),
    h('h2', { class: 'title' }, textOf(pair.dispute, 'name', format.language)),
    h(
      'div',
      { class: 'segmented', role: 'group', 'aria-label': words.arrangement },
      [false, true].map((over) =>
        h(
          'button',
          {
            type: 'button',
            'data-key': `arrange-${over}`,
            'aria-pressed': String(over === overlay),
            on: { click: () => state.set({ overlay: over }) },
          },
          over ? words.overlay : words.sideBySide,
        ),
      ),
    ),
    pair.voices.length > 2 && choices(app, pair),
    h('h2', null, words.differ),
    differences.length > 0
      ? h(
          'ul',
          { class: 'differences' },
          differences.map((difference) => differenceItem(app, pair, difference)),
        )
      : h('p', { class: 'quiet' }, words.same),
    times(app, pair),
  );
}

/**
 * @param {App} app
 * @param {Pair} pair
 */
function choices(app, pair) {
  const words = compareWords[app.format.language];
  return h(
    'div',
    { class: 'voice-choices', role: 'group', 'aria-label': words.choose },
    /** @type {const} */ (['first', 'second']).map((side) =>
      h(
        'div',
        { class: 'voice-choice' },
        accountDot(pair[side], side === 'second' && app.state.get().overlay),
        voiceSelect(app, pair, side, `panel-${side}`),
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {Pair} pair
 * @param {Difference} difference
 */
function differenceItem(app, pair, difference) {
  const { format } = app;
  const words = compareWords[format.language];
  const names = { first: nameOf(app, pair.first), second: nameOf(app, pair.second) };
  const partyName = (/** @type {string} */ id) => nameOf(app, app.operation.items.get(partyKey(app, id))) || id;
  const sentences = sentencesOf(difference, names, partyName, words, format);
  return h(
    'li',
    { class: 'difference' },
    h('h3', null, titleOf(app, difference)),
    sentences.map((sentence) => h('p', { class: 'difference-words' }, sentence)),
    versionBlock(app, pair.first, difference.first, false),
    versionBlock(app, pair.second, difference.second, app.state.get().overlay),
  );
}

/**
 * What the two versions are versions of: a mover, or something at a place.
 * @param {App} app
 * @param {Difference} difference
 */
function titleOf(app, { first, second, collection }) {
  const { texts, operation } = app;
  const { item } = first[0] ?? second[0];
  if (collection === 'movements') return nameOf(app, operation.items.get(partyKey(app, item.properties.subject)));
  const singular = texts.singular[/** @type {keyof typeof texts.singular} */ (collection)];
  const place = collection === 'places' ? item : operation.items.get(`places/${item.properties.placeId}`);
  return [singular, nameOf(app, place)].filter(Boolean).join(' · ');
}

/**
 * One version of a thing: what it is called, where and when, and who says so.
 * @param {App} app
 * @param {Item} account
 * @param {Version[]} versions
 * @param {boolean} faint
 */
function versionBlock(app, account, versions, faint) {
  const words = compareWords[app.format.language];
  const distinct = versions.filter(
    (version, i) => versions.findIndex((other) => nameOf(app, other.item) === nameOf(app, version.item)) === i,
  );
  return h(
    'div',
    { class: 'version' },
    accountDot(account, faint),
    h('p', { class: 'version-of' }, nameOf(app, account)),
    distinct.length === 0 && h('p', { class: 'row-more' }, words.nothingIn(nameOf(app, account))),
    distinct.flatMap((version) => [
      h('p', { class: 'version-name' }, linkTo(app, `${version.item.collection}/${version.item.id}`)),
      h('p', { class: 'row-more' }, whereAndWhen(app, version)),
      version.item.collection !== 'movements' && version.item.collection !== 'places'
        ? h('p', { class: 'version-text' }, textOf(version.item.properties, 'summary', app.format.language))
        : null,
      cite(app, version.item),
    ]),
  );
}

/**
 * @param {App} app
 * @param {Version} version
 */
function whereAndWhen(app, { item, position }) {
  const { texts, format } = app;
  const place = app.operation.items.get(`places/${item.properties.placeId}`);
  const state = position && [
    texts[position.status],
    position.status === 'moving' && position.heading !== null && format.compass(position.heading),
    position.status === 'moving' && format.speed(position.speed),
    position.since !== null && texts.since(`${format.day(position.since)}, ${format.time(position.since)}`),
  ];
  const radius = item.properties.radiusM;
  return [
    ...(state ?? []),
    place && nameOf(app, place),
    item.collection === 'places' && radius && texts.radius(format.distance(radius)),
    !position && whenOf(item, format),
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * @param {App} app
 * @param {Item} item
 */
function cite(app, item) {
  const words = compareWords[app.format.language];
  const sources = item.properties.sources ?? [];
  return h(
    'p',
    { class: 'row-more' },
    sources.length > 0
      ? [words.accordingTo, ...listed(sources.map((/** @type {string} */ id) => linkTo(app, `sources/${id}`)))]
      : textOf(item.properties, 'note', app.format.language) || words.noSource,
  );
}

/**
 * When the two differ, each time as a button that leads there.
 * @param {App} app
 * @param {Pair} pair
 */
function times(app, pair) {
  const { format, clock } = app;
  const words = compareWords[format.language];
  const spans = differingSpans(app.operation, pair.first.id, pair.second.id);
  return (
    spans.length > 0 && [
      h('h2', null, words.whenDiffer),
      h(
        'ul',
        { class: 'rows' },
        spans.map((span) => {
          const now = holdsAt(span, clock.now);
          return h(
            'li',
            null,
            h(
              'button',
              {
                type: 'button',
                class: 'row',
                'data-key': `differ-${span.begin}`,
                'aria-current': now ? 'time' : null,
                on: {
                  click: () => {
                    clock.pause();
                    clock.set((span.begin + span.end) / 2);
                    app.playback.announce();
                  },
                },
              },
              format.span(span.begin, span.end),
            ),
          );
        }),
      ),
    ]
  );
}
