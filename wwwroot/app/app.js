/** @import { Item, Operation, Situation } from './core/types.js' */
/** @import { Scene } from './map/scene.js' */
/** @import { StateStore } from './state.js' */
import { accountsInForce } from './core/accounts.js';
import { Clock } from './core/clock.js';
import { createFormat } from './core/format.js';
import { counts, narrowed, situationAt } from './core/situation.js';
import { createStore } from './core/store.js';
import { formatInstant, parseInstant } from './core/time.js';
import { MapView } from './map/map-view.js';
import { onPaletteChange, readPalette } from './map/palette.js';
import { pointOf } from './map/scene.js';
import { PageLink, readLink } from './page-link.js';
import { createClockBar } from './panels/clock-bar.js';
import { createMapTools } from './panels/map-tools.js';
import { drawMasthead } from './panels/masthead.js';
import { Playback } from './playback.js';
import { loadAllTexts } from './text/index.js';

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
    const motion = matchMedia('(prefers-reduced-motion: reduce)');
    this.reducedMotion = motion.matches;
    const link = readLink(operation);
    const { document: about, span } = operation;
    const { selection, versus, filters } = link.chosen;
    const linked = operation.items.get(selection ?? '')?.span.begin;
    const ofLinked = linked !== undefined && linked >= span.begin && linked <= span.end ? linked : null;
    const start = link.t ?? ofLinked ?? parseInstant(about.defaultView?.time) ?? span.begin;
    this.clock = new Clock(span.begin, span.end, start);
    this.clock.setPace(link.pace);
    if (link.from !== undefined) this.clock.setWindow(link.from, start);
    /** @type {StateStore} */
    this.state = createStore(
      /** @type {import('./state.js').State} */ ({
        language,
        ...link.chosen,
        opened: null,
        query: '',
        unfolded: {},
        story: null,
        sheetOpen: Boolean(selection),
      }),
    );
    /** @type {import('./story.js').Story | null} */
    this.story = null;
    this.palette = readPalette();
    /** @type {import('./map/base-map.js').BaseMap | null} */
    this.base = null;
    this.format = createFormat(language, about.timeZone ?? 'UTC');
    this.texts = texts;
    /** Done when all words are there, not only those of the first map. @type {Promise<unknown>} */
    this.words = loadAllTexts(language);
    this.words.catch(() => {});
    /** Whether the reader has done anything yet: until then the panel opens with what the operation is. */
    this.touched = Boolean(link.t || selection);
    /** What passes the filters; null while there are none. @type {Set<Item> | null} */
    this.passed = null;
    /** The moment as it is told, before the filters. */
    this.told = this.#tell();
    /** The moment as it is shown. */
    this.situation = this.told;
    /** What filters, once something was filtered. @type {typeof import('./core/filters.js').passing | null} */
    this.passing = null;
    /** @type {import('./panels/filter-bar.js').FilterBar | null} */
    this.filterBar = null;
    /** @type {import('./panels/comparison.js').Comparison | null} */
    this.comparison = null;
    /** The events as a table. @type {ReturnType<typeof import('./panels/event-table.js').createEventTable> | undefined} */
    this.eventTable = undefined;
    /** What is not loaded whole. @type {import('./large.js').Large | null} */
    this.large = null;
    /** @type {import('./reference-layers.js').ReferenceLayers | null} */
    this.referenceLayers = null;
    /** Raised when more of the operation has come. */
    this.grew = 0;
    /** The tab that a selection was made from, and goes back to. @type {import('./state.js').State['tab']} */
    this.cameFrom = this.state.get().tab;
    /** Done when the stage shows what was asked for. @type {Promise<unknown>} */
    this.arranged = Promise.resolve();
    this.playback = new Playback(this);
    this.map = new MapView(byId('map'), () => this.scene(), {
      reducedMotion: this.reducedMotion,
      onMove: () => {
        this.tools?.moved();
        this.large?.follow();
        this.link?.write();
      },
      onSelect: (key) => this.select(key),
      onHover: (key, at, parties) => this.tip?.show(key, at, parties),
    });
    this.link = new PageLink(this);
    /** Over the map, and there after it. @type {ReturnType<typeof import('./panels/find-tools.js').createFindTools> | null} */
    this.find = null;
    /** @type {ReturnType<typeof import('./panels/map-tip.js').createMapTip> | null} */
    this.tip = null;
    this.tools = createMapTools(this, byId('stage'));
    this.clockBar = createClockBar(this, byId('clock'));
    /** Draws the line above an embedded map. @type {(() => void) | undefined} */
    this.embedHead = undefined;
    /** Beside the map, and there after it. @type {ReturnType<typeof import('./panels/side-panel.js').createSidePanel> | null} */
    this.panel = null;
    this.relabel();
    this.clock.subscribe(() => this.#clockChanged());
    this.state.subscribe((now, before) => this.#stateChanged(now, before));
    onPaletteChange(() => {
      this.palette = readPalette();
      this.redraw();
      this.refresh();
    });
    motion.addEventListener('change', () => {
      this.reducedMotion = motion.matches;
      this.clock.pause();
      this.clockBar.relabel();
      this.clockBar.update();
    });
    this.refresh();
    // Only now has the map the size that the rest of the page leaves it.
    this.map.resized();
    if (link.view) this.map.show(link.view);
    else this.showStartView();
    if (selection && !link.view) this.select(selection);
    if (link.chosen.warp) void this.playback.bend();
    this.linkedView = link.view ?? null;
    if (versus) this.#awaits(this.#arrange().then(() => this.#keepView()));
    if (Object.keys(filters).length > 0) this.#awaits(this.#filter());
    void this.#tabulate(false);
    if (link.story) this.#awaits(this.tell(link.story, link.t !== undefined));
    new ResizeObserver(() => {
      this.map.resized();
      this.comparison?.resized();
      this.tools.moved();
    }).observe(byId('map'));
  }

  /** Puts the slider under the map, the panel beside it, over it what finds and names things, and binds the keys. */
  async open() {
    const [{ createSidePanel }, { createFindTools }, { createMapTip }] = await Promise.all([
      import('./panels/side-panel.js'),
      import('./panels/find-tools.js'),
      import('./panels/map-tip.js'),
      this.clockBar.open(),
      this.words,
      import('./panels/keyboard.js').then(({ bindKeys }) => bindKeys(this)),
    ]);
    this.find = createFindTools(this, this.tools.controls);
    this.tip = createMapTip(this, byId('stage'));
    this.find.relabel();
    this.tools.moved();
    this.panel = createSidePanel(this, byId('panel'));
    this.panel.relabel();
    this.panel.update();
    this.#keepView();
  }

  /** Fetches what is too large to be loaded whole. @param {string} hash  That of the address as it was opened. */
  async openLarge(hash) {
    const [{ Large }] = await Promise.all([import('./large.js'), this.words]);
    this.large = new Large(this);
    return this.large.open(hash);
  }

  /** More of the operation has come. */
  grown() {
    this.grew++;
    this.#awaits(this.#filter());
    void this.playback.bend();
  }

  /** What a link names is the view of the map between everything that has its place beside it. */
  #keepView() {
    this.map.resized();
    if (this.linkedView) this.map.show(this.linkedView);
  }

  /** @returns {Situation} */
  #tell() {
    const { document: about, accounts } = this.operation;
    const inForce = accountsInForce(
      about.disputes ?? [],
      accounts.map((a) => a.properties),
      this.state.get().accounts,
    );
    return situationAt(this.operation, this.clock.now, inForce, this.dwell(), this.clock.from);
  }

  #findSituation() {
    this.told = this.#tell();
    this.situation = this.#narrow(this.told);
  }

  /** @param {Situation} told */
  #narrow(told) {
    return this.passed ? narrowed(told, this.passed) : told;
  }

  /**
   * The moment as other accounts tell it, through the same filters.
   * @param {Set<string>} inForce
   */
  situationOf(inForce) {
    return this.#narrow(situationAt(this.operation, this.clock.now, inForce, this.dwell(), this.clock.from));
  }

  /** Whether an event, a movement or an area is told by the accounts in force and passes the filters. @param {Item} item */
  shows = (item) => counts(item.properties, this.told.accounts) && (this.passed?.has(item) ?? true);

  /** Differs whenever something else than before is shown of all that the operation holds. */
  get shownKey() {
    return JSON.stringify([...this.told.accounts, this.state.get().filters, this.passed?.size, this.grew]);
  }

  /** How long a thing of no length stays, milliseconds of the operation's time; negative where that runs backwards. */
  dwell() {
    const { playing, pace, direction } = this.clock;
    return playing ? DWELL * pace * direction : 0;
  }

  /** The same instant as the version that is compared tells it. */
  get other() {
    return this.comparison?.situation ?? null;
  }

  /** What the map marks as selected: of a claim, what it is about. */
  #marked() {
    const { selection } = this.state.get();
    if (!selection?.startsWith('claims/')) return selection;
    const { eventId, placeId } = this.operation.items.get(selection)?.properties ?? {};
    return this.situation.events.some(({ id }) => id === eventId) ? `events/${eventId}` : `places/${placeId}`;
  }

  /** @returns {Scene} */
  scene() {
    const { layers, perspective, trail, opened } = this.state.get();
    const selection = this.#marked();
    const { operation, situation, format, palette, base, passed } = this;
    const { playing: running } = this.clock;
    const shown = {
      operation,
      situation,
      format,
      palette,
      base,
      selection,
      layers,
      perspective,
      trail,
      opened,
      passed,
      running,
    };
    return { ...shown, ...this.comparison?.forScene };
  }

  showStartView() {
    const { defaultView, bbox } = this.operation.document;
    if (defaultView)
      this.map.show({ zoom: this.fitZoom(defaultView.zoom), lat: defaultView.center[1], lng: defaultView.center[0] });
    else this.map.showBox(bbox);
  }

  /** @param {number} zoom  A small screen shows as much land as a large one by standing further back. */
  fitZoom(zoom) {
    return byId('map').clientWidth < 600 ? zoom - 0.75 : zoom;
  }

  /** @param {string | null} key  "collection/id"; of a stack of symbols, "stack/" and the movement it is drawn as. */
  select(key) {
    if (key?.startsWith('stack/')) return this.state.set({ opened: key.slice('stack/'.length) });
    const { tab } = this.state.get();
    if (key && tab !== 'now') this.cameFrom = tab;
    this.state.set({ selection: key, tab: key ? 'now' : this.cameFrom, sheetOpen: key !== null, opened: null });
    const item = this.operation.items.get(this.#marked() ?? '');
    const point = item && (item.collection === 'events' || item.collection === 'places') ? pointOf(item) : null;
    if (point) this.map.reveal(point, this.panel?.covers(byId('map')));
  }

  /**
   * Tells the story, or ends it.
   * @param {string | null} id  The step to begin at; "" for the first.
   * @param {boolean} [arranged]  Whether time, view and choices are those of a link already.
   */
  async tell(id, arranged = false) {
    if (id === null) {
      this.story?.close();
    } else if (this.operation.document.story?.length > 0) {
      const [{ Story }] = await Promise.all([import('./story.js'), this.words]);
      this.story ??= new Story(this);
      this.story.go(id, arranged);
    }
  }

  async share() {
    const { openShare } = await import('./panels/share-dialog.js');
    return openShare(this);
  }

  /** Brings the clock to where an item is. @param {string} key */
  goTo(key) {
    const item = this.operation.items.get(key);
    if (!item || !Number.isFinite(item.span.begin)) return;
    this.playback.goTo(item.span.begin);
  }

  /** The clock's instant as the feeds write it, to the second. */
  clockInstant() {
    return formatInstant(Math.round(this.clock.now / 1000) * 1000);
  }

  /** Says something to those who do not see the map. @param {string} words */
  say(words) {
    byId('live').textContent = words;
  }

  #clockChanged() {
    this.touched = true;
    this.refresh();
    if (!this.clock.playing) this.link.write();
  }

  refresh() {
    this.large?.follow();
    this.#findSituation();
    this.comparison?.find();
    this.map.update();
    this.comparison?.update();
    this.tools.update();
    this.find?.update();
    this.clockBar.update();
    this.filterBar?.update();
    this.panel?.update();
    this.eventTable?.update();
  }

  /**
   * @param {import('./state.js').State} now
   * @param {import('./state.js').State} before
   */
  #stateChanged(now, before) {
    if (now.selection !== before.selection) {
      this.touched = true;
      void this.large?.complete(now.selection);
    }
    if (now.sheetOpen !== before.sheetOpen) this.panel?.sheet();
    if (now.language !== before.language) void this.#speak(now.language);
    if (now.perspective !== before.perspective) this.redraw();
    if (now.accounts !== before.accounts) {
      this.#findSituation();
      this.playback.refind();
    }
    if (now.warp !== before.warp || (now.warp > 0 && now.accounts !== before.accounts)) void this.playback.bend();
    if (now.filters !== before.filters) this.#awaits(this.#filter());
    if (now.story !== before.story) drawMasthead(this, byId('masthead'));
    this.refresh();
    if (now.tables !== before.tables || now.language !== before.language) void this.#tabulate(true);
    const accounts = now.accounts !== before.accounts && (now.versus || before.versus);
    if (now.versus !== before.versus || now.overlay !== before.overlay || accounts) this.#awaits(this.#arrange());
    this.link.write();
  }

  /** Lays the stage out for what is compared; the comparison is fetched when it is first asked for. */
  async #arrange() {
    const [{ createComparison }] = await Promise.all([import('./panels/comparison.js'), this.words]);
    this.comparison ??= createComparison(this, byId('stage'));
    this.comparison.arrange();
    this.refresh();
    this.redraw();
  }

  /** @param {Promise<void>} part */
  #awaits(part) {
    this.arranged = Promise.all([this.arranged, part]);
  }

  /**
   * Finds what passes the filters; what filters is fetched when something is filtered for the first time. Once it is
   * there nothing is waited for: what is shown and what is said of it never differ.
   */
  async #filter() {
    if (!this.passing) {
      const [{ passing }, { createFilterBar }] = await Promise.all([
        import('./core/filters.js'),
        import('./panels/filter-bar.js'),
        this.words,
      ]);
      this.filterBar ??= createFilterBar(this, byId('stage'));
      this.passing = passing;
    }
    const { filters } = this.state.get();
    this.passed = Object.keys(filters).length > 0 ? this.passing(this.operation, filters) : null;
    this.playback.refind();
    this.refresh();
  }

  /** Lays the table of events over the map, or takes it off; it is fetched when it is first asked for. */
  async #tabulate(/** @type {boolean} */ asked) {
    const wanted = () => this.state.get().tables.includes('events');
    if (wanted()) {
      const [{ createEventTable }] = await Promise.all([import('./panels/event-table.js'), this.words]);
      this.eventTable ??= createEventTable(this, byId('stage'));
    }
    this.eventTable?.show(wanted(), asked);
  }

  /** Draws every map anew. */
  redraw() {
    this.map.redraw();
    this.comparison?.redraw();
  }

  /** @param {import('./core/types.js').Language} language */
  async #speak(language) {
    this.texts = await loadAllTexts(language);
    this.format = createFormat(language, this.format.timeZone);
    this.relabel();
    this.redraw();
    this.refresh();
  }

  relabel() {
    drawMasthead(this, byId('masthead'));
    byId('map').setAttribute('aria-label', `${this.texts.map}. ${this.texts.mapHelp}`);
    this.find?.relabel();
    this.tools.relabel();
    this.clockBar.relabel();
    this.filterBar?.update();
    this.panel?.relabel();
    this.embedHead?.();
  }
}
