/** @import { App } from '../app.js' */
import { toggled } from '../state.js';
import { fill, h, ICONS, icon, write } from './dom.js';

/**
 * What lies over the map: its buttons, the date, and the words about the base map.
 * @param {App} app
 * @param {HTMLElement} stage
 */
export function createMapTools(app, stage) {
  const tools = h('div', { class: 'map-tools', role: 'group' });
  const day = h('div', { class: 'map-date-day' });
  const time = h('div', { class: 'map-date-time' });
  const note = h('div', { class: 'map-note' });
  const date = h('div', { class: 'map-date', 'aria-hidden': 'true' }, day, time);
  const controls = h('div', { class: 'map-controls' }, tools);
  stage.append(date, controls, note);

  /**
   * @param {string} key
   * @param {string} label
   * @param {string} path
   * @param {() => void} click
   */
  const button = (key, label, path, click) =>
    h('button', { type: 'button', 'data-key': key, title: label, 'aria-label': label, on: { click } }, icon(path));

  function update() {
    const { format, clock } = app;
    const begin = clock.width > 0 ? `${format.shortDay(clock.from)}, ${format.time(clock.from)} – ` : '';
    const words = begin ? `${begin}${format.shortDay(clock.now)}, ` : '';
    write(day, format.weekday(clock.now));
    write(time, words + format.time(clock.now));
  }

  return {
    /** Where the buttons over the map stand. */
    controls,
    update,
    relabel() {
      const { texts } = app;
      tools.setAttribute('aria-label', texts.map);
      fill(
        tools,
        button('zoom-in', texts.zoomIn, ICONS.plus, () => app.map.zoomBy(1)),
        button('zoom-out', texts.zoomOut, ICONS.minus, () => app.map.zoomBy(-1)),
        button('whole', texts.wholeOperation, ICONS.whole, () => app.map.showBox(app.operation.document.bbox)),
        button('home', texts.startView, ICONS.home, () => app.showStartView()),
        button('events', texts.eventTable, ICONS.table, () =>
          app.state.set({ tables: toggled(app.state.get().tables, 'events') }),
        ),
      );
      update();
      this.moved();
    },
    /** The base map is coarse: said where it shows. */
    moved() {
      note.textContent = app.map.position.zoom >= 10 ? app.texts.coarse : app.texts.baseMap;
      const over = [tools, date, note, app.find?.element, app.filterBar?.element].filter((one) => one !== undefined);
      app.map.coveredBy(over);
      app.comparison?.coveredBy(over);
    },
  };
}
