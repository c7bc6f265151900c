/** @import { App } from '../app.js' */
/** @import { Editor } from './editor.js' */
import { fill, h } from '../panels/dom.js';
import { nameOf } from '../panels/parts.js';
import { conflictTable } from './conflict.js';
import { editorOf } from './editor.js';
import { formParts } from './item-form.js';
import { forgetKey, keptKey } from './key.js';
import { keyForm } from './key-form.js';
import { shapePart } from './shape-part.js';

/** What can be made anew here, the ones with a place first. */
const NEW = ['events', 'places', 'areas', 'movements', 'sources', 'accounts'];

/**
 * The editor: the key first, then what to edit, then the form.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawEdit(app, body) {
  const editor = editorOf(app);
  const root = h('div', { class: 'editor' });
  let { language } = app.format;
  /** @type {() => void} */
  let check = () => {};
  editor.changed = () => check();
  editor.redraw = () => {
    if (!root.isConnected) return;
    if (app.format.language !== language) {
      language = app.format.language;
      void editor.translate();
      return;
    }
    const inside = root.contains(document.activeElement);
    check = draw(editor, root);
    // What had the focus may be gone: it stays in the editor.
    if (inside && !root.contains(document.activeElement)) {
      /** @type {HTMLElement | null} */ (root.querySelector('.edit-title'))?.focus({ preventScroll: true });
    }
  };
  fill(body, root);
  check = draw(editor, root);
  editor.showShape();
  if (editor.draft) void editor.translate();
}

/**
 * @param {Editor} editor
 * @param {HTMLElement} root
 * @returns {() => void} Writes again what is wrong, where something was typed.
 */
function draw(editor, root) {
  const { draft, words, note } = editor;
  const said = h('p', { class: 'edit-note', hidden: !note }, note);
  if (!keptKey()) {
    fill(root, title(words.title), said, askForKey(editor));
    return () => {};
  }
  if (!draft) {
    fill(root, title(words.title), said, choices(editor));
    return () => {};
  }
  const form = formParts(editor);
  const shape = draft.hasShape ? shapePart(editor) : null;
  fill(
    root,
    title(headingOf(editor)),
    said,
    alert(editor),
    questions(editor),
    form.what,
    shape?.element ?? null,
    form.rest,
    actions(editor),
  );
  const check = () => {
    form.check();
    shape?.check();
  };
  check();
  return check;
}

/** @param {string} text */
const title = (text) => h('h2', { class: 'title edit-title', tabIndex: -1 }, text);

/** @param {Editor} editor */
function headingOf({ draft, words, app }) {
  if (!draft) return words.title;
  const name = nameOf(app, app.operation.items.get(`${draft.collection}/${draft.id}`)) || draft.id;
  return draft.isNew && !draft.id ? (words.newOf[draft.collection] ?? words.addNew) : words.changing(name ?? '');
}

/**
 * @param {string} label
 * @param {string} key
 * @param {() => void} click
 * @param {boolean} [isMain]
 * @param {boolean} [disabled]
 */
function button(label, key, click, isMain = false, disabled = false) {
  const properties = { type: 'button', class: isMain ? 'action is-main' : 'action', 'data-key': key, disabled };
  return h('button', { ...properties, on: { click } }, label);
}

/** @param {Editor} editor */
function askForKey(editor) {
  return keyForm(editor.words, new URL('collections/places/items', editor.app.url), () => {
    editor.note = '';
    editor.redraw();
    editor.showShape();
  });
}

/** @param {Editor} editor */
function choices(editor) {
  const { app, words, busy } = editor;
  const { selection } = app.state.get();
  const item = app.operation.items.get(selection ?? '');
  return [
    h('p', { class: 'quiet' }, words.help),
    h(
      'div',
      { class: 'edit-choices' },
      item &&
        button(words.editThis(nameOf(app, item)), 'edit-this', () => editor.open(item.collection, item.id), true, busy),
      editor.undoing && button(words.undo, 'edit-undo', () => editor.undo(), false, busy),
    ),
    h('h3', null, words.addNew),
    h(
      'div',
      { class: 'edit-choices' },
      NEW.map((name) => button(words.newOf[name], `new-${name}`, () => editor.create(name), false, busy)),
    ),
    h(
      'p',
      { class: 'edit-foot' },
      button(words.forgetKey, 'forget-key', () => {
        forgetKey();
        editor.note = '';
        editor.redraw();
      }),
    ),
  ];
}

/** What the server has said that belongs to no field. @param {Editor} editor */
function alert({ draft, words }) {
  if (!draft?.failed) return null;
  const known = new Set(draft.fields.map(({ name }) => name));
  const elsewhere = Object.entries(draft.said).filter(
    ([name]) => !known.has(name) && !/^(vertex|geometry|id$)/.test(name),
  );
  const count = Object.values(draft.said).flat().length;
  return h(
    'div',
    { class: 'edit-alert', role: 'alert', tabIndex: -1 },
    h('p', null, draft.failed),
    count > 0 && h('p', { class: 'quiet' }, words.problems(count)),
    h(
      'ul',
      null,
      elsewhere.flatMap(([, texts]) => texts.map((text) => h('li', null, text))),
    ),
  );
}

/** @param {Editor} editor */
function questions(editor) {
  const { draft, asking, words } = editor;
  if (draft?.conflict) return conflictTable(editor);
  if (!asking) return null;
  const isDelete = asking === 'delete';
  const no = () => {
    editor.asking = null;
    editor.redraw();
  };
  const yes = () => (isDelete ? editor.delete() : editor.leave(true));
  return h(
    'div',
    { class: 'edit-alert', role: 'alertdialog', 'aria-labelledby': 'edit-question' },
    h('p', { id: 'edit-question' }, isDelete ? words.deleteAsk(`${nameIn(editor)} (${draft?.id})`) : words.discard),
    h(
      'div',
      { class: 'actions' },
      button(isDelete ? words.deleteYes : words.drop, 'edit-yes', yes),
      button(words.keep, 'edit-no', no, true),
    ),
  );
}

/** @param {Editor} editor */
const nameIn = ({ draft, app }) =>
  nameOf(app, app.operation.items.get(`${draft?.collection}/${draft?.id}`)) || draft?.mine.properties.name || '';

/** @param {Editor} editor */
function actions(editor) {
  const { draft, words, busy } = editor;
  const ask = () => {
    editor.asking = 'delete';
    editor.redraw();
    /** @type {HTMLElement | null} */ (document.querySelector('[data-key="edit-no"]'))?.focus();
  };
  return h(
    'div',
    { class: 'actions edit-actions' },
    button(busy ? words.saving : words.save, 'edit-save', () => editor.save(), true, busy || Boolean(draft?.conflict)),
    button(words.cancel, 'edit-cancel', () => editor.leave()),
    draft && !draft.isNew && button(words.delete, 'edit-delete', ask, false, busy),
  );
}
