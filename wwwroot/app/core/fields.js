/** @import { Properties } from './types.js' */

/**
 * One property as a form asks for it.
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {'text' | 'prose' | 'choice' | 'number' | 'integer' | 'boolean' | 'instant' | 'edtf' | 'lines' | 'reference' | 'references'} kind
 * @property {Part} part
 * @property {string[]} values  Of a closed list.
 * @property {string[]} collections  Whose ids a reference may be.
 * @property {string} [unit]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {RegExp} [pattern]
 * @property {boolean} required
 *
 * @typedef {'what' | 'time' | 'where' | 'knowledge' | 'more'} Part
 */

/** @type {Part[]} */
export const PARTS = ['what', 'time', 'where', 'knowledge', 'more'];

const PART_OF = /** @type {Record<string, Part>} */ ({
  ...Object.fromEntries(
    ['name', 'nameFr', 'kind', 'summary', 'summaryFr', 'subject', 'unitId'].map((n) => [n, 'what']),
  ),
  ...Object.fromEntries(
    ['begin', 'beginLatest', 'endEarliest', 'end', 'edtf', 'edtfStated', 'when', 'whenFr'].map((n) => [n, 'time']),
  ),
  ...Object.fromEntries(['placeId', 'radiusM', 'geoPrecision', 'basis', 'basisNote'].map((n) => [n, 'where'])),
  ...Object.fromEntries(
    ['confidence', 'accountId', 'versionOf', 'sources', 'facts', 'note', 'noteFr'].map((n) => [n, 'knowledge']),
  ),
});

/** What only follows from other members is not asked for; the instants of vertices stand with the vertices. */
const DERIVED = /** @type {Record<string, string[]>} */ ({
  movements: ['subjectKind', 'forceId', 'datetimes'],
  accounts: ['isDefault'],
  units: ['sideId'],
});

const PROSE = /^(summary|note|words|text|basisNote|detail)(Fr)?$/;
const PARTIES = ['units', 'forces', 'persons'];

/** References that the schema does not say the target of: they name items of several collections, or of their own. */
const TARGETS = (/** @type {string} */ collection) =>
  /** @type {Record<string, string[]>} */ ({
    sources: ['sources'],
    participants: PARTIES,
    subject: ['units', 'forces'],
    versionOf: [collection],
  });

/**
 * The form of a collection, in the order in which it is asked.
 * @param {string} collection
 * @param {Properties} schema  Of the collection's features (`/schema`), in the reader's language.
 * @param {Properties | null} [rules]  What its properties must be in a package, where there is a schema of that.
 * @returns {Field[]}
 */
export function fieldsOf(collection, schema, rules = null) {
  const derived = new Set(['id', ...(DERIVED[collection] ?? [])]);
  const fields = Object.entries(schema.properties)
    .filter(([name, property]) => !derived.has(name) && property['x-ogc-role'] !== 'primary-geometry')
    .map(([name, property]) => fieldOf(collection, name, property, rules));
  return fields.sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
}

/**
 * @param {string} collection
 * @param {string} name
 * @param {Properties} property
 * @param {Properties | null} rules
 * @returns {Field}
 */
function fieldOf(collection, name, property, rules) {
  const rule = rules?.properties?.[name];
  const exact = rule?.anyOf?.[0] ?? rule ?? {};
  const own = property['x-ogc-role'] === 'reference' ? [property['x-ogc-collectionId']] : TARGETS(collection)[name];
  return {
    name,
    label: property.title ?? name,
    kind: kindOf(name, property, own),
    part: PART_OF[name] ?? 'more',
    values: property.enum ?? [],
    collections: own ?? [],
    unit: property['x-ogc-unit'],
    minimum: property.minimum ?? exact.minimum,
    maximum: property.maximum ?? exact.maximum,
    pattern: exact.pattern ? new RegExp(exact.pattern) : undefined,
    required: rules?.required?.includes(name) ?? false,
  };
}

/**
 * @param {string} name
 * @param {Properties} property
 * @param {string[] | undefined} targets
 * @returns {Field['kind']}
 */
function kindOf(name, property, targets) {
  if (property.enum) return 'choice';
  if (property.type === 'array') return targets ? 'references' : 'lines';
  if (targets) return 'reference';
  if (property.format === 'date-time') return 'instant';
  if (['number', 'integer', 'boolean'].includes(property.type)) return property.type;
  if (/edtf/i.test(name)) return 'edtf';
  return PROSE.test(name) ? 'prose' : 'text';
}

/**
 * What the package format's own schema says of one feature's properties.
 * @param {Properties} schema  Of a file of features.
 * @returns {Properties | null}
 */
export const rulesIn = (schema) => schema.properties?.features?.items?.properties?.properties ?? null;
