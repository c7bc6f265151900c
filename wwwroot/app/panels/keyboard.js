/** @import { App } from '../app.js' */
import { HOUR } from '../core/time.js';
import { toggled } from '../state.js';

/**
 * Keys that work wherever no field and no map has the focus.
 * @param {App} app
 */
export function bindKeys(app) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    // A box that is ticked has no use for Escape: there it leads back, as elsewhere.
    if (
      target.closest('input, select, textarea, dialog') &&
      !(event.key === 'Escape' && target.matches('[type="checkbox"]'))
    )
      return;
    const onButton = Boolean(target.closest('button, a, summary, [role="tab"]'));
    const onMap = Boolean(target.closest('.map'));
    const action = actionFor(app, event.key, onButton, onMap);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/**
 * @param {App} app
 * @param {string} key
 * @param {boolean} onButton
 * @param {boolean} onMap
 * @returns {(() => void) | null}
 */
function actionFor(app, key, onButton, onMap) {
  const { clock } = app;
  /** Moves the window's begin; an instant becomes a window of an hour. */
  const begin = (/** @type {number} */ hours) => () => {
    clock.setWindow(Math.min(clock.from + hours * HOUR, clock.now), clock.now);
    app.playback.announce();
  };
  const hour = (/** @type {number} */ hours) => () => {
    clock.pause();
    clock.set(clock.now + hours * HOUR);
    app.playback.announce();
  };
  switch (key) {
    case ' ':
      return onButton ? null : () => app.playback.toggle();
    case 'k':
      return () => app.playback.toggle();
    case 'n':
      return () => (app.story ?? app.playback).step(1);
    case 'p':
      return () => (app.story ?? app.playback).step(-1);
    case 'e':
      return () => app.state.set({ tables: toggled(app.state.get().tables, 'events') });
    case 'l':
      return () => clock.setPace({ loop: !clock.loop });
    case 'r':
      return () => clock.reverse();
    case '[':
      return begin(-1);
    case ']':
      return begin(1);
    case '/':
      return () => app.find?.open('search');
    case 'Escape':
      if (app.state.get().opened) return () => app.state.set({ opened: null });
      if (app.state.get().tab === 'search' || app.state.get().tab === 'filters') return () => app.find?.leave();
      if (app.state.get().tab === 'story') return () => app.story?.close();
      if (app.state.get().selection) return () => app.select(null);
      return app.other ? () => app.comparison?.end() : null;
    case 'ArrowRight':
      return onMap || onButton ? null : hour(1);
    case 'ArrowLeft':
      return onMap || onButton ? null : hour(-1);
    default:
      return null;
  }
}
