/** @import { View } from './projection.js' */

/** What lies beneath everything and costs most to draw, kept as a picture: it is copied while view and land stay the same. */
export class Backdrop {
  /** @param {(context: CanvasRenderingContext2D, view: View) => void} draw */
  constructor(draw) {
    this.draw = draw;
    this.canvas = document.createElement('canvas');
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d', { alpha: false }));
    this.drawn = '';
  }

  /** It is drawn anew the next time: the land or its colours are others. */
  forget() {
    this.drawn = '';
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  copyTo(context, view) {
    const { width, height } = context.canvas;
    const key = JSON.stringify(view);
    if (key !== this.drawn) {
      // Setting the size clears it.
      this.canvas.width = width;
      this.canvas.height = height;
      this.context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      this.draw(this.context, view);
      this.drawn = key;
    }
    // A hidden map has no size, as when its page is printed; a picture of none cannot be copied.
    if (width) context.drawImage(this.canvas, 0, 0, view.width, view.height);
  }
}
