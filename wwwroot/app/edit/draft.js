/** @import { Field } from '../core/fields.js' */
/** @import { Feature } from '../core/types.js' */
/** @import { Version } from '../core/versions.js' */
import { patchOf } from '../core/versions.js';

/**
 * One thing while it is edited.
 * @typedef {object} Draft
 * @property {string} collection
 * @property {string | null} id  Null for something new that is to get one.
 * @property {boolean} isNew
 * @property {string | null} etag  Of what was read.
 * @property {Version} before  What was read.
 * @property {Version} mine
 * @property {Field[]} fields
 * @property {boolean} hasShape  Whether its collection has geometries.
 * @property {Record<string, string[]>} said  What the server has said, by field.
 * @property {string} failed  Why it could not be saved; "" where it could.
 * @property {{ theirs: Version, etag: string | null } | null} conflict
 */

/** @param {Feature} feature @returns {Version} */
export const versionOf = ({ properties, geometry }) => ({ properties: { ...properties }, geometry: geometry ?? null });

/** @type {Version} */
export const NOTHING = { properties: {}, geometry: null };

/** @param {Draft} draft */
export const isChanged = ({ before, mine }) => patchOf(before, mine) !== null;

/**
 * What is sent for something new.
 * @param {Draft} draft
 */
export function featureOf({ id, mine }) {
  const { properties } = patchOf(NOTHING, mine) ?? {};
  return { type: 'Feature', ...(id ? { id } : {}), geometry: mine.geometry, properties: properties ?? {} };
}
