/** @import { Editor } from './editor.js' */

import { verticesOf } from '../core/vertices.js';
import { fromLocal, toLocal } from '../core/zoned.js';
import { h } from '../panels/dom.js';
import { saidOf } from './item-form.js';

/** So many vertices are listed; all of them have handles on the map. */
const MOST = 100;

/** The shapes that can be drawn, by collection. @type {Record<string, ('Point' | 'LineString' | 'Polygon')[]>} */
const SHAPES = { areas: ['Polygon'], movements: ['LineString'] };

/**
 * The shape: drawn on the map, and as a list of its vertices with their times.
 * @param {Editor} editor
 */
export function shapePart(editor) {
  const { draft, words } = editor;
  const geometry = draft?.mine.geometry ?? null;
  const vertices = verticesOf(geometry);
  const rows = vertices.slice(0, MOST).map((_, i) => vertexRow(editor, i));
  const problem = h('p', { class: 'edit-problem', hidden: true });
  const content = editor.drawing
    ? drawing(editor)
    : [
        ...tools(editor, vertices.length),
        h(
          'ol',
          { class: 'vertices' },
          rows.map((row) => row.element),
        ),
      ];
  return {
    element: h(
      'details',
      { class: 'edit-part', open: true },
      h('summary', null, words.shape),
      content,
      vertices.length > MOST && h('p', { class: 'quiet' }, words.tooMany(MOST)),
      problem,
    ),
    check() {
      const problems = editor.problems();
      for (const [i, row] of rows.entries()) row.write(saidOf(editor, problems, `vertex/${i}`));
      const said = saidOf(editor, problems, 'geometry');
      problem.textContent = said.map(({ text }) => text).join(' ');
      problem.hidden = said.length === 0;
    },
  };
}

/**
 * @param {string} label
 * @param {string} key
 * @param {() => void} click
 * @param {boolean} [disabled]
 */
const action = (label, key, click, disabled = false) =>
  h('button', { type: 'button', class: 'action', 'data-key': key, disabled, on: { click } }, label);

/** @param {Editor} editor */
function drawing(editor) {
  const { words, drawing: now, app } = editor;
  if (!now) return [];
  const { type, positions } = now;
  const middle = () => {
    const { lng, lat } = app.map.position;
    editor.addPosition([lng, lat]);
  };
  return [
    h('p', { class: 'quiet' }, words.drawing[type]),
    h(
      'div',
      { class: 'actions' },
      action(words.here, 'draw-here', middle),
      type !== 'Point' &&
        action(
          words.finish(positions.length),
          'draw-finish',
          () => editor.finish(),
          positions.length < (type === 'Polygon' ? 3 : 2),
        ),
      action(words.stopDrawing, 'draw-stop', () => editor.stopDrawing()),
    ),
  ];
}

/** @param {Editor} editor @param {number} count */
function tools(editor, count) {
  const { draft, words } = editor;
  const has = Boolean(draft?.mine.geometry);
  const shapes = SHAPES[draft?.collection ?? ''] ?? ['Point', 'LineString', 'Polygon'];
  return [
    h('p', { class: 'quiet' }, !has ? words.noShape : count > 0 ? words.moveHelp : words.complex),
    h(
      'div',
      { class: 'actions' },
      !has && shapes.map((type) => action(words.draw[type], `draw-${type}`, () => editor.draw(type))),
      has && action(words.removeShape, 'remove-shape', () => editor.removeShape()),
    ),
  ];
}

/**
 * @param {Editor} editor
 * @param {number} i
 */
function vertexRow(editor, i) {
  const { draft, words, app } = editor;
  const n = i + 1;
  const { timeZone } = app.format;
  const isTimed = Array.isArray(draft?.mine.properties.datetimes);
  const at = () => verticesOf(draft?.mine.geometry ?? null)[i]?.at ?? [0, 0];
  const isAlone = verticesOf(draft?.mine.geometry ?? null)[i]?.path.length === 0;
  const problem = h('p', { id: `vertex-${i}-problem`, class: 'edit-problem', hidden: true });
  const coordinate = (/** @type {0 | 1} */ axis, /** @type {string} */ label) => {
    const input = h('input', {
      type: 'number',
      step: 'any',
      value: at()[axis],
      'data-key': `vertex-${i}-${axis}`,
      'aria-label': `${words.point(n)}, ${label}`,
      'aria-describedby': `vertex-${i}-problem`,
      on: {
        change: () => {
          const now = /** @type {[number, number]} */ ([...at()]);
          now[axis] = Number(input.value);
          editor.moveVertex(i, now);
        },
      },
    });
    return input;
  };
  const [lon, lat] = [coordinate(0, words.longitude), coordinate(1, words.latitude)];
  const time = h('input', {
    type: 'datetime-local',
    step: '1',
    value: toLocal(draft?.mine.properties.datetimes?.[i], timeZone),
    'data-key': `vertex-${i}-time`,
    'aria-label': `${words.point(n)}, ${words.time}`,
    'aria-describedby': `vertex-${i}-problem`,
    on: { input: () => editor.setTime(i, fromLocal(time.value, timeZone)) },
  });
  const small = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ click) =>
    h('button', { type: 'button', 'aria-label': label, title: label, on: { click } }, text);
  return {
    element: h(
      'li',
      { class: 'vertex-row', 'data-vertex': i },
      small(String(n), words.showPoint(n), () => editor.layer?.focus(i)),
      lon,
      lat,
      isTimed ? time : null,
      !isAlone && small('+', words.addAfter(n), () => editor.addVertex(i)),
      !isAlone && small('×', words.removePoint(n), () => editor.removeVertex(i)),
      problem,
    ),
    /** @param {{ text: string }[]} said */
    write(said) {
      const now = at();
      [lon, lat].forEach((input, axis) => {
        if (input !== document.activeElement) input.value = String(now[axis]);
      });
      problem.textContent = said.map(({ text }) => text).join(' ');
      problem.hidden = said.length === 0;
      (isTimed ? time : lon).setAttribute('aria-invalid', String(said.length > 0));
    },
  };
}
