/** @import { App } from '../app.js' */
import { fill, h, ICONS, icon } from './dom.js';
import { nameOf, partyKey } from './parts.js';

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
  const tip = h('div', { class: 'map-tip', hidden: true, 'aria-hidden': 'true' });
  stage.append(date, tools, note, tip);

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
    day.textContent = format.weekday(clock.now);
    time.textContent = begin
      ? `${begin}${format.shortDay(clock.now)}, ${format.time(clock.now)}`
      : format.time(clock.now);
  }

  return {
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
      );
      update();
      this.moved();
    },
    /**
     * The name of what the pointer is on.
     * @param {string | null} key
     * @param {{ x: number, y: number } | null} at
     */
    hover(key, at) {
      const item = key ? app.operation.items.get(key) : undefined;
      tip.hidden = !item;
      if (!item || !at) return;
      const subject =
        item.collection === 'movements' ? app.operation.items.get(partyKey(app, item.properties.subject)) : null;
      tip.textContent = [nameOf(app, subject), nameOf(app, item)].filter(Boolean).join(' – ');
      const left = at.x > stage.clientWidth - 260;
      tip.style.left = left ? '' : `${at.x + 14}px`;
      tip.style.right = left ? `${stage.clientWidth - at.x + 14}px` : '';
      tip.style.top = `${at.y + 14}px`;
    },
    /** The base map is coarse: said where it shows. */
    moved() {
      note.textContent = app.map.position.zoom >= 10 ? app.texts.coarse : app.texts.baseMap;
      app.map.coveredBy([tools, date, note]);
      app.comparison?.coveredBy([tools, date, note]);
    },
  };
}
