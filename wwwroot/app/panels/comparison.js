/** @import { App } from '../app.js' */
/** @import { Difference } from '../core/compare.js' */
/** @import { Item, Properties, Situation } from '../core/types.js' */
/** @import { Scene } from '../map/scene.js' */
import { choose, exchanged } from '../core/choice.js';
import { boxOf, differencesBetween, disputeOf, firstPair, itemsOf, tellingMoment, voicesOf } from '../core/compare.js';
import { textOf } from '../core/format.js';
import { holdsAt } from '../core/time.js';
import { MapView } from '../map/map-view.js';
import { showOtherVersion, tie } from '../map/other-version.js';
import { compareWords } from '../text/compare.js';
import { fill, h, ICONS, icon } from './dom.js';
import { linkTo, listed, nameOf } from './parts.js';

/** Nearer than this a comparison does not go by itself: the land around says where it is. */
const NEAREST = 12;

/**
 * The two versions that are compared.
 * @typedef {{ dispute: Properties, voices: Item[], first: Item, second: Item }} Pair
 */

/**
 * @param {App} app
 * @returns {Pair | null}
 */
export function pairOf(app) {
  const { versus } = app.state.get();
  const dispute = disputeOf(app.operation, versus);
  if (!dispute) return null;
  const voices = voicesOf(app.operation, dispute);
  const first = voices.find((voice) => app.situation.accounts.has(voice.id));
  const second = voices.find((voice) => voice.id === versus);
  return first && second && first !== second ? { dispute, voices, first, second } : null;
}

/**
 * Opens the comparison of a dispute at the moment that tells most, unless the versions differ at this one already.
 * @param {App} app
 * @param {Properties} dispute
 */
export async function compare(app, dispute) {
  const pair = firstPair(voicesOf(app.operation, dispute), app.situation.accounts);
  if (!pair) return;
  app.clock.pause();
  app.state.set({ versus: pair[1].id, tab: 'accounts', selection: null, sheetOpen: false });
  await app.arranged;
  showDifference(app);
  focusOn('compare-back');
}

/**
 * Ends the comparison; the focus goes back to where it was begun.
 * @param {App} app
 */
export function endComparison(app) {
  const pair = pairOf(app);
  app.state.set({ versus: null });
  if (pair) focusOn(`compare-${pair.dispute.id}`);
}

/**
 * Gives the focus to an element as soon as it is on the page, unless the reader has gone elsewhere by then.
 * @param {string} key  Its `data-key`.
 * @param {Element | null} [from]  What has the focus until then.
 * @param {number} [frames]  How long to wait for it.
 */
function focusOn(key, from = document.activeElement, frames = 240) {
  const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const free = [document.body, from, null].includes(document.activeElement);
  if (element instanceof HTMLElement) element.focus();
  else if (free && frames > 0) requestAnimationFrame(() => focusOn(key, from, frames - 1));
}

/**
 * Puts one of two voices in another's place; a voice that is compared with itself changes places with the other one.
 * @param {App} app
 * @param {'first' | 'second'} side
 * @param {string} accountId
 */
export async function putVoice(app, side, accountId) {
  const pair = pairOf(app);
  if (!pair || pair[side].id === accountId) return;
  if (side === 'first' || pair.first.id === accountId)
    chooseAccount(app, side === 'first' ? accountId : pair.second.id);
  else app.state.set({ versus: accountId });
  await app.arranged;
  showDifference(app);
}

/**
 * Puts an account in force; where it is the one compared with, the two change places.
 * @param {App} app
 * @param {string} accountId
 */
export function chooseAccount(app, accountId) {
  const { accounts, versus } = app.state.get();
  const first = pairOf(app)?.first.id ?? null;
  const exchange = versus === accountId ? { versus: first } : {};
  app.state.set({ accounts: choose(app.operation, accounts, accountId), ...exchange });
}

/**
 * Brings clock and map to where the two versions differ, if they do not do so now.
 * @param {App} app
 */
function showDifference(app) {
  const pair = pairOf(app);
  const other = app.other;
  if (!pair || !other) return;
  const { operation, situation } = app;
  const ids = /** @type {[string, string]} */ ([pair.first.id, pair.second.id]);
  const items = itemsOf(operation, ...ids);
  if (!items.some((item) => holdsAt(item.span, app.clock.now))) {
    const t = tellingMoment(operation, situation.accounts, other.accounts, ids);
    if (t !== null) app.clock.set(t);
  }
  const now = items.filter((item) => holdsAt(item.span, app.clock.now));
  const box = boxOf(now.length > 0 ? now : items);
  if (box) app.map.showBox(box, NEAREST);
  app.playback.announce();
}

/**
 * Two versions of the same hours on the stage: in two panes under one clock, or one over the other on one map.
 * @param {App} app
 * @param {HTMLElement} stage
 */
export function createComparison(app, stage) {
  const heads = {
    first: h('section', { class: 'pane-head is-first' }),
    second: h('section', { class: 'pane-head is-second' }),
  };
  /** @type {{ element: HTMLElement, view: MapView } | null} */
  let pane = null;
  /** @type {Difference[]} */
  let differences = [];
  /** @type {Situation | null} */
  let other = null;
  /** @type {Situation | null} */
  let ghost = null;
  let spotlight = new Set();
  let headsKey = '';

  const words = () => compareWords[app.format.language];
  showOtherVersion(app.map);

  /** @returns {Scene} */
  function otherScene() {
    const scene = app.scene();
    return { ...scene, ghost: null, situation: app.other ?? scene.situation };
  }

  function openPane() {
    const element = h('div', { class: 'map is-second', id: 'map-second', role: 'application' });
    stage.append(element);
    const view = new MapView(element, otherScene, {
      reducedMotion: app.reducedMotion,
      onMove: () => {},
      onSelect: (key) => app.select(key),
      onHover: (key, at, parties) =>
        app.tip?.show(key, at && { x: at.x + element.offsetLeft, y: at.y + element.offsetTop }, parties),
    });
    pane = { element, view };
    view.show(app.map.position);
    tie(app.map, view);
    showOtherVersion(view);
  }

  function closePane() {
    pane?.view.remove();
    pane?.element.remove();
    pane = null;
  }

  function drawHeads() {
    const pair = pairOf(app);
    const { overlay } = app.state.get();
    const key = JSON.stringify([pair?.first.id, pair?.second.id, overlay, app.format.language]);
    if (!pair || key === headsKey) return;
    headsKey = key;
    for (const side of /** @type {const} */ (['first', 'second'])) {
      heads[side].setAttribute('aria-label', words()[side]);
      fill(heads[side], headOf(pair, side), side === 'second' && tools());
    }
    const label = (/** @type {Item} */ account) => `${words().mapOf(nameOf(app, account))}. ${app.texts.mapHelp}`;
    document.getElementById('map')?.setAttribute('aria-label', label(pair.first));
    pane?.element.setAttribute('aria-label', label(pair.second));
  }

  /**
   * @param {Pair} pair
   * @param {'first' | 'second'} side
   */
  function headOf(pair, side) {
    const account = pair[side];
    const overlay = app.state.get().overlay;
    const sources = account.properties.sources ?? [];
    return h(
      'div',
      { class: 'pane-words' },
      h(
        'p',
        { class: 'pane-name' },
        accountDot(account, overlay && side === 'second'),
        pair.voices.length > 2 ? voiceSelect(app, pair, side, `head-${side}`) : h('span', null, nameOf(app, account)),
      ),
      h(
        'p',
        { class: 'pane-cite' },
        overlay && `${words()[side === 'first' ? 'drawnFully' : 'drawnFaint']} · `,
        sources.length > 0
          ? [
              words().accordingTo,
              listed(sources.map((/** @type {string} */ id) => linkTo(app, `sources/${id}`))),
            ].flat()
          : textOf(account.properties, 'summary', app.format.language) || words().noSource,
      ),
    );
  }

  function tools() {
    const { overlay } = app.state.get();
    const other = overlay ? words().sideBySide : words().overlay;
    return h(
      'div',
      { class: 'pane-tools' },
      button('compare-mode', other, overlay ? SIDE_BY_SIDE : OVERLAY, () => app.state.set({ overlay: !overlay })),
      button('compare-end', words().end, ICONS.close, () => endComparison(app)),
    );
  }

  const comparison = {
    end: () => endComparison(app),
    /** After the choice of what is compared, or how: puts the stage in order. */
    arrange() {
      const pair = pairOf(app);
      const { overlay } = app.state.get();
      stage.classList.toggle('is-compared', pair !== null);
      stage.classList.toggle('is-overlaid', pair !== null && overlay);
      if (pair) {
        // What is moved in the page loses the focus.
        if (!heads.first.isConnected) stage.prepend(heads.first, heads.second);
      } else {
        heads.first.remove();
        heads.second.remove();
        document.getElementById('map')?.setAttribute('aria-label', `${app.texts.map}. ${app.texts.mapHelp}`);
      }
      headsKey = '';
      app.map.resized();
      if (pair && !overlay && !pane) openPane();
      else if (!pair || overlay) closePane();
      pane?.view.resized();
      app.tools.moved();
    },
    /** Finds what differs at this moment; before the map draws it. */
    find() {
      const { situation, operation } = app;
      const accounts = operation.accounts.map((account) => account.properties);
      const inForce = exchanged(accounts, situation.accounts, app.state.get().versus);
      other = inForce && app.situationOf(inForce);
      differences = other ? differencesBetween(operation, situation, other) : [];
      const shown = differences.flatMap(({ first, second }) => [...first, ...second]);
      spotlight = new Set(shown.map(({ item }) => `${item.collection}/${item.id}`));
      const second = new Set(differences.flatMap((difference) => difference.second.map(({ item }) => item)));
      ghost =
        other && app.state.get().overlay
          ? {
              ...other,
              positions: other.positions.filter(({ movement }) => second.has(movement)),
              events: other.events.filter((item) => second.has(item)),
              areas: other.areas.filter((item) => second.has(item)),
            }
          : null;
    },
    update() {
      drawHeads();
      pane?.view.update();
    },
    redraw() {
      pane?.view.redraw();
    },
    /** What lies over the maps. @param {HTMLElement[]} elements */
    coveredBy(elements) {
      pane?.view.coveredBy(elements);
    },
    resized() {
      pane?.view.resized();
    },
    /** What the second map shows. */
    get otherScene() {
      return otherScene();
    },
    /** The moment as the version that is compared tells it; null where nothing is compared. */
    get situation() {
      return other;
    },
    get differences() {
      return differences;
    },
    /** What a scene needs besides: the other version drawn faint, and what is told differently. */
    get forScene() {
      return { ghost, spotlight };
    },
    /** What the words of the comparison depend on. */
    get key() {
      return differences.map(({ key, first, second }) => [
        key,
        [...first, ...second].map(({ item, position }) => `${item.id}${position?.status}`),
      ]);
    },
    get announcement() {
      return pairOf(app) ? words().differences(differences.length) : '';
    },
  };
  return comparison;
}

/** @typedef {ReturnType<typeof createComparison>} Comparison */

const OVERLAY = 'M3.5 3.5h9v9h-9zM7.5 12.5v4h9v-9h-4';
const SIDE_BY_SIDE = 'M3 4h6v12H3zM11 4h6v12h-6z';

/**
 * @param {string} key
 * @param {string} label
 * @param {string} path
 * @param {() => void} click
 */
const button = (key, label, path, click) =>
  h(
    'button',
    { type: 'button', class: 'round', 'data-key': key, title: label, 'aria-label': label, on: { click } },
    icon(path),
  );

/**
 * A spot in an account's own colour; hollow where it is drawn faint.
 * @param {Item} account
 * @param {boolean} [hollow]
 */
export function accountDot(account, hollow = false) {
  const spot = h('span', { class: hollow ? 'account-dot is-hollow' : 'account-dot', 'aria-hidden': 'true' });
  const color = account.properties.color;
  if (/^#[0-9a-f]{6}$/i.test(color ?? '')) {
    spot.style.borderColor = color;
    if (!hollow) spot.style.backgroundColor = color;
  }
  return spot;
}

/**
 * The choice of one of the two voices that are compared.
 * @param {App} app
 * @param {Pair} pair
 * @param {'first' | 'second'} side
 * @param {string} key
 */
export function voiceSelect(app, pair, side, key) {
  const select = h(
    'select',
    {
      class: 'voice-select',
      'aria-label': compareWords[app.format.language][side],
      'data-key': key,
      on: { change: () => void putVoice(app, side, select.value) },
    },
    pair.voices.map((voice) => h('option', { value: voice.id, selected: voice === pair[side] }, nameOf(app, voice))),
  );
  return select;
}
