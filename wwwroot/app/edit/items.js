/** @import { Feature, Properties } from '../core/types.js' */
import { rulesIn } from '../core/fields.js';
import { keptKey } from './key.js';

/**
 * What a server has answered.
 * @typedef {{ status: number, etag: string | null, feature: Feature | null, problem: ServerProblem | null }} Answer
 * @typedef {{ title?: string, detail?: string, errors?: { pointer: string, detail: string }[] }} ServerProblem
 */

/** The items of an operation, read and written one at a time (OGC API - Features, Parts 1 and 4). */
export class Items {
  /** @param {URL} operation  Address of its feeds. */
  constructor(operation) {
    this.operation = operation;
  }

  /**
   * @param {string} collection
   * @param {string} [id]
   */
  #url(collection, id) {
    const items = `collections/${encodeURIComponent(collection)}/items`;
    return new URL(id === undefined ? items : `${items}/${encodeURIComponent(id)}`, this.operation);
  }

  /**
   * @param {string} method
   * @param {URL} url
   * @param {{ etag?: string | null, type?: string, body?: unknown }} [sent]
   * @returns {Promise<Answer>}
   */
  async #ask(method, url, { etag, type, body } = {}) {
    const response = await fetch(url, {
      method,
      cache: 'no-store',
      headers: {
        accept: 'application/geo+json',
        authorization: `Bearer ${keptKey()}`,
        ...(etag ? { 'if-match': etag } : {}),
        ...(type ? { 'content-type': type } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const read = await response.json().catch(() => null);
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      feature: response.ok ? read : null,
      problem: response.ok ? null : (read ?? { title: response.statusText }),
    };
  }

  /** @param {string} collection @param {string} id */
  read(collection, id) {
    return this.#ask('GET', this.#url(collection, id));
  }

  /** @param {string} collection @param {Properties} feature */
  create(collection, feature) {
    return this.#ask('POST', this.#url(collection), { type: 'application/geo+json', body: feature });
  }

  /** @param {string} collection @param {string} id @param {string | null} etag @param {Properties} patch */
  update(collection, id, etag, patch) {
    return this.#ask('PATCH', this.#url(collection, id), { etag, type: 'application/merge-patch+json', body: patch });
  }

  /** @param {string} collection @param {string} id @param {string | null} etag */
  delete(collection, id, etag) {
    return this.#ask('DELETE', this.#url(collection, id), { etag });
  }

  /**
   * The schema of a collection in a language, and what the package format asks of its properties where it says so.
   * @param {string} collection
   * @param {string} language
   * @returns {Promise<[Properties, Properties | null]>}
   */
  async schemas(collection, language) {
    const get = async (/** @type {URL} */ url) => {
      const response = await fetch(url, {
        headers: { accept: 'application/schema+json', authorization: `Bearer ${keptKey()}` },
      });
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      return response.json();
    };
    const rules = ['places', 'movements', 'events', 'areas'].includes(collection)
      ? get(new URL(`../../schemas/${collection}.schema.json`, this.operation)).then(rulesIn)
      : null;
    return Promise.all([get(new URL(`collections/${collection}/schema?lang=${language}`, this.operation)), rules]);
  }
}
