/** @import { App } from './app.js' */
/** @import { State } from './state.js' */
import { problemOf } from './core/accounts.js';
import { textOf } from './core/format.js';
import { neighbour, stepsOf } from './core/story.js';

/**
 * The operation's story while it is told: each step sets the clock, the view and the accounts; at the end the reader's
 * own are put back.
 */
export class Story {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.steps = stepsOf(app.operation.document);
    const { selection, accounts, versus, overlay, perspective, filters, tab, sheetOpen } = app.state.get();
    const from = tab === 'story' ? 'now' : tab;
    /** @type {Partial<State>} */
    this.own = { selection, accounts, versus, overlay, perspective, filters, tab: from, sheetOpen };
    this.ownTime = app.clock.now;
    this.ownView = app.map.position;
  }

  get current() {
    const { story } = this.app.state.get();
    return this.steps.find((step) => step.id === story) ?? null;
  }

  /**
   * @param {string | null} id  Null, or one that is not there: the first.
   * @param {boolean} [arranged]  Whether the time and the view are those of a link already.
   */
  go(id, arranged = false) {
    const { app } = this;
    const step = this.steps.find((one) => one.id === id) ?? this.steps[0];
    const voices = app.operation.accounts.map((account) => account.properties);
    app.clock.pause();
    app.state.set({
      story: step.id,
      tab: 'story',
      sheetOpen: true,
      versus: null,
      overlay: false,
      ...(arranged
        ? {}
        : {
            accounts: problemOf(voices, step.accounts) ? [] : step.accounts,
            selection: step.selection && app.operation.items.has(step.selection) ? step.selection : null,
            filters: {},
            perspective: step.perspective ?? this.own.perspective ?? null,
          }),
    });
    if (!arranged) {
      if (step.t !== null) app.clock.set(step.t);
      if (step.view) app.map.fly({ ...step.view, zoom: app.fitZoom(step.view.zoom) });
    }
    const { texts, format } = app;
    const at = this.steps.indexOf(step) + 1;
    app.say(`${texts.stepOf(at, this.steps.length)}${texts.colon}${textOf(step.properties, 'title', format.language)}`);
  }

  /** @param {1 | -1} direction */
  step(direction) {
    const next = neighbour(this.steps, this.app.state.get().story, direction);
    if (next) this.go(next.id);
  }

  /** Puts back what the reader had chosen before. */
  close() {
    const { app } = this;
    app.story = null;
    app.state.set({ ...this.own, story: null });
    app.clock.set(this.ownTime);
    app.map.show(this.ownView);
  }
}
