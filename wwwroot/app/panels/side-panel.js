/** @import { App } from '../main.js' */
import { fill, h } from './dom.js';

/**
 * @param {App} app
 * @param {HTMLElement} root
 */
export function createSidePanel(app, root) {
  const body = h('div', { class: 'panel-body' });
  root.append(body);
  return {
    relabel() {
      root.setAttribute('aria-label', app.texts.panel);
    },
    update() {
      fill(
        body,
        app.situation.events.map((e) => h('p', null, e.properties.name)),
      );
    },
  };
}
