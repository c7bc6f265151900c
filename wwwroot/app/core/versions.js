/** @import { Geometry, Properties } from './types.js' */

/**
 * A feature as it is edited: what it has, and what it had when it was read.
 * @typedef {{ properties: Properties, geometry: Geometry | null }} Version
 */

const isNothing = (/** @type {any} */ value) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Whether two values say the same; nothing is nothing, however it is written.
 * @param {any} a
 * @param {any} b
 */
export function isSame(a, b) {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The names of the properties that differ, in their order.
 * @param {Properties} a
 * @param {Properties} b
 */
export function differing(a, b) {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !isSame(a[name], b[name]));
}

/**
 * What has to be sent so that one version becomes the other (RFC 7396).
 * @param {Version} before
 * @param {Version} after
 * @returns {Properties | null} Null where nothing differs.
 */
export function patchOf(before, after) {
  const names = differing(before.properties, after.properties);
  const properties = Object.fromEntries(
    names.map((name) => [name, isNothing(after.properties[name]) ? null : after.properties[name]]),
  );
  const shape = !isSame(before.geometry, after.geometry);
  if (names.length === 0 && !shape) return null;
  return {
    ...(names.length > 0 ? { properties } : {}),
    ...(shape ? { geometry: after.geometry } : {}),
  };
}

/**
 * Mine, put upon what others have made of it meanwhile: only what I have changed is mine.
 * @param {Version} base  What I began with.
 * @param {Version} mine
 * @param {Version} theirs
 * @returns {Version}
 */
export function merged(base, mine, theirs) {
  const properties = { ...theirs.properties };
  for (const name of differing(base.properties, mine.properties)) properties[name] = mine.properties[name] ?? null;
  return { properties, geometry: isSame(base.geometry, mine.geometry) ? theirs.geometry : mine.geometry };
}

/**
 * What two versions say of one property, and who has changed it.
 * @typedef {{ name: string, theirs: any, mine: any, changedBy: 'them' | 'me' | 'both' }} Difference
 */

/**
 * Where theirs and mine differ; the geometry is called "geometry".
 * @param {Version} base
 * @param {Version} mine
 * @param {Version} theirs
 * @returns {Difference[]}
 */
export function conflictOf(base, mine, theirs) {
  /** @type {(version: Version) => Properties} */
  const flat = ({ properties, geometry }) => ({ ...properties, geometry });
  const [was, my, their] = [base, mine, theirs].map(flat);
  return differing(their, my).map((name) => {
    const [byMe, byThem] = [!isSame(was[name], my[name]), !isSame(was[name], their[name])];
    return {
      name,
      theirs: their[name] ?? null,
      mine: my[name] ?? null,
      changedBy: byMe && byThem ? 'both' : byMe ? 'me' : 'them',
    };
  });
}
