/** @import { App } from './app.js' */
import { formatInstant, parseInstant } from './core/time.js';

/**
 * What tests drive and read.
 * @param {App} app
 */
export function testStateOf(app) {
  return {
    clock: {
      get t() {
        return formatInstant(app.clock.now);
      },
      set: (/** @type {string} */ iso) => app.clock.set(parseInstant(iso) ?? app.clock.now),
      play: () => app.playback.toggle(),
      pause: () => app.clock.pause(),
      /** Plays without the wall's time: only ticks move it. */
      run: () => app.clock.play(),
      get from() {
        return formatInstant(app.clock.from);
      },
      get playing() {
        return app.clock.playing;
      },
      tick: (/** @type {number} */ wall) => app.clock.tick(wall),
    },
    situation: () => app.situation,
    other: () => app.other,
    differences: () => app.comparison?.differences.map(({ key }) => key) ?? [],
    /** The symbols on the map: what each stands for and where it is in the window, pixels. */
    symbols: () => {
      const { left, top } = app.map.map.getContainer().getBoundingClientRect();
      const { pad } = app.map.fast.view;
      return app.map.hits
        .filter(({ parties }) => parties)
        .map(({ key, x, y, parties }) => ({ key, parties, x: x - pad + left, y: y - pad + top }));
    },
    /** Whose symbols a crowd draws in full, with a name and an arrow head. */
    foremost: () => app.map.crowded?.foremost.map((i) => app.map.crowded?.positions[i].subject) ?? [],
    /** Where something is in the window, pixels. @param {{ lon: number, lat: number }} where @returns {[number, number]} */
    spot: ({ lon, lat }) => {
      const { left, top } = app.map.map.getContainer().getBoundingClientRect();
      const { x, y } = app.map.map.latLngToContainerPoint([lat, lon]);
      return [left + x, top + y];
    },
    /** What a press there would select. @param {{ lon: number, lat: number }} where */
    keyAt: ({ lon, lat }) => app.map.hit(/** @type {any} */ ({ lng: lon, lat })),
    /** What of the map is in view. */
    view: () => app.map.position,
    visibleEvents: () => app.situation.events.map((event) => event.id),
    visibleAreas: () => app.situation.areas.map((area) => area.id),
    get selection() {
      return app.state.get().selection;
    },
    get accounts() {
      return [...app.situation.accounts];
    },
    get filters() {
      return app.state.get().filters;
    },
    get story() {
      return app.state.get().story;
    },
    get language() {
      return app.state.get().language;
    },
  };
}
