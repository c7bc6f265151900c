/** @import { Warp } from './warp.js' */
import { clamp, DAY, HOUR, MINUTE } from './time.js';

/** The speeds that are offered: operation milliseconds per wall millisecond. */
export const SPEEDS = [MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY].map(
  (each) => each / 1000,
);
/** The one that a clock begins with. */
export const SPEED_AT_FIRST = HOUR / 1000;

/** The longest step of wall time that one tick may stand for: a tab that slept does not leap. */
const LONGEST_TICK = 250;

/**
 * The one clock of the page. It holds operation time and does not know the wall: whoever drives it says how much wall
 * time went by, so that tests and exports can drive it by hand. It shows an instant, or a window that ends there.
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
    /** Length of the window that ends now, milliseconds; 0 for an instant. */
    this.width = 0;
    this.playing = false;
    this.loop = false;
    /** @type {1 | -1} */
    this.direction = 1;
    /** Operation milliseconds per wall millisecond; with a warp, on the average of the whole operation. */
    this.rate = SPEED_AT_FIRST;
    /** How the slider's length is shared out; null: evenly. @type {Warp | null} */
    this.warp = null;
  }

  /** Where the window begins; the instant itself where there is none. */
  get from() {
    return Math.max(this.begin, this.now - this.width);
  }

  /** Operation milliseconds per wall millisecond at this instant. */
  get pace() {
    return this.warp ? this.rate / this.warp.slopeAt(this.now) : this.rate;
  }

  /**
   * How far along the slider an instant lies.
   * @param {number} t
   * @returns {number} 0 to 1, and beyond for what is outside the operation's time.
   */
  fractionAt(t) {
    return this.warp ? this.warp.fractionAt(t) : (t - this.begin) / (this.end - this.begin);
  }

  /**
   * The instant at a part of the slider's length.
   * @param {number} fraction
   */
  timeAt(fraction) {
    return this.warp ? this.warp.timeAt(fraction) : this.begin + fraction * (this.end - this.begin);
  }

  /** @param {(clock: Clock) => void} listener */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  play() {
    const [first, last] = this.direction > 0 ? [this.begin, this.end] : [this.end, this.begin];
    if (this.now === last) this.now = first;
    this.playing = true;
    this.#tell();
  }

  pause() {
    if (this.playing) this.#change({ playing: false });
  }

  /** @param {number} t */
  set(t) {
    const next = clamp(t, this.begin, this.end);
    if (next !== this.now) this.#change({ now: next });
  }

  /**
   * Shows the window between two instants; an instant where they are one.
   * @param {number} from
   * @param {number} t
   */
  setWindow(from, t) {
    const now = clamp(t, this.begin, this.end);
    const width = now - clamp(from, this.begin, now);
    if (now !== this.now || width !== this.width) this.#change({ now, width });
  }

  /** @param {number} width  Milliseconds; 0 for an instant. */
  setWidth(width) {
    this.#change({ width: clamp(width, 0, this.end - this.begin) });
  }

  /** @param {Partial<Pick<Clock, 'rate' | 'direction' | 'loop'>>} pace */
  setPace(pace) {
    this.#change(pace);
  }

  /** Plays the other way. */
  reverse() {
    this.#change({ direction: this.direction > 0 ? -1 : 1 });
  }

  /** @param {Warp | null} warp */
  setWarp(warp) {
    this.#change({ warp });
  }

  /** @param {number} wall  Milliseconds of wall time since the last tick. */
  tick(wall) {
    if (!this.playing) return;
    const step = clamp(wall, 0, LONGEST_TICK) * this.rate * this.direction;
    const { begin, end, warp } = this;
    const next = warp ? warp.timeAt(warp.fractionAt(this.now) + step / (end - begin)) : this.now + step;
    const over = this.direction > 0 ? next >= end : next <= begin;
    const [first, last] = this.direction > 0 ? [begin, end] : [end, begin];
    this.#change({ now: over ? (this.loop ? first : last) : next, playing: !over || this.loop });
  }

  /** @param {Partial<Pick<Clock, 'now' | 'width' | 'playing' | 'rate' | 'direction' | 'loop' | 'warp'>>} changes */
  #change(changes) {
    Object.assign(this, changes);
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener(this);
  }
}
