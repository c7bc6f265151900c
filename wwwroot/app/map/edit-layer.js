/** @import { Geometry } from '../core/types.js' */
/** @import { MapView } from './map-view.js' */
import { verticesOf } from '../core/vertices.js';
import { CanvasLayer } from './canvas-layer.js';
import { L } from './leaflet.js';
import { toCanvas } from './projection.js';

/** So many vertices get a handle at once: those in view. */
const MOST_HANDLES = 250;
/** Pixels that a key press moves a vertex; with Shift, the small one. */
const STEP = 10;
const SMALL_STEP = 1;
const MOVES = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});

/**
 * What is drawn over the map while something is edited.
 * @typedef {object} EditedShape
 * @property {Geometry | null} geometry
 * @property {Geometry | null} [ghost]  Another version, dashed.
 * @property {[number, number][]} [drawing]  Positions that are to become a shape.
 */

/** The shape that is edited: its lines, and a handle for each vertex that can be dragged, or moved by the arrow keys. */
export class EditLayer {
  /**
   * @param {MapView} view
   * @param {{ color: () => string, halo: () => string, label: (n: number) => string,
   *   onMove: (i: number, at: [number, number], isDone: boolean) => void, onChoose: (i: number) => void,
   *   onAdd: (i: number) => void, onRemove: (i: number) => void, onPress: (at: [number, number]) => void }} does  Vertices by their place in `verticesOf`.
   */
  constructor(view, does) {
    this.view = view;
    this.map = view.map;
    this.does = does;
    /** @type {EditedShape} */
    this.shape = { geometry: null };
    /** @type {Map<number, HTMLButtonElement>} */
    this.handles = new Map();
    for (const [name, order] of /** @type {[string, string][]} */ ([
      ['edited', '450'],
      ['handles', '500'],
    ])) {
      const pane = this.map.getPane(name) ?? this.map.createPane(name);
      pane.style.zIndex = order;
      pane.style.pointerEvents = 'none';
    }
    this.pane = /** @type {HTMLElement} */ (this.map.getPane('handles'));
    this.lines = new CanvasLayer('edited', 0.1, (context, canvas) => this.#draw(context, canvas)).addTo(this.map);
    this.place = () => this.#place();
    this.hide = () => this.pane.classList.add('is-hidden');
    this.map.on('zoomstart', this.hide);
    this.map.on('zoomend moveend viewreset', this.place);
    // While something is edited, a press on the map selects nothing.
    this.selects = view.options.onSelect;
    view.options.onSelect = () => {};
    this.press = (/** @type {import('leaflet').LeafletMouseEvent} */ { latlng: { lng, lat } }) =>
      does.onPress([lng, lat]);
    this.map.on('click', this.press);
  }

  /** @param {EditedShape} shape */
  show(shape) {
    this.shape = shape;
    this.lines.redraw();
    this.#place();
  }

  /** Gives a vertex the focus; brings it into view first. @param {number} i */
  focus(i) {
    const vertex = verticesOf(this.shape.geometry)[i];
    if (!vertex) return;
    this.view.reveal(vertex.at);
    this.#place();
    this.handles.get(i)?.focus({ preventScroll: true });
  }

  remove() {
    this.view.options.onSelect = this.selects;
    this.map.off('click', this.press);
    this.map.off('zoomstart', this.hide);
    this.map.off('zoomend moveend viewreset', this.place);
    this.lines.remove();
    for (const handle of this.handles.values()) handle.remove();
    this.handles.clear();
  }

  /** @param {[number, number]} at */
  #near([lon, lat]) {
    return L.latLng(lat, lon - 360 * Math.round((lon - this.map.getCenter().lng) / 360));
  }

  #place() {
    this.pane.classList.remove('is-hidden');
    const bounds = this.map.getBounds().pad(0.05);
    const vertices = this.shape.drawing ? [] : verticesOf(this.shape.geometry);
    const focused = [...this.handles].find(([, handle]) => handle === document.activeElement)?.[0];
    /** @type {Set<number>} */
    const shown = new Set();
    vertices.forEach(({ at }, i) => {
      const spot = this.#near(at);
      if (i !== focused && (shown.size >= MOST_HANDLES || !bounds.contains(spot))) return;
      shown.add(i);
      const handle = this.handles.get(i) ?? this.#addHandle(i);
      handle.setAttribute('aria-label', this.does.label(i + 1));
      L.DomUtil.setPosition(handle, this.map.latLngToLayerPoint(spot));
    });
    for (const [i, handle] of this.handles) {
      if (shown.has(i)) continue;
      handle.remove();
      this.handles.delete(i);
    }
  }

  /** @param {number} i */
  #addHandle(i) {
    const handle = document.createElement('button');
    handle.type = 'button';
    handle.className = 'vertex';
    handle.dataset.key = `vertex-${i}`;
    // Neither drags nor presses of a handle are the map's.
    L.DomEvent.disableClickPropagation(handle);
    handle.addEventListener('pointerdown', (event) => this.#drag(event, handle, i));
    handle.addEventListener('focus', () => this.does.onChoose(i));
    handle.addEventListener('keydown', (event) => this.#press(event, i));
    this.pane.append(handle);
    this.handles.set(i, handle);
    return handle;
  }

  /**
   * @param {PointerEvent} down
   * @param {HTMLElement} handle
   * @param {number} i
   */
  #drag(down, handle, i) {
    if (down.button !== 0) return;
    down.preventDefault();
    down.stopPropagation();
    handle.focus({ preventScroll: true });
    handle.setPointerCapture(down.pointerId);
    const start = this.map.latLngToContainerPoint(this.#near(verticesOf(this.shape.geometry)[i].at));
    let moved = false;
    const to = (/** @type {PointerEvent} */ event, /** @type {boolean} */ isDone) => {
      const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY];
      moved ||= Math.hypot(dx, dy) > 2;
      if (!moved) return;
      const { lng, lat } = this.map.containerPointToLatLng(start.add([dx, dy]));
      this.does.onMove(i, [lng, lat], isDone);
    };
    const move = (/** @type {PointerEvent} */ event) => to(event, false);
    const end = (/** @type {PointerEvent} */ event) => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
      if (event.type === 'pointerup') to(event, true);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} i
   */
  #press(event, i) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = MOVES[event.key];
    const does = { Delete: this.does.onRemove, Insert: this.does.onAdd }[event.key];
    if (!step && !does) return;
    event.preventDefault();
    event.stopPropagation();
    if (!step) return does?.(i);
    const length = event.shiftKey ? SMALL_STEP : STEP;
    const here = this.map.latLngToContainerPoint(this.#near(verticesOf(this.shape.geometry)[i].at));
    const { lng, lat } = this.map.containerPointToLatLng(here.add([step[0] * length, step[1] * length]));
    this.does.onMove(i, [lng, lat], true);
    this.view.reveal([lng, lat]);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('./projection.js').View} view
   */
  #draw(context, view) {
    const { geometry, ghost, drawing } = this.shape;
    const strokes = [
      { of: ghost ?? null, dash: [7, 6], width: 2.5 },
      {
        of: drawing && drawing.length > 0 ? { type: 'LineString', coordinates: drawing } : geometry,
        dash: [],
        width: 3,
      },
    ];
    for (const { of, dash, width } of strokes) {
      if (!of) continue;
      context.beginPath();
      trace(context, view, of);
      context.setLineDash([]);
      context.lineWidth = width + 3;
      context.strokeStyle = this.does.halo();
      context.stroke();
      context.setLineDash(dash);
      context.lineWidth = width;
      context.strokeStyle = this.does.color();
      context.stroke();
    }
    context.setLineDash([]);
  }
}

/**
 * Lines as lines, points as rings.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./projection.js').View} view
 * @param {Geometry} geometry
 */
function trace(context, view, geometry) {
  const visit = (/** @type {any} */ part) => {
    if (typeof part[0] === 'number') return ring(part);
    if (part.length === 1 && typeof part[0][0] === 'number') return ring(part[0]);
    if (typeof part[0]?.[0] !== 'number' || geometry.type === 'MultiPoint') return part.forEach(visit);
    part.forEach((/** @type {number[]} */ [lon, lat], /** @type {number} */ i) => {
      const [x, y] = toCanvas(view, lon, lat);
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
  };
  const ring = (/** @type {number[]} */ [lon, lat]) => {
    const [x, y] = toCanvas(view, lon, lat);
    context.moveTo(x + 11, y);
    context.arc(x, y, 11, 0, 2 * Math.PI);
  };
  for (const part of geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry]) visit(part.coordinates);
}
