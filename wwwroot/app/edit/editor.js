/** @import { App } from '../app.js' */
/** @import { Geometry } from '../core/types.js' */
/** @import { Version } from '../core/versions.js' */
/** @import { Draft } from './draft.js' */
/** @import { Answer } from './items.js' */
import { placeOf, problemsOf } from '../core/checks.js';
import { fieldsOf } from '../core/fields.js';
import { formatInstant, parseInstant } from '../core/time.js';
import { merged, patchOf } from '../core/versions.js';
import { added, drawn, moved, removed, verticesOf } from '../core/vertices.js';
import { EditLayer } from '../map/edit-layer.js';
import { editWords } from '../text/edit.js';
import { featureOf, isChanged, NOTHING, versionOf } from './draft.js';
import { Items } from './items.js';
import { forgetKey, keptKey } from './key.js';

/** Between two vertices that are drawn or added at the end, milliseconds. */
const MINUTES = 10 * 60_000;

/** What is edited, and its way to the server and back. One for the page. */
export class Editor {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.items = new Items(app.url);
    /** @type {Draft | null} */
    this.draft = null;
    /** The last change of one's own, as what would take it back. @type {(() => Promise<Answer>) | null} */
    this.undoing = null;
    /** What is being asked, where an answer is missing. @type {'delete' | 'leave' | null} */
    this.asking = null;
    /** @type {{ type: 'Point' | 'LineString' | 'Polygon', positions: [number, number][] } | null} */
    this.drawing = null;
    this.busy = false;
    this.note = '';
    /** Draws the panel anew. */
    this.redraw = () => {};
    /** Tells the panel of a change that was made on the map or in a field. */
    this.changed = () => {};
    /** @type {EditLayer | null} */
    this.layer = null;
    addEventListener('beforeunload', (event) => {
      if (this.draft && isChanged(this.draft)) event.preventDefault();
    });
    // Before the page's own keys: where the editor is, Escape leads out of it step by step.
    document.addEventListener(
      'keydown',
      (event) => {
        const target = /** @type {HTMLElement} */ (event.target);
        if (event.key !== 'Escape' || !this.isOpen || target.closest('dialog, .clock')) return;
        event.preventDefault();
        event.stopPropagation();
        this.leave();
      },
      true,
    );
    // The handles are there while the editor is.
    app.state.subscribe(() => this.showShape());
  }

  get words() {
    return editWords[this.app.format.language];
  }

  /** Whether the map is the editor's. */
  get isOpen() {
    return this.app.state.get().tab === 'edit';
  }

  /**
   * Reads something and begins to edit it.
   * @param {string} collection
   * @param {string} id
   */
  async open(collection, id) {
    await this.#work(async () => {
      const { feature, etag, status } = await this.items.read(collection, id);
      if (!feature) return this.say(`${this.words.loadFailed} (${status})`);
      await this.#begin(collection, id, versionOf(feature), etag);
    });
  }

  /** @param {string} collection */
  async create(collection) {
    await this.#work(() => this.#begin(collection, null, NOTHING, null));
  }

  /**
   * @param {string} collection
   * @param {string | null} id
   * @param {Version} before
   * @param {string | null} etag
   */
  async #begin(collection, id, before, etag) {
    const schemas = await this.items.schemas(collection, this.app.format.language);
    const hasShape = Object.values(schemas[0].properties).some((p) => p['x-ogc-role'] === 'primary-geometry');
    const fields = fieldsOf(collection, ...schemas);
    const mine = structuredClone(before);
    this.draft = {
      collection,
      id,
      isNew: !id,
      etag,
      before,
      mine,
      fields,
      hasShape,
      said: {},
      failed: '',
      conflict: null,
    };
    this.note = '';
    this.drawing = null;
  }

  /** Fetches the form's words again in another language. */
  async translate() {
    const { draft } = this;
    if (!draft) return;
    const schemas = await this.items.schemas(draft.collection, this.app.format.language);
    draft.fields = fieldsOf(draft.collection, ...schemas);
    this.redraw();
  }

  problems() {
    const { draft, app } = this;
    if (!draft) return [];
    return problemsOf(draft.fields, draft.mine, (collection, id) => app.operation.items.has(`${collection}/${id}`));
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    const { draft } = this;
    if (!draft) return;
    draft.mine.properties[name] = value;
    delete draft.said[name];
    this.changed();
  }

  /** Sends what was changed; with what comes back, either it is done or the reasons stand beside the fields. */
  async save() {
    const { draft } = this;
    if (!draft || this.busy) return;
    if (!draft.isNew && !isChanged(draft)) return this.say(this.words.nothingChanged);
    if (this.problems().some(({ isHint }) => !isHint)) {
      this.redraw();
      return this.#toProblem();
    }
    await this.#work(async () => {
      const { collection, id, etag, before, mine } = draft;
      const patch = patchOf(before, mine) ?? {};
      const answer =
        draft.isNew || !id
          ? await this.items.create(collection, featureOf(draft))
          : await this.items.update(collection, id, etag, patch);
      if (answer.status === 412 && id) return this.#findConflict(draft);
      if (answer.status === 404 && id && !draft.isNew) return this.#gone(draft);
      if (!answer.feature) return this.#refused(draft, answer);
      this.#done(draft, answer);
    });
    if (draft.failed) this.#toProblem();
  }

  /** @param {Draft} draft @param {Answer} answer */
  #done(draft, { feature, etag }) {
    const after = versionOf(/** @type {import('../core/types.js').Feature} */ (feature));
    const id = String(feature?.id);
    const { collection, before } = draft;
    this.undoing = draft.isNew
      ? () => this.items.delete(collection, id, etag)
      : () => this.items.update(collection, id, etag, patchOf(after, before) ?? {});
    this.draft = null;
    this.drawing = null;
    this.say(this.words.saved);
    this.app.state.set({ selection: `${collection}/${id}` });
  }

  /** @param {Draft} draft @param {Answer} answer */
  #refused(draft, { status, problem }) {
    draft.said = {};
    const { words } = this;
    if (status === 401 || status === 403) {
      // What was typed stays; only another key is needed.
      forgetKey();
      this.note = status === 401 ? words.wrongKey : words.readOnlyKey;
      return;
    }
    for (const { pointer, detail } of problem?.errors ?? []) {
      const place = placeOf(pointer);
      draft.said[place] = [...(draft.said[place] ?? []), detail];
    }
    draft.failed = status === 409 ? words.hasConflicts : `${words.failed} ${problem?.detail ?? problem?.title ?? ''}`;
  }

  /** @param {Draft} draft */
  async #findConflict(draft) {
    const { feature, etag } = await this.items.read(draft.collection, draft.id ?? '');
    if (!feature) return this.#gone(draft);
    draft.conflict = { theirs: versionOf(feature), etag };
    this.app.say(this.words.conflict);
  }

  /** @param {Draft} draft */
  #gone(draft) {
    draft.isNew = true;
    draft.etag = null;
    draft.before = NOTHING;
    draft.failed = this.words.gone;
  }

  /** @param {'theirs' | 'mine' | 'on'} choice */
  async settle(choice) {
    const { draft } = this;
    if (!draft?.conflict) return;
    const { theirs, etag } = draft.conflict;
    draft.mine = choice === 'theirs' ? structuredClone(theirs) : merged(draft.before, draft.mine, theirs);
    draft.before = theirs;
    draft.etag = etag;
    draft.conflict = null;
    draft.failed = '';
    draft.said = {};
    if (choice === 'mine') return this.save();
    this.showShape();
    this.redraw();
  }

  async delete() {
    const { draft } = this;
    if (!draft?.id) return;
    const { collection, id, etag, before } = draft;
    this.asking = null;
    await this.#work(async () => {
      const answer = await this.items.delete(collection, id, etag);
      if (answer.status === 412) return this.#findConflict(draft);
      if (answer.status !== 204 && answer.status !== 404) return this.#refused(draft, answer);
      this.undoing = () => this.items.create(collection, featureOf({ ...draft, mine: before }));
      this.draft = null;
      this.drawing = null;
      this.say(this.words.deleted);
      this.app.state.set({ selection: null });
    });
  }

  async undo() {
    const { undoing } = this;
    if (!undoing) return;
    await this.#work(async () => {
      const { status, problem } = await undoing();
      const isDone = status < 300;
      if (isDone || status === 412) this.undoing = null;
      this.say(isDone ? this.words.undone : `${this.words.failed} ${problem?.detail ?? ''}`);
    });
  }

  /** Leaves what is edited; asks first where something would be lost. */
  leave(isSure = false) {
    if (this.drawing) return this.stopDrawing();
    if (!isSure && this.draft && isChanged(this.draft)) this.asking = 'leave';
    else if (this.draft) {
      this.draft = null;
      this.asking = null;
      this.drawing = null;
    } else return this.app.find?.leave();
    this.showShape();
    this.redraw();
  }

  /** @param {string} words */
  say(words) {
    this.note = words;
    this.app.say(words);
    this.redraw();
  }

  /** @param {() => Promise<unknown> | unknown} work */
  async #work(work) {
    this.busy = true;
    this.redraw();
    try {
      await work();
    } catch {
      if (this.draft) this.draft.failed = this.words.offline;
      else this.note = this.words.offline;
    }
    this.busy = false;
    this.showShape();
    this.redraw();
  }

  #toProblem() {
    const first =
      document.querySelector('.editor [aria-invalid="true"]') ?? document.querySelector('.editor .edit-alert');
    /** @type {HTMLElement | null} */ (first)?.focus();
  }

  // What is done on the map.

  /** @param {Geometry | null} geometry */
  #setShape(geometry) {
    const { draft } = this;
    if (!draft) return;
    draft.mine.geometry = geometry;
    for (const name of Object.keys(draft.said)) if (/^(geometry|vertex)/.test(name)) delete draft.said[name];
  }

  showShape() {
    const { draft, isOpen, app } = this;
    if (!draft || !isOpen || !keptKey()) {
      this.layer?.remove();
      this.layer = null;
      return;
    }
    this.layer ??= new EditLayer(app.map, {
      color: () => app.palette.accent,
      halo: () => app.palette.halo,
      label: (n) => this.words.point(n),
      onMove: (i, at, isDone) => this.moveVertex(i, at, isDone),
      onChoose: (i) => this.chose(i),
      onAdd: (i) => this.addVertex(i),
      onRemove: (i) => this.removeVertex(i),
      onPress: (at) => this.addPosition(at),
    });
    this.layer.show({
      geometry: draft.mine.geometry,
      ghost: draft.conflict?.theirs.geometry,
      drawing: this.drawing?.positions,
    });
  }

  /** Marks a vertex's line in the list. @param {number} i */
  chose(i) {
    for (const row of document.querySelectorAll('.vertex-row')) {
      row.classList.toggle('is-chosen', /** @type {HTMLElement} */ (row).dataset.vertex === String(i));
    }
  }

  /** @param {number} i @param {[number, number]} at @param {boolean} [isDone] */
  moveVertex(i, at, isDone = true) {
    const geometry = this.draft?.mine.geometry;
    const vertex = verticesOf(geometry ?? null)[i];
    if (!geometry || !vertex) return;
    this.#setShape(moved(geometry, vertex.path, at));
    this.showShape();
    if (isDone) this.changed();
  }

  /** @param {number} i @param {string | null} time */
  setTime(i, time) {
    const { draft } = this;
    if (!draft) return;
    draft.mine.properties.datetimes = draft.mine.properties.datetimes.map(
      (/** @type {string | null} */ one, /** @type {number} */ n) => (n === i ? time : one),
    );
    delete draft.said[`vertex/${i}`];
    this.changed();
  }

  /** @param {number} i */
  addVertex(i) {
    const { draft } = this;
    const geometry = draft?.mine.geometry;
    const vertex = verticesOf(geometry ?? null)[i];
    if (!draft || !geometry || !vertex || vertex.path.length === 0) return;
    this.#setShape(added(geometry, vertex.path));
    const { datetimes } = draft.mine.properties;
    if (datetimes) {
      const [a, b] = [datetimes[i], datetimes[i + 1]].map(parseInstant);
      const between = a !== null && b !== null ? Math.round((a + b) / 2000) * 1000 : (a ?? 0) + MINUTES;
      draft.mine.properties.datetimes = datetimes.toSpliced(i + 1, 0, a === null ? null : formatInstant(between));
    }
    this.showShape();
    this.redraw();
    this.layer?.focus(i + 1);
  }

  /** @param {number} i */
  removeVertex(i) {
    const { draft } = this;
    const geometry = draft?.mine.geometry;
    const vertex = verticesOf(geometry ?? null)[i];
    const without = geometry && vertex ? removed(geometry, vertex.path) : null;
    if (!draft || !without) return;
    this.#setShape(without);
    const { datetimes } = draft.mine.properties;
    if (datetimes) draft.mine.properties.datetimes = datetimes.toSpliced(i, 1);
    this.showShape();
    this.redraw();
    this.layer?.focus(Math.min(i, verticesOf(without).length - 1));
  }

  removeShape() {
    this.#setShape(null);
    if (this.draft?.mine.properties.datetimes) this.draft.mine.properties.datetimes = null;
    this.showShape();
    this.redraw();
  }

  /** @param {'Point' | 'LineString' | 'Polygon'} type */
  draw(type) {
    this.drawing = { type, positions: [] };
    this.app.say(this.words.drawing[type]);
    this.showShape();
    this.redraw();
  }

  stopDrawing() {
    this.drawing = null;
    this.showShape();
    this.redraw();
  }

  /** @param {[number, number]} at */
  addPosition(at) {
    const { drawing } = this;
    if (!drawing) return;
    drawing.positions = drawing.type === 'Point' ? [at] : [...drawing.positions, at];
    if (drawing.type === 'Point') return this.finish();
    this.showShape();
    this.redraw();
  }

  /** What was drawn becomes the shape; of a movement every vertex gets a time, from the clock on. */
  finish() {
    const { drawing, draft, app } = this;
    const geometry = drawing && drawn(drawing.type, drawing.positions);
    if (!draft || !geometry) return;
    this.drawing = null;
    this.#setShape(geometry);
    if (draft.collection === 'movements') {
      const start = Math.round(app.clock.now / 1000) * 1000;
      draft.mine.properties.datetimes = verticesOf(geometry).map((_, i) => formatInstant(start + i * MINUTES));
    }
    this.showShape();
    this.redraw();
    this.layer?.focus(0);
  }
}

/** @type {WeakMap<App, Editor>} */
const editors = new WeakMap();

/** The page's one editor. @param {App} app */
export function editorOf(app) {
  const editor = editors.get(app) ?? new Editor(app);
  editors.set(app, editor);
  return editor;
}
