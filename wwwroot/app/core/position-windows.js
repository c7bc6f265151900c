/** @import { Situations } from './situation-binary.js' */
import { readSituations } from './situation-binary.js';
import { DAY, HOUR, MINUTE } from './time.js';

/** From one instant of a window to the next. */
const STEPS = [1, 2, 5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat([1, 2, 3, 6, 12].map((hours) => hours * HOUR))
  .concat([1, 2, 5, 10, 30].map((days) => days * DAY));
/** While the clock runs, a step takes about so long on the wall, milliseconds. */
const STEP_ON_WALL = 250;
/** A window is about so large, bytes; so is what is kept of all of them. */
const WINDOW_BYTES = 1_000_000;
const OVERVIEW_BYTES = 3_000_000;
const MOST_BYTES = 64_000_000;
const RECORD = 12;
/** The server gives at most so many instants at once. */
const MOST_INSTANTS = 400;
/** So many windows are asked for ahead of the clock, and so many at a time. */
const AHEAD = 3;
const AT_A_TIME = 2;
/** While the clock is dragged nothing is asked for until it has stayed for so long, milliseconds. */
const SETTLED = 90;
/** After a fault it is tried again after so long; when the reader is told that something is missing. */
const AGAIN = 2000;
const LATE = 1500;

/**
 * @typedef {object} Ask  A sequence of instants.
 * @property {number} begin  Milliseconds since the Unix epoch.
 * @property {number} step
 * @property {number} count
 * @property {string} accounts  Those in force, by id, with commas between them.
 *
 * @typedef {Ask & { end: number, data: Situations, used: number }} Window
 *
 * @typedef {object} Spot  Where in the windows an instant lies.
 * @property {Situations} data
 * @property {number} instant
 * @property {number} fraction  On the way to the next one.
 * @property {boolean} rough  Whether nothing as fine as is wanted is there yet.
 */

/**
 * Where thousands of strands are, window by window: fetched ahead of the clock in the direction in which it runs, and kept as far as the memory goes.
 * An overview of the whole time comes first, so that wherever the clock is dragged there is something to show.
 */
export class PositionWindows {
  /**
   * @param {{ begin: number, end: number }} span  Of the operation.
   * @param {number} strands  How many there are.
   * @param {(ask: Ask, signal: AbortSignal) => Promise<ArrayBuffer>} fetch
   * @param {{ came: () => void, late: () => void }} tell  Told when there is more to show, and when what is shown has been rough for long.
   */
  constructor({ begin, end }, strands, fetch, tell) {
    this.begin = begin;
    this.end = end;
    this.strands = strands;
    this.fetch = fetch;
    this.tell = tell;
    const fitting = (/** @type {number} */ bytes) => Math.floor(bytes / RECORD / Math.max(1, strands));
    /** How many steps a window has. */
    this.length = Math.min(Math.max(fitting(WINDOW_BYTES), 4), 96);
    const parts = Math.min(Math.max(fitting(OVERVIEW_BYTES), 8), 96);
    this.overviewStep = Math.max(1000, Math.ceil((end - begin) / parts / 1000) * 1000);
    /** @type {Map<string, Window>} */
    this.windows = new Map();
    /** @type {Map<string, AbortController>} */
    this.pending = new Map();
    /** What is wanted, the most urgent first. @type {Ask[]} */
    this.wanted = [];
    this.used = 0;
    this.step = STEPS[0];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.lateTimer = undefined;
  }

  /**
   * Fetches what the clock is going to need.
   * @param {{ now: number, pace: number, direction: 1 | -1, playing: boolean }} clock
   * @param {Iterable<string>[]} choices  The accounts in force in each version that is shown, the first one before all.
   */
  follow({ now, pace, direction, playing }, choices) {
    const fine = STEPS.find((step) => step >= pace * STEP_ON_WALL) ?? STEPS[STEPS.length - 1];
    this.step = Math.min(fine, this.overviewStep);
    this.wanted = [...choices].map(keyOf).flatMap((accounts) => this.#wishes(now, direction, playing, accounts));
    for (const [key, controller] of this.pending) {
      if (!this.wanted.some((ask) => nameOf(ask) === key)) {
        controller.abort();
        this.pending.delete(key);
      }
    }
    if (playing) this.#ask();
    else {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#ask(), SETTLED);
    }
  }

  /** Asks for nothing until the clock is followed again; what is known stays. */
  stop() {
    for (const controller of this.pending.values()) controller.abort();
    this.pending.clear();
    this.wanted = [];
    clearTimeout(this.timer);
    clearTimeout(this.lateTimer);
    this.lateTimer = undefined;
  }

  /**
   * @param {number} now
   * @param {1 | -1} direction
   * @param {boolean} playing
   * @param {string} accounts
   * @returns {Ask[]}
   */
  #wishes(now, direction, playing, accounts) {
    const overview = this.#sequence(this.begin, this.overviewStep, accounts, MOST_INSTANTS);
    // At rest everything stands exactly where it is at that instant.
    if (!playing) return [{ begin: Math.floor(now / 1000) * 1000, step: 0, count: 1, accounts }, overview];
    const length = this.step * this.length;
    const first = Math.floor((now - this.begin) / length);
    const ahead = Array.from({ length: AHEAD }, (_, i) => first + i * direction);
    const windows = ahead
      .map((index) => this.begin + index * length)
      .filter((begin) => begin >= this.begin && begin < this.end)
      .map((begin) => this.#sequence(begin, this.step, accounts, this.length + 1));
    return [...windows.slice(0, 1), overview, ...windows.slice(1)];
  }

  /**
   * @param {number} begin
   * @param {number} step
   * @param {string} accounts
   * @param {number} most
   * @returns {Ask} Up to and with the instant at or after the operation's end.
   */
  #sequence(begin, step, accounts, most) {
    return { begin, step, count: Math.min(most, Math.ceil((this.end - begin) / step) + 1), accounts };
  }

  #ask() {
    for (const ask of this.wanted) {
      const name = nameOf(ask);
      const known = this.windows.get(name);
      if (known) known.used = ++this.used;
      if (known || this.pending.has(name)) continue;
      if (this.pending.size >= AT_A_TIME) break;
      void this.#get(name, ask);
    }
    const missing = this.wanted.length > 0 && !this.windows.has(nameOf(this.wanted[0]));
    if (!missing) clearTimeout(this.lateTimer);
    if (!missing) this.lateTimer = undefined;
    else this.lateTimer ??= setTimeout(() => this.tell.late(), LATE);
  }

  /**
   * @param {string} name
   * @param {Ask} ask
   */
  async #get(name, ask) {
    const controller = new AbortController();
    this.pending.set(name, controller);
    try {
      const data = readSituations(await this.fetch(ask, controller.signal));
      const end = ask.begin + ask.step * (data.count - 1);
      this.windows.set(name, { ...ask, end, data, used: ++this.used });
      this.#makeRoom();
    } catch {
      if (!controller.signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
    if (this.pending.get(name) === controller) this.pending.delete(name);
    if (controller.signal.aborted) return;
    this.#ask();
    this.tell.came();
  }

  /** Lets go of what was not used for the longest time; the overviews stay. */
  #makeRoom() {
    let bytes = [...this.windows.values()].reduce((sum, { data }) => sum + data.bytes, 0);
    const byUse = [...this.windows].sort(([, a], [, b]) => a.used - b.used);
    for (const [name, { data, step }] of byUse) {
      if (bytes <= MOST_BYTES) return;
      if (step === this.overviewStep || this.wanted.some((ask) => nameOf(ask) === name)) continue;
      this.windows.delete(name);
      bytes -= data.bytes;
    }
  }

  /**
   * The finest of what is known about an instant, else what is known nearest to it.
   * @param {number} t
   * @param {Iterable<string>} inForce
   * @returns {Spot | null} Null while nothing is known.
   */
  at(t, inForce) {
    const accounts = keyOf(inForce);
    /** @type {Window | null} */
    let best = null;
    let away = Number.POSITIVE_INFINITY;
    for (const one of this.windows.values()) {
      if (one.accounts !== accounts) continue;
      // Within the second that the exact instant was rounded to.
      const beyond = Math.max(one.begin - t, t - one.end - (one.step === 0 ? 999 : 0), 0);
      if (beyond < away || (beyond === away && best && one.step < best.step)) {
        best = one;
        away = beyond;
      }
    }
    if (!best) return null;
    best.used = ++this.used;
    const { begin, step, data } = best;
    const rough = away > 0 || step > this.step;
    if (step === 0) return { data, instant: 0, fraction: 0, rough };
    const along = Math.min(Math.max((t - begin) / step, 0), data.count - 1);
    const instant = Math.min(Math.floor(along), Math.max(0, data.count - 2));
    return { data, instant, fraction: data.count > 1 ? along - instant : 0, rough };
  }

  /**
   * The instants known before a spot, the latest first: what a trail goes through.
   * @param {number} t
   * @param {Iterable<string>} inForce
   * @param {number} most
   * @returns {{ data: Situations, instant: number, t: number }[]}
   */
  before(t, inForce, most) {
    const accounts = keyOf(inForce);
    const found = [];
    const windows = [...this.windows.values()].filter((one) => one.accounts === accounts && one.step === this.step);
    for (let k = 0, at = this.begin + Math.floor((t - this.begin) / this.step) * this.step; k < most; k++) {
      const instant = at - k * this.step;
      const known = windows.find((one) => one.begin <= instant && instant <= one.end);
      if (!known) break;
      found.push({ data: known.data, instant: (instant - known.begin) / this.step, t: instant });
    }
    return found;
  }
}

/** @param {Iterable<string>} inForce */
const keyOf = (inForce) => [...inForce].sort().join(',');

/** @param {Ask} ask */
const nameOf = ({ begin, step, count, accounts }) => `${begin}|${step}|${count}|${accounts}`;
