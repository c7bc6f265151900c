/** @import { Field } from './fields.js' */
/** @import { Version } from './versions.js' */
import { parseInstant } from './time.js';
import { verticesOf } from './vertices.js';

/**
 * Something that is not as it should be: at which field, and what, by the name of the sentence and what goes into it.
 * @typedef {{ at: string, what: 'required' | 'unknown' | 'number' | 'least' | 'most' | 'pattern' | 'order' | 'edtf' | 'later' | 'outside' | 'untimed' | 'position', than?: string | number, isHint?: boolean }} Problem
 */

/** Which instant must not come before which. */
const ORDER = [
  ['begin', 'beginLatest'],
  ['endEarliest', 'end'],
  ['begin', 'end'],
  ['begin', 'endEarliest'],
  ['beginLatest', 'end'],
];

const DATE =
  '[?~%]?-?[\\dX]{4}(-[?~%]?[\\dX]{2}(-[?~%]?[\\dX]{2}(T[\\d:.]+(Z|[+-]\\d{2}(:?\\d{2})?)?)?)?)?(S\\d+)?[?~%]?';
const YEAR = '[?~%]?Y-?\\d+(E\\d+)?(S\\d+)?';
const ONE = `(${DATE}|${YEAR})`;
const EDTF = new RegExp(
  `^(${ONE}|(${ONE}|\\.\\.)?/(${ONE}|\\.\\.)?|[[{](\\.\\.)?${ONE}((,|\\.\\.)${ONE})*(\\.\\.)?[\\]}]|-?[\\dX]{2,3})$`,
);

/** Whether a text has the form of a date of ISO 8601-2 (EDTF); what it means the server knows. @param {string} text */
export const looksLikeEdtf = (text) => text !== '/' && EDTF.test(text.trim());

/**
 * What can be seen to be wrong before it is sent. A hint does not keep from sending.
 * @param {Field[]} fields
 * @param {Version} version
 * @param {(collection: string, id: string) => boolean} isKnown
 * @returns {Problem[]}
 */
export function problemsOf(fields, { properties, geometry }, isKnown) {
  const found = fields.flatMap((field) => problemsAt(field, properties[field.name], isKnown));
  for (const [first, second] of ORDER) {
    const [a, b] = [parseInstant(properties[first]), parseInstant(properties[second])];
    if (a !== null && b !== null && b < a && !found.some(({ at }) => at === second)) {
      const than = fields.find(({ name }) => name === first)?.label ?? first;
      found.push({ at: second, what: 'order', than });
    }
  }
  return [...found, ...shapeProblems({ properties, geometry })];
}

/**
 * @param {Field} field
 * @param {any} value
 * @param {(collection: string, id: string) => boolean} isKnown
 * @returns {Problem[]}
 */
function problemsAt(field, value, isKnown) {
  const { name: at, kind, collections } = field;
  if (value === null || value === undefined || value === '') return field.required ? [{ at, what: 'required' }] : [];
  if (kind === 'choice') return field.values.includes(value) ? [] : [{ at, what: 'unknown', than: value }];
  if (kind === 'reference' || kind === 'references') {
    return [value]
      .flat()
      .filter((id) => !collections.some((collection) => isKnown(collection, id)))
      .map((than) => ({ at, what: 'unknown', than }));
  }
  if (kind === 'number' || kind === 'integer') return numberProblems(field, value);
  if (kind === 'edtf') return looksLikeEdtf(value) ? [] : [{ at, what: 'edtf', isHint: true }];
  return field.pattern && !field.pattern.test(value) ? [{ at, what: 'pattern', than: field.pattern.source }] : [];
}

/**
 * @param {Field} field
 * @param {any} value
 * @returns {Problem[]}
 */
function numberProblems({ name: at, kind, minimum, maximum }, value) {
  if (!Number.isFinite(value) || (kind === 'integer' && !Number.isInteger(value))) return [{ at, what: 'number' }];
  if (minimum !== undefined && value < minimum) return [{ at, what: 'least', than: minimum }];
  return maximum !== undefined && value > maximum ? [{ at, what: 'most', than: maximum }] : [];
}

/**
 * Positions lie on the Earth; of a path with times every vertex has one, each later than the one before, within the whole.
 * @param {Version} version
 * @returns {Problem[]}
 */
function shapeProblems({ properties, geometry }) {
  const vertices = verticesOf(geometry);
  /** @type {Problem[]} */
  const found = vertices.flatMap(({ at: [lon, lat] }, i) =>
    Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [] : [{ at: `vertex/${i}`, what: 'position' }],
  );
  if (!Array.isArray(properties.datetimes)) return found;
  const [begin, end] = [parseInstant(properties.begin), parseInstant(properties.end)];
  const times = vertices.map((_, i) => parseInstant(properties.datetimes[i]));
  times.forEach((t, i) => {
    const before = times[i - 1] ?? null;
    const at = `vertex/${i}`;
    if (t === null) found.push({ at, what: 'untimed' });
    else if (before !== null && t <= before) found.push({ at, what: 'later' });
    else if ((begin !== null && t < begin) || (end !== null && t > end)) found.push({ at, what: 'outside' });
  });
  return found;
}

/**
 * Where what a server says of a member belongs in the form.
 * @param {string} pointer  RFC 6901, into a feature.
 * @returns {string} The name of a field, "vertex/n", "geometry", or "" for the whole.
 */
export function placeOf(pointer) {
  const [first, second, third] = pointer.split('/').slice(1);
  if (first === 'geometry') return 'geometry';
  if (first === 'id' || second === 'id') return 'id';
  if (first !== 'properties' || !second) return '';
  if (second === 'datetimes') return third ? `vertex/${third}` : 'geometry';
  return second === 'citations' ? 'sources' : second;
}
