/** @import { App } from './app.js' */
import { textOf } from './core/format.js';
import { counts } from './core/situation.js';
import { nextStop, stopsOf } from './core/stops.js';
import { isBackground } from './map/draw-events.js';

/**
 * What moves the clock: playing, and stepping from one thing that is told to the next. It says in words where the clock
 * has come to.
 */
export class Playback {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {number[]} */
    this.stops = [];
    this.refind();
  }

  /** Finds where the clock stops when it is stepped: what the accounts in force tell and the filters let pass. */
  refind() {
    const { events, movements, span } = this.app.operation;
    const told = [...events, ...movements].filter((item) => this.app.shows(item));
    this.stops = stopsOf(told, span.begin, span.end);
  }

  /**
   * @param {1 | -1} direction
   * @returns {number | null}
   */
  stop(direction) {
    return nextStop(this.stops, this.app.clock.now, direction);
  }

  /** Shares the slider's length out by what is told: as much as the reader asks for. */
  async bend() {
    const { app } = this;
    if (app.state.get().warp === 0) return app.clock.setWarp(null);
    const { makeWarp } = await import('./core/warp.js');
    const { operation, situation, clock, state } = app;
    const told = operation.events.filter(
      (event) => !isBackground(event) && counts(event.properties, situation.accounts),
    );
    const spans = told.map((event) => event.span);
    const { warp } = state.get();
    clock.setWarp(warp > 0 ? makeWarp(spans, clock.begin, clock.end, warp) : null);
  }

  toggle() {
    const { clock, reducedMotion } = this.app;
    if (clock.playing) {
      clock.pause();
      this.announce();
    } else if (reducedMotion) {
      this.step(clock.direction);
    } else {
      clock.play();
      this.#run();
    }
  }

  /** @param {1 | -1} direction */
  step(direction) {
    const stop = this.stop(direction);
    if (stop !== null) this.goTo(stop);
  }

  /** @param {number} t */
  goTo(t) {
    this.app.clock.pause();
    this.app.clock.set(t);
    this.announce();
  }

  #run() {
    const { clock } = this.app;
    let last = performance.now();
    const frame = (/** @type {number} */ now) => {
      clock.tick(now - last);
      last = now;
      if (clock.playing) requestAnimationFrame(frame);
      else this.announce();
    };
    requestAnimationFrame(frame);
  }

  /** Says where the clock stands, for those who do not see the map. */
  announce() {
    const { texts, format, clock, situation } = this.app;
    const begins = situation.events.filter((event) => event.span.begin === clock.now);
    const names = begins.map((event) => textOf(event.properties, 'name', format.language)).join('; ');
    this.app.say(
      [
        `${format.weekday(clock.now)}, ${format.time(clock.now)}.`,
        `${texts.events(situation.events.length)}, ${texts.movers(situation.positions.length)}.`,
        names && texts.beginsNow(names),
        this.app.comparison?.announcement,
      ]
        .filter(Boolean)
        .join(' '),
    );
  }
}
