/** @import { Operation, Situation } from './core/types.js' */
/** @import { Scene } from './map/scene.js' */
/** @import { StateStore } from './state.js' */
import { accountsInForce, problemOf } from './core/accounts.js';
import { Clock } from './core/clock.js';
import { createFormat, textOf } from './core/format.js';
import { readHash, writeHash } from './core/hash.js';
import { nextStop, stopsOf } from './core/histogram.js';
import { counts, situationAt } from './core/situation.js';
import { createStore } from './core/store.js';
import { formatInstant, parseInstant } from './core/time.js';
import { loadOperation, operationUrl } from './feeds.js';
import { MapView } from './map/map-view.js';
import { loadSymbols } from './map/milsymbol.js';
import { onPaletteChange, readPalette } from './map/palette.js';
import { pointOf } from './map/scene.js';
import { createClockBar } from './panels/clock-bar.js';
import { fill, h } from './panels/dom.js';
import { bindKeys } from './panels/keyboard.js';
import { createMapTools } from './panels/map-tools.js';
import { drawMasthead } from './panels/masthead.js';
import { createSidePanel } from './panels/side-panel.js';
import { HIDDEN_AT_FIRST, LAYERS } from './state.js';
import { loadTexts, preferredLanguage } from './text/index.js';

/** While the clock runs, a thing of no length stays for this long, milliseconds of wall time. */
const DWELL = 1500;

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * The page: it holds the parts together and passes on what has changed.
 */
export class App {
  /**
   * @param {Operation} operation
   * @param {URL} url  Address of the operation's feeds.
   * @param {import('./core/types.js').Language} language
   * @param {import('./text/en.js').Texts} texts
   */
  constructor(operation, url, language, texts) {
    this.operation = operation;
    this.url = url;
    this.reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const link = readHash(location.hash);
    const { document: about, span } = operation;
    const linked = operation.items.get(link.selection ?? '')?.span.begin;
    const ofLinked = linked !== undefined && linked >= span.begin && linked <= span.end ? linked : null;
    const start = link.t ?? ofLinked ?? parseInstant(about.defaultView?.time) ?? span.begin;
    this.clock = new Clock(span.begin, span.end, start);
    /** @type {StateStore} */
    this.state = createStore(
      /** @type {import('./state.js').State} */ ({
        language,
        selection: link.selection && operation.items.has(link.selection) ? link.selection : null,
        accounts: this.#readAccounts(link.accounts),
        perspective: link.perspective ?? null,
        layers: Object.fromEntries(LAYERS.map((name) => [name, !HIDDEN_AT_FIRST.has(name)])),
        tab: 'now',
        sheetOpen: Boolean(link.selection),
      }),
    );
    this.palette = readPalette();
    /** @type {import('./map/base-map.js').BaseMap | null} */
    this.base = null;
    this.format = createFormat(language, about.timeZone ?? 'UTC');
    this.texts = texts;
    /** Whether the reader has done anything yet: until then the panel opens with what the operation is. */
    this.touched = Boolean(link.t || link.selection);
    this.situation = this.situationNow();
    this.stops = this.#findStops();
    this.map = new MapView(byId('map'), () => this.scene(), {
      reducedMotion: this.reducedMotion,
      onMove: () => {
        this.tools?.moved();
        this.writeLink();
      },
      onSelect: (key) => this.select(key),
      onHover: (key, at) => this.tools?.hover(key, at),
    });
    this.tools = createMapTools(this, byId('stage'));
    this.clockBar = createClockBar(this, byId('clock'));
    this.panel = createSidePanel(this, byId('panel'));
    this.relabel();
    this.clock.subscribe(() => this.#clockChanged());
    this.state.subscribe((now, before) => this.#stateChanged(now, before));
    addEventListener('hashchange', () => this.#followLink());
    onPaletteChange(() => {
      this.palette = readPalette();
      this.map.redraw();
      this.refresh();
    });
    bindKeys(this);
    this.refresh();
    // Only now has the map the size that the rest of the page leaves it.
    this.map.resized();
    if (link.view) this.map.show(link.view);
    else this.showStartView();
    if (link.selection && !link.view) this.select(link.selection);
    new ResizeObserver(() => {
      this.map.resized();
      this.tools.moved();
    }).observe(byId('map'));
  }

  /** Where the clock stops when it is stepped: what the accounts in force tell. */
  #findStops() {
    const { events, movements, span } = this.operation;
    const told = [...events, ...movements].filter((item) => counts(item.properties, this.situation.accounts));
    return stopsOf(told, span.begin, span.end);
  }

  /** The accounts that a link names; none if it names what is not there, or two voices of one dispute. @param {string[]} [ids] */
  #readAccounts(ids = []) {
    const accounts = this.operation.accounts.map((account) => account.properties);
    return problemOf(accounts, ids) ? [] : ids;
  }

  /** @returns {Situation} */
  situationNow() {
    const { document: about, accounts } = this.operation;
    const inForce = accountsInForce(
      about.disputes ?? [],
      accounts.map((a) => a.properties),
      this.state.get().accounts,
    );
    return situationAt(this.operation, this.clock.now, inForce, this.clock.playing ? DWELL * this.clock.rate : 0);
  }

  /** @returns {Scene} */
  scene() {
    const { selection, layers, perspective } = this.state.get();
    const { operation, situation, format, palette, base } = this;
    return { operation, situation, format, palette, base, selection, layers, perspective };
  }

  showStartView() {
    const { defaultView, bbox } = this.operation.document;
    if (defaultView)
      this.map.show({ zoom: this.#fitZoom(defaultView.zoom), lat: defaultView.center[1], lng: defaultView.center[0] });
    else this.map.showBox(bbox);
  }

  /** @param {number} zoom  A small screen shows as much land as a large one by standing further back. */
  #fitZoom(zoom) {
    return byId('map').clientWidth < 600 ? zoom - 0.75 : zoom;
  }

  /** @param {string | null} key  "collection/id" */
  select(key) {
    this.state.set({ selection: key, tab: 'now', sheetOpen: key !== null });
    const item = key ? this.operation.items.get(key) : null;
    const point = item && (item.collection === 'events' || item.collection === 'places') ? pointOf(item) : null;
    if (point) this.map.reveal(point, this.panel.covers(byId('map')));
  }

  /** Brings the clock to where an item is. @param {string} key */
  goTo(key) {
    const item = this.operation.items.get(key);
    if (!item || !Number.isFinite(item.span.begin)) return;
    this.clock.pause();
    this.clock.set(item.span.begin);
    this.announce();
  }

  togglePlay() {
    if (this.clock.playing) {
      this.clock.pause();
      this.announce();
    } else if (this.reducedMotion) {
      this.step(1);
    } else {
      this.clock.play();
      this.#run();
    }
  }

  /** @param {1 | -1} direction */
  step(direction) {
    const stop = nextStop(this.stops, this.clock.now, direction);
    if (stop === null) return;
    this.clock.pause();
    this.clock.set(stop);
    this.announce();
  }

  #run() {
    let last = performance.now();
    const frame = (/** @type {number} */ now) => {
      this.clock.tick(now - last);
      last = now;
      if (this.clock.playing) requestAnimationFrame(frame);
      else this.announce();
    };
    requestAnimationFrame(frame);
  }

  /** @returns {number | null} */
  nextStop() {
    return nextStop(this.stops, this.clock.now, 1);
  }

  /** The clock's instant as the feeds write it, to the second. */
  clockInstant() {
    return formatInstant(Math.round(this.clock.now / 1000) * 1000);
  }

  /** Says where the clock stands, for those who do not see the map. */
  announce() {
    const { texts, format, clock, situation } = this;
    const begins = situation.events.filter((event) => event.span.begin === clock.now);
    const names = begins.map((event) => textOf(event.properties, 'name', format.language)).join('; ');
    byId('live').textContent = [
      `${format.weekday(clock.now)}, ${format.time(clock.now)}.`,
      `${texts.events(situation.events.length)}, ${texts.movers(situation.positions.length)}.`,
      names && texts.beginsNow(names),
    ]
      .filter(Boolean)
      .join(' ');
  }

  #clockChanged() {
    this.touched = true;
    this.refresh();
    if (!this.clock.playing) this.writeLink();
  }

  refresh() {
    this.situation = this.situationNow();
    this.map.update();
    this.tools.update();
    this.clockBar.update();
    this.panel.update();
  }

  /**
   * @param {import('./state.js').State} now
   * @param {import('./state.js').State} before
   */
  #stateChanged(now, before) {
    if (now.selection !== before.selection) this.touched = true;
    if (now.sheetOpen !== before.sheetOpen) this.panel.sheet();
    if (now.language !== before.language) void this.#speak(now.language);
    if (now.perspective !== before.perspective) this.map.redraw();
    if (now.accounts !== before.accounts) {
      this.situation = this.situationNow();
      this.stops = this.#findStops();
    }
    this.refresh();
    this.writeLink();
  }

  /** @param {import('./core/types.js').Language} language */
  async #speak(language) {
    this.texts = await loadTexts(language);
    this.format = createFormat(language, this.format.timeZone);
    this.relabel();
    this.map.redraw();
    this.refresh();
  }

  relabel() {
    drawMasthead(this, byId('masthead'));
    byId('map').setAttribute('aria-label', `${this.texts.map}. ${this.texts.mapHelp}`);
    this.tools.relabel();
    this.clockBar.relabel();
    this.panel.relabel();
  }

  /** @returns {string} The hash that stands for what is shown. */
  link() {
    const { selection, accounts, language, perspective } = this.state.get();
    return writeHash({ t: this.clock.now, view: this.map.position, selection, accounts, perspective, language });
  }

  /** Writes the link once the hands are still, so that the browser's history is not flooded. */
  writeLink() {
    clearTimeout(this.linkTimer);
    this.linkTimer = setTimeout(() => history.replaceState(null, '', this.link()), 250);
  }

  #followLink() {
    const link = readHash(location.hash);
    if (link.t !== undefined && link.t !== null) this.clock.set(link.t);
    if (link.view) this.map.show(link.view);
    this.state.set({
      selection: link.selection && this.operation.items.has(link.selection) ? link.selection : null,
      accounts: this.#readAccounts(link.accounts),
      perspective: link.perspective ?? null,
      language: link.language ?? this.state.get().language,
    });
  }

  /** What tests drive and read. */
  testState() {
    const app = this;
    return {
      clock: {
        get t() {
          return formatInstant(app.clock.now);
        },
        set: (/** @type {string} */ iso) => app.clock.set(parseInstant(iso) ?? app.clock.now),
        play: () => app.togglePlay(),
        pause: () => app.clock.pause(),
        tick: (/** @type {number} */ wall) => app.clock.tick(wall),
      },
      situation: () => app.situation,
      visibleEvents: () => app.situation.events.map((event) => event.id),
      visibleAreas: () => app.situation.areas.map((area) => area.id),
      get selection() {
        return app.state.get().selection;
      },
      get accounts() {
        return [...app.situation.accounts];
      },
      get language() {
        return app.state.get().language;
      },
    };
  }
}

/**
 * @param {Operation} operation
 * @returns {[number, number][][]}
 */
function riversOf(operation) {
  return operation.places
    .filter((place) => place.properties.kind === 'river')
    .flatMap(({ geometry }) => {
      if (geometry?.type === 'LineString') return [geometry.coordinates];
      return geometry?.type === 'MultiLineString' ? geometry.coordinates : [];
    });
}

async function start() {
  const language = readHash(location.hash).language ?? preferredLanguage(navigator.languages);
  const url = operationUrl(document.URL);
  const loading = loadOperation(url);
  loading.catch(() => {});
  const texts = await loadTexts(language);
  const message = h('div', { class: 'map-message', role: 'status' }, texts.loading);
  byId('stage').append(message);
  try {
    const app = new App(await loading, url, language, texts);
    message.remove();
    const later = [
      import('./map/base-map-data.js').then(async ({ loadBaseMap, giveWayTo }) => {
        const base = await loadBaseMap(new URL('../lib/', document.URL), app.operation.document.bbox);
        giveWayTo(base, riversOf(app.operation));
        app.base = base;
      }),
      new Promise((resolve) => setTimeout(resolve, 0)).then(loadSymbols),
    ].map((part) => part.then(() => app.map.redraw()));
    const settled = await Promise.allSettled(later);
    void app.panel.prepare();
    for (const part of settled) if (part.status === 'rejected') console.warn(part.reason);
    return app;
  } catch (problem) {
    console.error(problem);
    fill(
      message,
      h('p', null, texts.loadFailed),
      h('p', null, problem instanceof Error ? problem.message : ''),
      h('button', { type: 'button', on: { click: () => location.reload() } }, texts.tryAgain),
    );
    throw problem;
  }
}

/** @type {any} */
const testState = {};
/** @type {any} */ (globalThis).konna = testState;
testState.ready = start().then((app) => {
  Object.defineProperties(testState, Object.getOwnPropertyDescriptors(app.testState()));
  return true;
});
