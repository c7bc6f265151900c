/** @import { Field } from '../core/fields.js' */
/** @import { Problem } from '../core/checks.js' */
/** @import { Editor } from './editor.js' */
import { PARTS } from '../core/fields.js';
import { fromLocal, toLocal } from '../core/zoned.js';
import { h } from '../panels/dom.js';
import { nameOf } from '../panels/parts.js';

/**
 * The fields of what is edited, in their parts: the first, and the others, which are folded where nothing is in them.
 * @param {Editor} editor
 */
export function formParts(editor) {
  const { draft, words } = editor;
  if (!draft) throw new Error('Nothing is edited.');
  /** @type {Map<string, ReturnType<typeof fieldRow>>} */
  const rows = new Map();
  const partOf = (/** @type {Field['part']} */ part) => {
    const fields = draft.fields.filter((field) => field.part === part);
    for (const field of fields) rows.set(field.name, fieldRow(editor, field));
    const elements = fields.map(({ name }) => /** @type {HTMLElement} */ (rows.get(name)?.element));
    const isFilled = fields.some(({ name }) => draft.mine.properties[name] || draft.said[name]);
    return fields.length === 0
      ? null
      : h(
          'details',
          { class: 'edit-part', open: isFilled || part !== 'more' },
          h('summary', null, words.parts[part]),
          part === 'time' && h('p', { class: 'quiet' }, words.timeHelp(editor.app.format.timeZone)),
          elements,
        );
  };
  const [what, ...rest] = PARTS.map(partOf);
  return {
    what: [draft.isNew ? idRow(editor) : null, what],
    rest,
    /** Writes beside each field what is wrong with it. */
    check() {
      const problems = editor.problems();
      for (const [name, row] of rows) row.say(saidOf(editor, problems, name));
    },
  };
}

/**
 * What is wrong at a place, in words: what the server has said, and what is seen here.
 * @param {Editor} editor
 * @param {Problem[]} problems
 * @param {string} at
 * @returns {{ text: string, isHint: boolean }[]}
 */
export function saidOf({ draft, words }, problems, at) {
  const own = problems
    .filter((problem) => problem.at === at)
    .map(({ what, than, isHint = false }) => {
      const text = words.says[what];
      return { text: typeof text === 'string' ? text : text(than), isHint };
    });
  const theirs = (draft?.said[at] ?? []).map((text) => ({ text, isHint: false }));
  // The server knows better than a hint.
  return theirs.length > 0 ? theirs : own;
}

/** @param {Editor} editor */
function idRow({ draft, words }) {
  const input = h('input', {
    type: 'text',
    id: 'field-id',
    value: draft?.id ?? '',
    spellcheck: false,
    autocomplete: 'off',
    'data-key': 'field-id',
    'aria-describedby': 'field-id-help field-id-problem',
    on: {
      input: () => {
        if (draft) draft.id = input.value.trim() || null;
      },
    },
  });
  const said = draft?.said.id?.join(' ') ?? '';
  return h(
    'div',
    { class: 'edit-field' },
    h('label', { for: 'field-id' }, words.id),
    input,
    h('p', { id: 'field-id-help', class: 'quiet' }, words.idHelp),
    h('p', { id: 'field-id-problem', class: 'edit-problem', hidden: !said }, said),
  );
}

/**
 * @param {Editor} editor
 * @param {Field} field
 */
function fieldRow(editor, field) {
  const { words } = editor;
  const id = `field-${field.name}`;
  const problem = h('p', { id: `${id}-problem`, class: 'edit-problem', hidden: true });
  const input = field.kind === 'references' ? null : inputOf(editor, field);
  const unit = field.unit ? ` (${field.unit})` : '';
  const mark = field.required ? h('span', { class: 'edit-required' }, ` · ${words.required}`) : null;
  const list = input ? null : referenceList(editor, field);
  const control = input ?? /** @type {HTMLElement} */ (list?.querySelector('select'));
  control.setAttribute('aria-describedby', `${id}-problem`);
  if (field.required) control.setAttribute('aria-required', 'true');
  return {
    element: h(
      'div',
      { class: 'edit-field' },
      h('label', { for: id }, field.label, unit, mark),
      list ?? input,
      field.kind === 'lines' && h('p', { class: 'quiet' }, words.linesHelp),
      problem,
    ),
    /** @param {{ text: string, isHint: boolean }[]} said */
    say(said) {
      problem.textContent = said.map(({ text }) => text).join(' ');
      problem.hidden = said.length === 0;
      problem.classList.toggle(
        'is-hint',
        said.every(({ isHint }) => isHint),
      );
      control.setAttribute('aria-invalid', String(said.some(({ isHint }) => !isHint)));
    },
  };
}

/**
 * @param {Editor} editor
 * @param {Field} field
 * @returns {HTMLElement}
 */
function inputOf(editor, { name, kind, values, required, collections }) {
  const { draft, words, app } = editor;
  const value = draft?.mine.properties[name] ?? null;
  const common = { id: `field-${name}`, 'data-key': `field-${name}` };
  const onChange = (/** @type {(text: string) => any} */ read) => ({
    on: { input: (/** @type {any} */ event) => editor.set(name, read(event.target.value)) },
  });
  const choice = (
    /** @type {[string, string][]} */ options,
    /** @type {string} */ chosen,
    /** @type {(t: string) => any} */ read,
  ) => {
    const known = chosen === '' || options.some(([one]) => one === chosen) ? options : [...options, [chosen, chosen]];
    const select = h(
      'select',
      { ...common, ...onChange(read) },
      (!required || chosen === '') && h('option', { value: '' }, words.optional),
      known.map(([one, text]) => h('option', { value: one }, text)),
    );
    select.value = chosen;
    return select;
  };
  const text = (/** @type {string} */ typed) => (typed === '' ? null : typed);
  const kinds = /** @type {Record<string, string>} */ ({
    ...app.texts.kinds,
    ...app.texts.confidences,
    ...app.texts.basis,
  });
  switch (kind) {
    case 'choice':
      return choice(
        values.map((one) => [one, kinds[one] ?? one]),
        value ?? '',
        text,
      );
    case 'boolean':
      return choice(
        [
          ['true', words.yes],
          ['false', words.no],
        ],
        value === null ? '' : String(value),
        (typed) => (typed === '' ? null : typed === 'true'),
      );
    case 'reference':
      return choice(optionsOf(editor, collections), value ?? '', text);
    case 'instant': {
      const { timeZone } = app.format;
      const read = (/** @type {string} */ typed) => fromLocal(typed, timeZone);
      return h('input', {
        ...common,
        type: 'datetime-local',
        step: '1',
        value: toLocal(value, timeZone),
        ...onChange(read),
      });
    }
    case 'number':
    case 'integer': {
      const read = (/** @type {string} */ typed) => (typed === '' ? null : Number(typed));
      return h('input', { ...common, type: 'number', step: 'any', value: value ?? '', ...onChange(read) });
    }
    case 'lines': {
      const read = (/** @type {string} */ typed) =>
        typed
          .split('\n')
          .map((one) => one.trim())
          .filter(Boolean);
      return h('textarea', { ...common, rows: 2, value: (value ?? []).join('\n'), ...onChange(read) });
    }
    case 'prose':
      return h('textarea', { ...common, rows: 3, value: value ?? '', ...onChange(text) });
    default:
      return h('input', { ...common, type: 'text', autocomplete: 'off', value: value ?? '', ...onChange(text) });
  }
}

/**
 * The items that may be named, by name.
 * @param {Editor} editor
 * @param {string[]} collections
 * @returns {[string, string][]}
 */
function optionsOf({ app }, collections) {
  const items = [...app.operation.items.values()].filter(({ collection }) => collections.includes(collection));
  return items
    .map((item) => /** @type {[string, string]} */ ([item.id, nameOf(app, item)]))
    .sort(([, a], [, b]) => a.localeCompare(b, app.format.language));
}

/**
 * Several items: each can be taken out, others put in.
 * @param {Editor} editor
 * @param {Field} field
 */
function referenceList(editor, { name, label, collections }) {
  const { draft, words } = editor;
  const options = optionsOf(editor, collections);
  const chosen = () => /** @type {string[]} */ (draft?.mine.properties[name] ?? []);
  const list = h('ul', { class: 'edit-chosen' });
  const select = h('select', { id: `field-${name}`, 'data-key': `field-${name}` });
  const write = () => {
    const names = new Map(options);
    list.replaceChildren(
      ...chosen().map((id) =>
        h(
          'li',
          null,
          h('span', null, names.get(id) ?? id),
          h(
            'button',
            { type: 'button', 'aria-label': words.remove(names.get(id) ?? id), on: { click: () => take(id) } },
            '×',
          ),
        ),
      ),
    );
    const left = options.filter(([id]) => !chosen().includes(id));
    select.replaceChildren(
      h('option', { value: '' }, words.add(label)),
      ...left.map(([id, text]) => h('option', { value: id }, text)),
    );
  };
  const take = (/** @type {string} */ id) => {
    editor.set(
      name,
      chosen().filter((one) => one !== id),
    );
    write();
    select.focus();
  };
  select.addEventListener('change', () => {
    if (!select.value) return;
    editor.set(name, [...chosen(), select.value]);
    write();
  });
  write();
  return h('div', null, list, select);
}
