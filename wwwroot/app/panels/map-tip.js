/** @import { App } from '../app.js' */
import { h } from './dom.js';
import { nameOf, partyKey } from './parts.js';

/**
 * The name of what the pointer is on.
 * @param {App} app
 * @param {HTMLElement} stage
 */
export function createMapTip(app, stage) {
  const tip = h('div', { class: 'map-tip', hidden: true, 'aria-hidden': 'true' });
  stage.append(tip);
  const partyName = (/** @type {string} */ id) => nameOf(app, app.operation.items.get(partyKey(app, id)));

  return {
    /**
     * @param {string | null} key  Null where the pointer is on nothing.
     * @param {{ x: number, y: number } | null} at
     * @param {string[]} [parties]  Of a symbol: who stands there. Of a stack, all of them are named.
     */
    show(key, at, parties = []) {
      const item = key ? app.operation.items.get(key) : undefined;
      const stacked = parties.length > 1;
      tip.hidden = !at || (!item && !stacked);
      if (tip.hidden || !at) return;
      const subject = item?.collection === 'movements' ? partyName(item.properties.subject) : '';
      tip.textContent = stacked
        ? parties.map(partyName).join(', ')
        : [subject, nameOf(app, item)].filter(Boolean).join(' – ');
      const left = at.x > stage.clientWidth - 260;
      tip.style.left = left ? '' : `${at.x + 14}px`;
      tip.style.right = left ? `${stage.clientWidth - at.x + 14}px` : '';
      tip.style.top = `${at.y + 14}px`;
    },
  };
}
