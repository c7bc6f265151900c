/** @import { Editor } from './editor.js' */
import { conflictOf } from '../core/versions.js';
import { verticesOf } from '../core/vertices.js';
import { h } from '../panels/dom.js';

/**
 * Both versions side by side where they differ, and what can be done about it.
 * @param {Editor} editor
 */
export function conflictTable(editor) {
  const { draft, words } = editor;
  if (!draft?.conflict) return null;
  const { theirs } = draft.conflict;
  const label = (/** @type {string} */ name) =>
    name === 'geometry' ? words.geometry : (draft.fields.find((field) => field.name === name)?.label ?? name);
  const shown = (/** @type {string} */ name, /** @type {any} */ value) =>
    name === 'geometry' ? words.shapeOf(verticesOf(value).length) : value === null ? '–' : [value].flat().join(', ');
  const rows = conflictOf(draft.before, draft.mine, theirs).map(({ name, theirs: their, mine, changedBy }) =>
    h(
      'tr',
      { class: changedBy === 'both' ? 'is-both' : '' },
      h('th', { scope: 'row' }, label(name), h('span', { class: 'aside' }, words.changedBy[changedBy])),
      h('td', null, shown(name, their)),
      h('td', null, shown(name, mine)),
    ),
  );
  /** @type {['theirs' | 'mine' | 'on', string][]} */
  const choices = [
    ['theirs', words.takeTheirs],
    ['mine', words.putMine],
    ['on', words.goOn],
  ];
  return h(
    'section',
    { class: 'edit-alert edit-conflict', role: 'alert', 'aria-labelledby': 'edit-conflict-title' },
    h('h3', { id: 'edit-conflict-title' }, words.conflict),
    h('p', { class: 'quiet' }, words.conflictHelp),
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          [words.member, words.theirs, words.mine].map((text) => h('th', { scope: 'col' }, text)),
        ),
      ),
      h('tbody', null, rows),
    ),
    h(
      'div',
      { class: 'actions' },
      choices.map(([choice, text]) =>
        h(
          'button',
          {
            type: 'button',
            class: 'action',
            'data-key': `settle-${choice}`,
            on: { click: () => editor.settle(choice) },
          },
          text,
        ),
      ),
    ),
  );
}
