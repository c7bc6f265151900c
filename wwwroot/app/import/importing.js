/** @import { Problem } from '../core/upload.js' */
import { choose } from '../core/upload.js';
import { forgetKey, keptKey } from '../edit/key.js';
import { upload } from './upload.js';

/**
 * How far an import is.
 * @typedef {{ is: 'refused', fault: 'nothing' | 'folder' | 'unknown' | 'tooLarge' }
 *   | { is: 'key', fault: '' | 'wrongKey' | 'readOnlyKey' }
 *   | { is: 'sending' | 'checking' | 'stopped' | 'kept' | 'offline' }
 *   | { is: 'report', problems: Problem[], showsAll: boolean }
 *   | { is: 'exists', id: string }
 *   | { is: 'failed', detail: string }
 *   | { is: 'done', operation: Record<string, any>, isNew: boolean }} Step
 */

/** One file on its way to become an operation: asked for a key, sent, reported on, or put into the list. */
export class Importing {
  /** @type {Step} */
  step = { is: 'refused', fault: 'nothing' };
  /** @type {ReturnType<typeof choose<File>>} */
  chosen = choose(/** @type {File[]} */ ([]), 0);
  /** True when another file was given meanwhile. */
  isAskedTwice = false;
  /** How much was sent: by this the bar is drawn without drawing the rest anew. @type {(sent: number, whole: number) => void} */
  progressed = () => {};

  #replaces = false;
  #stopping = new AbortController();

  /**
   * @param {URL} operations  Their address.
   * @param {() => void} changed  Called after every step.
   * @param {() => Promise<void>} imported  Called when there is another operation, or another content of one; fetches them again.
   */
  constructor(operations, changed, imported) {
    this.operations = operations;
    this.changed = changed;
    this.imported = imported;
  }

  get name() {
    return this.chosen.file?.name ?? '';
  }

  /**
   * Takes what was dropped or chosen.
   * @param {File[]} files
   * @param {number} folders
   */
  take(files, folders) {
    this.isAskedTwice = this.step.is === 'sending' || this.step.is === 'checking';
    if (this.isAskedTwice) return this.changed();
    this.chosen = choose(files, folders);
    this.#replaces = false;
    const { fault } = this.chosen;
    if (fault) this.#go({ is: 'refused', fault });
    else void this.send();
  }

  replace() {
    this.#replaces = true;
    void this.send();
  }

  keep() {
    this.#go({ is: 'kept' });
  }

  stop() {
    this.#stopping.abort();
  }

  showAll() {
    if (this.step.is === 'report') this.#go({ ...this.step, showsAll: true });
  }

  async send() {
    const { file } = this.chosen;
    const key = keptKey();
    if (!file) return;
    if (!key) return this.#go({ is: 'key', fault: '' });
    this.#stopping = new AbortController();
    this.#go({ is: 'sending' });
    const answer = await upload(this.operations, file, key, {
      replace: this.#replaces,
      progress: (sent, whole) => this.progressed(sent, whole),
      sent: () => this.#go({ is: 'checking' }),
      signal: this.#stopping.signal,
    });
    this.isAskedTwice = false;
    const step = stepAfter(answer);
    if (step.is === 'key' && step.fault === 'wrongKey') forgetKey();
    if (step.is === 'done') await this.imported();
    this.#go(step);
  }

  /** @param {Step} step */
  #go(step) {
    this.step = step;
    this.changed();
  }
}

/**
 * @param {import('./upload.js').Answer | 'stopped'} answer
 * @returns {Step}
 */
function stepAfter(answer) {
  if (answer === 'stopped') return { is: 'stopped' };
  const { status, body } = answer;
  switch (status) {
    case 0:
      return { is: 'offline' };
    case 200:
    case 201:
      return { is: 'done', operation: body, isNew: status === 201 };
    case 401:
      return { is: 'key', fault: 'wrongKey' };
    case 403:
      return { is: 'key', fault: 'readOnlyKey' };
    case 409:
      return body?.current
        ? { is: 'exists', id: body.current.slice(body.current.lastIndexOf('/') + 1) }
        : { is: 'failed', detail: body?.detail ?? `${status}` };
    case 422:
      return { is: 'report', problems: body?.errors ?? [], showsAll: false };
    default:
      return { is: 'failed', detail: body?.detail ?? `${status}` };
  }
}
