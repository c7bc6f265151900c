/** @import { Scene } from './scene.js' */
import { MapView } from './map-view.js';
import { showOtherVersion } from './other-version.js';

/**
 * A map beside the page, at a size and density of its own, for pictures: it shows the land that a map of the page
 * shows, and is drawn when it is asked for.
 */
export class OffscreenMap {
  /**
   * @param {() => Scene} scene
   * @param {{ width: number, height: number, ratio: number }} size  Pixels, and device pixels per pixel.
   * @param {{ zoom: number, lat: number, lng: number }} position
   */
  constructor(scene, { width, height, ratio }, position) {
    this.width = width;
    this.height = height;
    this.ratio = ratio;
    this.element = document.createElement('div');
    this.element.className = 'offscreen';
    this.element.inert = true;
    this.element.setAttribute('aria-hidden', 'true');
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
    document.body.append(this.element);
    const nothing = () => {};
    this.view = new MapView(this.element, scene, {
      reducedMotion: true,
      onMove: nothing,
      onSelect: nothing,
      onHover: nothing,
    });
    showOtherVersion(this.view);
    for (const layer of [this.view.slow, this.view.fast]) layer.ratio = ratio;
    // Between the steps that a reader zooms by: the same land at any size.
    this.view.map.options.zoomSnap = 0;
    this.view.show(position);
  }

  /**
   * Draws the scene as it is now.
   * @param {CanvasRenderingContext2D} context  In pixels, not device pixels.
   * @param {number} x
   * @param {number} y
   */
  drawOn(context, x, y) {
    this.view.redraw();
    for (const canvas of this.element.querySelectorAll('canvas')) {
      const pad = (canvas.width / this.#ratioOf(canvas) - this.width) / 2;
      const ratio = this.#ratioOf(canvas);
      const top = (canvas.height / ratio - this.height) / 2;
      context.drawImage(
        canvas,
        pad * ratio,
        top * ratio,
        this.width * ratio,
        this.height * ratio,
        x,
        y,
        this.width,
        this.height,
      );
    }
  }

  /** @param {HTMLCanvasElement} canvas */
  #ratioOf(canvas) {
    return canvas.width / Number.parseFloat(canvas.style.width);
  }

  /** Metres per pixel in the middle of the map. */
  get metres() {
    const { zoom, lat } = this.view.position;
    return (40030173.6 * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** zoom);
  }

  remove() {
    this.view.remove();
    this.element.remove();
  }
}
