/** @import { Format } from './format.js' */
/** @import { Item, Operation, Properties } from './types.js' */

/**
 * What kind of thing a claim counts: only those of one kind can stand on one axis.
 * @typedef {'persons' | 'materiel' | 'distance'} Dimension
 *
 * How a claim's bounds stand on an axis; `from` and `to` are amounts.
 * @typedef {object} Mark
 * @property {'exact' | 'about' | 'at-least' | 'at-most' | 'range' | 'verbal'} bound
 * @property {number | null} from  Null where nothing limits it from below.
 * @property {number | null} to  Null where nothing limits it from above.
 *
 * What must be alike for two claims to be compared.
 * @typedef {'measure' | 'population' | 'period'} Aspect
 *
 * Claims of one measure, of one population and over one period.
 * @typedef {object} Block
 * @property {Item[]} claims
 * @property {Aspect[]} apart  In what it differs from the first block of its axis; empty for the first.
 *
 * @typedef {{ dimension: Dimension, end: number, ticks: number[], blocks: Block[] }} Axis
 *
 * @typedef {object} Strip  A group of claims about one matter.
 * @property {Properties} group
 * @property {Axis[]} axes
 * @property {Item[]} inWords  Those that state no quantity.
 */

const PERSONS = new Set(['killed', 'wounded', 'captured', 'missing', 'executed', 'drowned', 'bodies']);

/**
 * @param {Operation} operation
 * @param {Item} claim
 * @returns {Dimension | null} Null where the claim states no quantity.
 */
export function dimensionOf(operation, { properties }) {
  const { measure, populationId } = properties;
  if (PERSONS.has(measure)) return 'persons';
  if (measure === 'distance') return 'distance';
  if (measure?.startsWith('vehicles-')) return 'materiel';
  if (measure !== 'strength') return null;
  return operation.items.get(`units/${populationId}`)?.properties.kind === 'equipment' ? 'materiel' : 'persons';
}

/**
 * @param {Item} claim
 * @returns {Mark}
 */
export function markOf({ properties }) {
  const from = properties.min ?? null;
  const to = properties.max ?? null;
  switch (properties.bound) {
    case 'about':
      return { bound: 'about', from: from ?? to, to: to ?? from };
    case 'at-least':
      return { bound: 'at-least', from, to: null };
    case 'at-most':
      return { bound: 'at-most', from: null, to: to ?? from };
    case 'verbal':
      return { bound: 'verbal', from, to };
    default:
      return from === to ? { bound: 'exact', from, to } : boundsOf(from, to);
  }
}

/**
 * @param {number | null} from
 * @param {number | null} to
 * @returns {Mark}
 */
function boundsOf(from, to) {
  if (to === null) return { bound: 'at-least', from, to };
  return from === null ? { bound: 'at-most', from, to } : { bound: 'range', from, to };
}

/**
 * In what two claims are not alike. A population that is not named is like no other one.
 * @param {Properties} a
 * @param {Properties} b
 * @returns {Aspect[]} Empty where the two can be compared.
 */
export function apartIn(a, b) {
  /** @type {Aspect[]} */
  const aspects = [];
  if (a.measure !== b.measure) aspects.push('measure');
  const named = a.populationKind !== 'unspecified' && b.populationKind !== 'unspecified';
  if (!named || a.populationKind !== b.populationKind || a.populationId !== b.populationId) aspects.push('population');
  if (!a.begin !== !b.begin || a.begin !== b.begin || a.end !== b.end || (!a.begin && !a.end)) aspects.push('period');
  return aspects;
}

/**
 * The claims by group, on one axis for each kind of thing that is counted; those that can be compared stand together,
 * every other one apart. Nothing is added up.
 * @param {Operation} operation
 * @returns {Strip[]} In the order of the package; groups without claims are left out.
 */
export function stripsOf(operation) {
  return (operation.document.claimGroups ?? []).flatMap((/** @type {Properties} */ group) => {
    const claims = operation.claims.filter((claim) => claim.properties.claimGroupId === group.id);
    if (claims.length === 0) return [];
    /** @type {Map<Dimension, Item[]>} */
    const counted = new Map();
    /** @type {Item[]} */
    const inWords = [];
    for (const claim of claims) {
      const dimension = dimensionOf(operation, claim);
      const { from, to } = markOf(claim);
      if (!dimension || (from === null && to === null)) inWords.push(claim);
      else counted.set(dimension, [...(counted.get(dimension) ?? []), claim]);
    }
    return [{ group, inWords, axes: [...counted].map(([dimension, of]) => axisOf(dimension, of)) }];
  });
}

/**
 * @param {Dimension} dimension
 * @param {Item[]} claims
 * @returns {Axis}
 */
function axisOf(dimension, claims) {
  /** @type {Item[][]} */
  const together = [];
  for (const claim of claims) {
    const like = together.find(([first]) => apartIn(first.properties, claim.properties).length === 0);
    if (like) like.push(claim);
    else together.push([claim]);
  }
  together.sort((a, b) => b.length - a.length || beginOf(a[0]) - beginOf(b[0]));
  const [[reference]] = together;
  const blocks = together.map((block, i) => ({
    claims: block,
    apart: i === 0 ? [] : apartIn(reference.properties, block[0].properties),
  }));
  return { dimension, blocks, ...scaleOf(claims.map(markOf)) };
}

/** @param {Item} claim  Without a begin it comes last. */
const beginOf = ({ properties }) => (properties.begin ? Date.parse(properties.begin) : Number.MAX_SAFE_INTEGER);

/**
 * An axis from nothing to beyond the largest amount, with round amounts along it.
 * @param {Mark[]} marks
 * @param {number} [most]  How many ticks there is room for, besides the one at nothing.
 * @returns {{ end: number, ticks: number[] }}
 */
export function scaleOf(marks, most = 5) {
  const largest = Math.max(1, ...marks.flatMap(({ from, to }) => [from ?? 0, to ?? 0]));
  const open = marks.some(({ bound, to }) => to === null || bound === 'verbal');
  const reach = largest * (open ? 1.15 : 1.05);
  const step = stepFor(reach / most);
  const end = Math.ceil(reach / step) * step;
  const ticks = [];
  for (let i = 0; i * step <= end; i++) ticks.push(i * step);
  return { end, ticks };
}

/**
 * The next whole step of 1, 2 or 5 by a power of ten.
 * @param {number} least
 */
function stepFor(least) {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? 10 * power;
}

/**
 * The words that amounts and dates are said with; one set for each language.
 * @typedef {object} ClaimWords
 * @property {(amount: string) => string} about
 * @property {(amount: string) => string} atLeast
 * @property {(amount: string) => string} atMost
 * @property {(from: string, to: string) => string} fromTo
 * @property {string} noNumber
 * @property {(amount: string) => string} readAsAtLeast
 * @property {(day: string) => string} perhaps
 * @property {(day: string) => string} before
 */

/**
 * An amount with its bound in words.
 * @param {Item} claim
 * @param {string} unit
 * @param {ClaimWords} words
 * @param {Format} format
 * @returns {string}
 */
export function amountOf(claim, unit, words, format) {
  const { bound, from, to } = markOf(claim);
  const say = (/** @type {number | null} */ amount) => format.number(amount ?? 0);
  const counted = (/** @type {string} */ amount) => (unit ? `${amount} ${unit}` : amount);
  if (bound === 'verbal') return from === null ? words.noNumber : words.readAsAtLeast(say(from));
  if (from === null && to === null) return '';
  if (bound === 'about') return words.about(counted(say(from)));
  if (bound === 'at-least') return words.atLeast(counted(say(from)));
  if (bound === 'at-most') return words.atMost(counted(say(to)));
  return counted(bound === 'range' ? words.fromTo(say(from), say(to)) : say(from));
}

/**
 * When something was said, from its EDTF text.
 * @param {string | null | undefined} edtf
 * @param {ClaimWords} words
 * @param {Format} format
 * @returns {string} The text itself where it is more than days and a span of days.
 */
export function saidOn(edtf, words, format) {
  if (!edtf) return '';
  const day = (/** @type {string} */ text) => {
    const found = /^(\d{4}-\d\d-\d\d)([?~%])?$/.exec(text);
    if (!found) return null;
    const said = format.day(Date.parse(`${found[1]}T12:00:00Z`));
    return found[2] ? words.perhaps(said) : said;
  };
  const [from, to] = edtf.split('/');
  if (to === undefined) return day(from) ?? edtf;
  const [first, last] = [day(from), day(to)];
  if (from === '..' && last) return words.before(last);
  return first && last ? `${first} – ${last}` : edtf;
}
