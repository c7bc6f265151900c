/** Kept free around what has been placed, pixels. */
const MARGIN = 2;

/**
 * The places already taken on a drawing, so that labels do not cover each other.
 */
export class Boxes {
  constructor() {
    /** @type {{ x0: number, y0: number, x1: number, y1: number }[]} */
    this.taken = [];
  }

  /**
   * @param {number} x0
   * @param {number} y0
   * @param {number} x1
   * @param {number} y1
   */
  isFree(x0, y0, x1, y1) {
    return !this.taken.some((box) => x0 < box.x1 && x1 > box.x0 && y0 < box.y1 && y1 > box.y0);
  }

  /**
   * @param {number} x0
   * @param {number} y0
   * @param {number} x1
   * @param {number} y1
   */
  take(x0, y0, x1, y1) {
    this.taken.push({ x0, y0, x1, y1 });
  }

  /**
   * The first of several places that is free; it is taken.
   * @param {{ x: number, y: number }[]} corners  Top left corners, best first.
   * @param {number} width
   * @param {number} height
   * @returns {{ x: number, y: number } | null}
   */
  place(corners, width, height) {
    for (const { x, y } of corners) {
      if (this.isFree(x, y, x + width, y + height)) {
        this.take(x - MARGIN, y - MARGIN, x + width + MARGIN, y + height + MARGIN);
        return { x, y };
      }
    }
    return null;
  }
}
