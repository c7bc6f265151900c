/** @import { Item } from '../core/types.js' */
/** @import { Hit, Scene } from './scene.js' */
import { Boxes } from '../core/boxes.js';
import { surenessIn } from '../core/time.js';
import { Atlas } from './atlas.js';
import { Backdrop } from './backdrop.js';
import { CanvasLayer } from './canvas-layer.js';
import { areaAt, drawAreas } from './draw-areas.js';
import { calloutHits, drawCallouts, drawEventRings, groupEvents, placeCallouts } from './draw-events.js';
import { drawMovers } from './draw-movers.js';
import { drawMoverRings, drawPaths } from './draw-paths.js';
import { drawPlaceLines, drawPlaces, placeNames, placesInView, reserveDots } from './draw-places.js';
import { CROWD, glideMovers, layOutMovers, reserveMovers } from './lay-out-movers.js';
import { L } from './leaflet.js';
import { drawMoverNames, placeMoverNames } from './mover-names.js';
import { toCanvas } from './projection.js';

/** @typedef {{ zoom: number, lat: number, lng: number }} MapPosition */

/**
 * Keeps names inside what can be seen of a canvas.
 * @param {Boxes} boxes
 * @param {import('./projection.js').View} view
 */
function reserveEdges(boxes, { width, height, pad }) {
  boxes.take(-1e4, -1e4, pad + 2, 1e4);
  boxes.take(width - pad - 2, -1e4, 1e4, 1e4);
  boxes.take(-1e4, -1e4, 1e4, pad + 2);
  boxes.take(-1e4, height - pad - 2, 1e4, 1e4);
}

/** With more movers than this no time is taken to gather them in stacks, at rest neither. */
const MULTITUDE = 1000;

/**
 * Whether the movers are drawn as a crowd: while they move there is no time to gather hundreds of them in stacks. A
 * comparison draws every mover in full.
 * @param {Scene} scene
 */
function isCrowd({ situation, running, ghost }) {
  return !ghost && situation.positions.length > (running ? CROWD : MULTITUDE);
}

/**
 * The map: the one thing outside this folder's drawing that knows Leaflet is there. Two canvases - the land with what
 * changes now and then, and what moves - are drawn again only when what they show has changed.
 */
export class MapView {
  /**
   * @param {HTMLElement} element
   * @param {() => Scene} scene
   * @param {{ reducedMotion: boolean, onMove: () => void, onSelect: (key: string | null) => void,
   *   onHover: (key: string | null, at: { x: number, y: number } | null, parties?: string[]) => void }} options
   */
  constructor(element, scene, options) {
    this.scene = scene;
    this.options = options;
    this.atlas = new Atlas();
    /** @type {Hit[]} */
    this.hits = [];
    /** @type {Map<string, number>} */
    this.calloutSides = new Map();
    /** Where the symbols stood about their spots at the last drawing. @type {Map<string, { x: number, y: number }>} */
    this.offsets = new Map();
    /** What lies over the map, in its pixels: no name is written under it. @type {{ left: number, top: number, right: number, bottom: number }[]} */
    this.covered = [];
    this.slowKey = '';
    /** Draws the way behind the movers, which comes after the first map. @type {typeof import('./draw-trails.js').drawTrails | null} */
    this.trails = null;
    void import('./draw-trails.js').then(({ drawTrails }) => {
      this.trails = drawTrails;
      this.fast.redraw();
    });
    /** Draws movers by the hundred; fetched when there are so many. @type {import('./crowd.js').Crowd | null} */
    this.crowd = null;
    /** The same, if the last drawing needed it. @type {import('./crowd.js').Crowd | null} */
    this.crowded = null;
    /** Data that the operation carries beside its own items, beneath what happens.
     * @type {{ draw: (context: CanvasRenderingContext2D, view: import('./projection.js').View, scene: Scene) => void,
     *   hit: (lng: number, lat: number, view: import('./projection.js').View) => Item | null, key: () => string } | null} */
    this.reference = null;
    /** The movements whose paths were drawn last. @type {import('../core/types.js').Movement[]} */
    this.pathsOf = [];
    /** What is drawn besides: another version of the same moment. @type {import('./other-version.js').OtherVersion | null} */
    this.extra = null;
    this.map = L.map(element, {
      zoomControl: false,
      attributionControl: false,
      zoomSnap: 0.25,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 90,
      minZoom: 2,
      maxZoom: 15,
      worldCopyJump: false,
      zoomAnimation: !options.reducedMotion,
      fadeAnimation: false,
      inertia: !options.reducedMotion,
      center: [0, 0],
      zoom: 3,
    });
    this.scale = L.control.scale({ imperial: false, position: 'bottomleft', maxWidth: 110 }).addTo(this.map);
    for (const [name, order] of /** @type {[string, number][]} */ ([
      ['slow', 300],
      ['ghost', 350],
      ['fast', 400],
    ])) {
      const pane = this.map.createPane(name);
      pane.style.zIndex = String(order);
      pane.style.pointerEvents = 'none';
    }
    this.land = new Backdrop((context, view) => {
      const { base, palette } = scene();
      context.fillStyle = palette.water;
      context.fillRect(0, 0, view.width, view.height);
      base?.draw(context, view, palette);
    });
    const opaque = { alpha: false };
    this.slow = new CanvasLayer('slow', 0.3, (context, view) => this.#drawSlow(context, view), opaque).addTo(this.map);
    this.fast = new CanvasLayer('fast', 0.01, (context, view) => this.#drawFast(context, view)).addTo(this.map);
    this.map.on('moveend', () => options.onMove());
    this.map.on('click', (event) => options.onSelect(this.hit(event.latlng)));
    this.map.on('mousemove', (event) => {
      const key = this.hit(event.latlng);
      element.classList.toggle('is-over-feature', key !== null);
      options.onHover(key, event.containerPoint, this.hits.find((hit) => hit.key === key)?.parties);
    });
    this.map.on('mouseout dragstart zoomstart', () => options.onHover(null, null));
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('./projection.js').View} view
   */
  #drawSlow(context, view) {
    const scene = this.scene();
    this.land.copyTo(context, view);
    drawPlaceLines(context, view, scene);
    this.reference?.draw(context, view, scene);
    if (scene.layers.areas) drawAreas(context, view, scene);
    if (scene.layers.paths) drawPaths(context, view, scene);
  }

  /**
   * What moves, and all names: room for them is found anew as the symbols move, first for those that matter most.
   * @param {CanvasRenderingContext2D} context
   * @param {import('./projection.js').View} view
   */
  #drawFast(context, view) {
    const scene = this.scene();
    const { layers, base, palette, format } = scene;
    const crowd = layers.movers && isCrowd(scene) ? this.#crowdWhenLoaded() : null;
    const boxes = new Boxes();
    const laid = layers.movers && !crowd ? layOutMovers(view, scene) : [];
    this.offsets = glideMovers(laid, this.offsets, scene.running);
    const movers = laid.filter((mover) => !mover.ghost);
    const groups = layers.events ? groupEvents(view, scene) : [];
    const places = layers.places ? placesInView(view, scene) : [];
    for (const { left, top, right, bottom } of this.covered) {
      boxes.take(left + view.pad, top + view.pad, right + view.pad, bottom + view.pad);
    }
    reserveMovers(boxes, laid);
    reserveDots(view, boxes, places);
    const major = placeNames(context, view, scene, boxes, places, true);
    reserveEdges(boxes, view);
    const callouts = placeCallouts(context, view, scene, boxes, groups, this.calloutSides);
    const names = placeMoverNames(context, scene, boxes, movers);
    const minor = placeNames(context, view, scene, boxes, places, false);
    if (layers.movers && layers.uncertainty && !crowd) drawMoverRings(context, view, scene);
    if (layers.places) base?.drawNames(context, view, palette, format.language, boxes);
    const placeHits = drawPlaces(context, view, scene, [...major, ...minor]);
    const eventHits = drawEventRings(context, view, scene, groups);
    if (layers.movers && !crowd) this.trails?.(context, view, scene);
    const moverHits = drawMovers(context, view, scene, this.atlas, movers);
    crowd?.draw(context, view, scene, boxes);
    drawCallouts(context, scene, callouts);
    drawMoverNames(context, scene, names);
    this.crowded = crowd;
    this.hits = [...moverHits, ...calloutHits(callouts), ...eventHits, ...placeHits];
    this.extra?.drawn(context, view, scene, boxes, laid);
  }

  #crowdWhenLoaded() {
    if (!this.crowd) {
      void import('./crowd.js').then(({ Crowd }) => {
        this.crowd ??= new Crowd(this.atlas);
        this.fast.redraw();
      });
    }
    return this.crowd;
  }

  /**
   * Whether other paths are to be drawn than the last time. Found without a word for each: there may be thousands.
   * @param {import('../core/types.js').Position[]} positions
   */
  #otherPaths(positions) {
    const same =
      positions.length === this.pathsOf.length && positions.every(({ movement }, i) => movement === this.pathsOf[i]);
    if (!same) this.pathsOf = positions.map(({ movement }) => movement);
    return !same;
  }

  /** Draws what has changed since the last time; the clock calls this for every frame. */
  update() {
    const scene = this.scene();
    const { situation } = scene;
    const crowd = situation.positions.length > CROWD;
    const otherPaths = !crowd && this.#otherPaths(situation.positions);
    const key = [
      crowd,
      this.reference?.key(),
      situation.areas.map((a) => a.id + Math.round(surenessIn(a.span, situation.from, situation.t) * 12)),
      situation.positions.filter((p) => p.movement.properties.kind === 'fire').map((p) => p.id + p.status),
      scene.selection,
      [...(scene.spotlight ?? [])],
      Object.values(scene.layers),
      scene.format.language,
    ].join('|');
    if (key !== this.slowKey || otherPaths) {
      this.slowKey = key;
      this.slow.redraw();
    }
    this.fast.redraw();
    this.extra?.update();
  }

  /** Draws everything: after the theme, the base map or the symbols have come. */
  redraw() {
    this.land.forget();
    this.crowd?.forget();
    this.slow.redraw();
    this.fast.redraw();
    this.extra?.update();
  }

  /**
   * What lies at a position, the topmost first.
   * @param {import('leaflet').LatLng} latlng
   * @returns {string | null}
   */
  hit({ lat, lng }) {
    const [x, y] = toCanvas(this.fast.view, lng, lat);
    const found = [...(this.crowded?.hits ?? []), ...this.hits].find(
      (hit) => Math.abs(hit.x - x) <= (hit.width ?? hit.radius) && Math.abs(hit.y - y) <= hit.radius,
    );
    if (found) return found.key;
    const { situation, layers } = this.scene();
    const area = layers.areas ? areaAt(situation.areas, lng - 360 * Math.round(lng / 360), lat) : null;
    const lies = area ?? this.reference?.hit(lng, lat, this.fast.view);
    return lies ? `${lies.collection}/${lies.id}` : null;
  }

  /** @returns {MapPosition} */
  get position() {
    const { lat, lng } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lng };
  }

  /** What is in view, degrees: west, south, east, north. @returns {[number, number, number, number]} */
  get box() {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** Goes there so that the way can be followed. @param {MapPosition} position */
  fly({ zoom, lat, lng }) {
    if (this.options.reducedMotion) this.show({ zoom, lat, lng });
    else this.map.flyTo([lat, lng], zoom, { duration: 1.1 });
  }

  /** @param {MapPosition} position */
  show({ zoom, lat, lng }) {
    this.map.setView([lat, lng], zoom, { animate: false });
  }

  /**
   * @param {[number, number, number, number]} bbox  West, south, east, north.
   * @param {number} [nearest]  The largest zoom to go to.
   */
  showBox([west, south, east, north], nearest) {
    this.map.fitBounds(
      [
        [south, west],
        [north, east < west ? east + 360 : east],
      ],
      { animate: !this.options.reducedMotion, padding: [16, 16], maxZoom: nearest },
    );
  }

  /**
   * Brings a position into view if it is not, or is hidden by what lies over the map.
   * @param {[number, number]} point  Longitude, latitude.
   * @param {number} hidden  Height at the bottom of the map that something covers, pixels.
   */
  reveal([lon, lat], hidden = 0) {
    const size = this.map.getSize();
    const { x, y } = this.map.latLngToContainerPoint([lat, this.#near(lon)]);
    const bottom = size.y - hidden;
    const margin = 48;
    if (x > margin && y > margin && x < size.x - margin && y < bottom - margin) return;
    this.centre([lon, lat], hidden);
  }

  /**
   * Brings a position to the middle of what can be seen.
   * @param {[number, number]} point  Longitude, latitude.
   * @param {number} hidden  Height at the bottom of the map that something covers, pixels.
   */
  centre([lon, lat], hidden = 0) {
    const size = this.map.getSize();
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    this.map.panBy([x - size.x / 2, y - (size.y - hidden) / 2], { animate: !this.options.reducedMotion });
  }

  /**
   * Brings a position to the middle, near enough to see it.
   * @param {[number, number]} point  Longitude, latitude.
   */
  bring([lon, lat]) {
    this.map.setView([lat, this.#near(lon)], Math.max(this.map.getZoom(), 9), { animate: !this.options.reducedMotion });
  }

  /** The same longitude on the turn of the world that is shown. @param {number} lon */
  #near(lon) {
    return lon - 360 * Math.round((lon - this.map.getCenter().lng) / 360);
  }

  /** @param {1 | -1} steps */
  zoomBy(steps) {
    this.map.setZoom(this.map.getZoom() + steps);
  }

  /**
   * Says what lies over the map.
   * @param {HTMLElement[]} elements
   */
  coveredBy(elements) {
    const frame = this.map.getContainer().getBoundingClientRect();
    this.covered = elements.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left: left - frame.left, top: top - frame.top, right: right - frame.left, bottom: bottom - frame.top };
    });
  }

  /** Takes the map off the page. */
  remove() {
    this.map.remove();
  }

  /** After the page was laid out anew. */
  resized() {
    this.map.invalidateSize({ pan: false });
  }
}
