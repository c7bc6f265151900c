/** @import { App } from '../app.js' */
import { fill, h, icon } from './dom.js';

/**
 * The buttons over the map that open search, filters and the editor in the panel, and the way back from there.
 * @param {App} app
 * @param {HTMLElement} controls  Where the buttons over the map stand.
 */
export function createFindTools(app, controls) {
  const element = h('div', { class: 'map-tools find-tools', role: 'group' });
  controls.append(element);
  /** What the panel showed before. @type {import('../state.js').State['tab']} */
  let before = 'now';

  /**
   * @param {'search' | 'filters' | 'edit'} view
   * @param {string} label
   * @param {string} path
   */
  const button = (view, label, path) =>
    h(
      'button',
      {
        type: 'button',
        id: `tool-${view}`,
        'data-key': `tool-${view}`,
        title: label,
        'aria-label': label,
        'aria-pressed': 'false',
        on: { click: () => tools.toggle(view) },
      },
      icon(path),
    );

  const tools = {
    element,
    /** Whether the search is being opened, so that it takes the focus. */
    opens: false,
    /** What was found and gone to last. @type {string | null} */
    found: null,
    /** @param {'search' | 'filters' | 'edit'} view */
    open(view) {
      // An embedded map has neither these buttons nor the panel.
      if (!element.offsetParent) return;
      const { tab } = app.state.get();
      if (tab === 'story') app.story?.close();
      if (!VIEWS.includes(tab)) before = app.state.get().tab;
      tools.opens = true;
      app.state.set({ tab: view, sheetOpen: true });
      document.getElementById('search-box')?.focus();
    },
    /** @param {'search' | 'filters' | 'edit'} view */
    toggle(view) {
      const { tab, sheetOpen } = app.state.get();
      if (tab === view && sheetOpen) tools.leave();
      else tools.open(view);
    },
    /** Back to what the panel showed before; the focus goes to the button that led here. */
    leave() {
      const { tab, selection } = app.state.get();
      app.cameFrom = before;
      app.state.set({ tab: before, sheetOpen: before === 'now' && selection !== null });
      document.getElementById(`tool-${tab}`)?.focus();
    },
    relabel() {
      const { texts } = app;
      element.setAttribute('aria-label', texts.find);
      fill(
        element,
        button('search', `${texts.search} (/)`, SEARCH),
        button('filters', texts.filter, FUNNEL),
        button('edit', texts.edit, PENCIL),
      );
      tools.update();
    },
    update() {
      const { tab, sheetOpen, filters } = app.state.get();
      for (const view of VIEWS) {
        const pressed = tab === view && sheetOpen;
        document.getElementById(`tool-${view}`)?.setAttribute('aria-pressed', String(pressed));
      }
      element.classList.toggle('is-filtered', Object.keys(filters).length > 0);
    },
  };
  return tools;
}

/** What these buttons open. @type {string[]} */
const VIEWS = ['search', 'filters', 'edit'];
const SEARCH = 'M8.5 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM12.2 12.2 16.5 16.5';
const FUNNEL = 'M3.5 5h13M6 10h8M8.5 15h3';
const PENCIL = 'm4 16 .8-3.4 8.7-8.7 2.6 2.6-8.7 8.7zM11.8 5.6l2.6 2.6';
