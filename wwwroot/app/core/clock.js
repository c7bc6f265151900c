import { clamp, HOUR } from './time.js';

/** The longest step of wall time that one tick may stand for: a tab that slept does not leap. */
const LONGEST_TICK = 250;

/**
 * The one clock of the page. It holds operation time and does not know the wall: whoever drives it says how much wall
 * time went by, so that tests and exports can drive it by hand.
 */
export class Clock {
  /** @type {Set<(clock: Clock) => void>} */
  #listeners = new Set();

  /**
   * @param {number} begin
   * @param {number} end
   * @param {number} [t]
   */
  constructor(begin, end, t = begin) {
    this.begin = begin;
    this.end = end;
    this.now = clamp(t, begin, end);
    this.playing = false;
    this.loop = false;
    /** Operation milliseconds per wall millisecond. */
    this.rate = HOUR / 1000;
  }

  /** @param {(clock: Clock) => void} listener */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  play() {
    if (this.now >= this.end) this.now = this.begin;
    this.playing = true;
    this.#tell();
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.#tell();
  }

  /** @param {number} t */
  set(t) {
    const next = clamp(t, this.begin, this.end);
    if (next === this.now) return;
    this.now = next;
    this.#tell();
  }

  /** @param {number} rate */
  setRate(rate) {
    this.rate = rate;
    this.#tell();
  }

  /** @param {boolean} loop */
  setLoop(loop) {
    this.loop = loop;
    this.#tell();
  }

  /** @param {number} wall  Milliseconds of wall time since the last tick. */
  tick(wall) {
    if (!this.playing) return;
    const next = this.now + clamp(wall, 0, LONGEST_TICK) * this.rate;
    if (next >= this.end) {
      this.now = this.loop ? this.begin : this.end;
      this.playing = this.loop;
    } else {
      this.now = next;
    }
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener(this);
  }
}
