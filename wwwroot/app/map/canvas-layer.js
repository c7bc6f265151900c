/** @import { View } from './projection.js' */
import { L } from './leaflet.js';

/**
 * A canvas that covers the map and a margin around it, stays in place while the map is dragged and is scaled while it
 * is zoomed. What it shows is drawn by one function, asked whenever the view has changed.
 */
export class CanvasLayer extends L.Layer {
  /**
   * @param {string} pane
   * @param {number} pad  Margin on every side, as a part of the map's size.
   * @param {(context: CanvasRenderingContext2D, view: View) => void} draw
   * @param {CanvasRenderingContext2DSettings} [settings]
   */
  constructor(pane, pad, draw, settings) {
    super();
    this.pane = pane;
    this.pad = pad;
    this.draw = draw;
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'map-canvas leaflet-zoom-animated';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d', settings));
    /** @type {View} */
    this.view = { zoom: 0, scale: 256, left: 0, top: 0, width: 0, height: 0, pad: 0, ratio: 1 };
    /** @type {number | null} */
    this.frame = null;
    /** Whether a zoom that is under way has scaled it. */
    this.scaled = false;
    /** Device pixels per CSS pixel; null: the screen's. @type {number | null} */
    this.ratio = null;
  }

  /** @returns {any} */
  getEvents() {
    return {
      viewreset: this.redraw,
      moveend: this.redraw,
      resize: this.redraw,
      move: this.schedule,
      zoomanim: this.#animateZoom,
    };
  }

  /** @param {import('leaflet').Map} map */
  onAdd(map) {
    map.getPane(this.pane)?.appendChild(this.canvas);
    this.redraw();
    return this;
  }

  onRemove() {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.canvas.remove();
    return this;
  }

  /** Redraws before the next frame; many requests make one drawing. */
  schedule() {
    this.frame ??= requestAnimationFrame(() => this.redraw());
    return this;
  }

  redraw() {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.frame = null;
    const map = this._map;
    if (!map) return;
    this.#fit(map);
    const { ratio } = this.view;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, this.view.width, this.view.height);
    this.draw(this.context, this.view);
  }

  /** @param {import('leaflet').Map} map */
  #fit(map) {
    const size = map.getSize();
    const pad = Math.ceil(Math.max(size.x, size.y) * this.pad);
    const ratio = this.ratio ?? devicePixelRatio;
    const width = size.x + 2 * pad;
    const height = size.y + 2 * pad;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    const corner = map.containerPointToLayerPoint([-pad, -pad]).round();
    // A zoom scales the canvas without moving it.
    if (this.scaled || !L.DomUtil.getPosition(this.canvas)?.equals(corner)) L.DomUtil.setPosition(this.canvas, corner);
    this.scaled = false;
    const origin = map.getPixelOrigin();
    const zoom = map.getZoom();
    const scale = 256 * 2 ** zoom;
    this.view = { zoom, scale, left: origin.x + corner.x, top: origin.y + corner.y, width, height, pad, ratio };
  }

  /** @param {import('leaflet').ZoomAnimEvent} event */
  #animateZoom(event) {
    const map = /** @type {any} */ (this._map);
    const scale = map.getZoomScale(event.zoom, this.view.zoom);
    const corner = map.unproject([this.view.left, this.view.top], this.view.zoom);
    this.scaled = true;
    L.DomUtil.setTransform(this.canvas, map._latLngToNewLayerPoint(corner, event.zoom, event.center), scale);
  }
}
