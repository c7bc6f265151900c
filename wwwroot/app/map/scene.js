/** @import { Format } from '../core/format.js' */
/** @import { Trail } from '../core/hash.js' */
/** @import { Identity, Item, Operation, Position, Situation } from '../core/types.js' */
/** @import { BaseMap } from './base-map.js' */
/** @import { Palette } from './palette.js' */
import { partyOf, sideOf } from '../core/operation.js';
import { identityOf as identityFrom } from '../core/perspectives.js';
import { holdsAt, surenessIn } from '../core/time.js';

/**
 * Everything that the drawing functions need to know.
 * @typedef {object} Scene
 * @property {Operation} operation
 * @property {Situation} situation
 * @property {Format} format
 * @property {Palette} palette
 * @property {BaseMap | null} base
 * @property {string | null} selection  "collection/id".
 * @property {Record<string, boolean>} layers
 * @property {string | null} perspective
 * @property {Trail} trail
 * @property {string | null} opened  The stack of symbols that is fanned out.
 * @property {boolean} running  Whether the clock runs.
 * @property {Set<Item> | null} passed  What passes the filters; null: all.
 * @property {Situation | null} [ghost]  What another version has instead, drawn faint.
 * @property {boolean} [faint]  Whether this scene is itself a ghost.
 * @property {Set<string>} [spotlight]  "collection/id" of what is told differently.
 *
 * @typedef {object} Hit  A place on a drawing that stands for something.
 * @property {string} key  "collection/id".
 * @property {number} x
 * @property {number} y
 * @property {number} radius
 * @property {number} [width]  Half of it, where it is wider than high.
 * @property {string[]} [parties]  Of a symbol: the units and forces that it stands for.
 */

const FALLBACK_SIDC = '10031000000000000000';

/**
 * The colour of the force that a party belongs to.
 * @param {Scene} scene
 * @param {string | null | undefined} id
 */
export function colorOf(scene, id) {
  return sideOf(scene.operation, id)?.properties.color ?? scene.palette['side-none'];
}

/**
 * How a party is seen from the chosen point of view.
 * @param {Scene} scene
 * @param {string | null | undefined} id
 * @returns {Identity}
 */
export const identityOf = (scene, id) => identityFrom(scene.operation, scene.perspective, id);

/**
 * The symbol code of a party, or of its movement where that has one of its own.
 * @param {Scene} scene
 * @param {string} subject
 * @param {string | null} [own]
 */
export function sidcOf(scene, subject, own) {
  const code = own ?? partyOf(scene.operation, subject)?.properties.sidc;
  return /^\d{20}$/.test(code ?? '') ? code : FALLBACK_SIDC;
}

/** The seventh digit of a code: planned, anticipated or suspected. Its frame is dashed. */
const SUSPECTED = '1';

/**
 * The symbol code of what stands at a position: with a dashed frame where that is not documented, or its presence there
 * is only suspected.
 * @param {Scene} scene
 * @param {Position} position
 */
export function symbolOf(scene, position) {
  const code = sidcOf(scene, position.subject, position.sidc);
  const sure = position.part.properties.confidence === 'documented' && !isSuspected(scene, position);
  return sure ? code : code.slice(0, 6) + SUSPECTED + code.slice(7);
}

/** States that say "suspected", by unit; by the list of all states. @type {WeakMap<Item[], Map<string, Item[]>>} */
const suspicions = new WeakMap();

/**
 * Whether a party's presence is only suspected at the moment.
 * @param {Scene} scene
 * @param {Position} position
 */
export function isSuspected(scene, position) {
  const { from, t } = scene.situation;
  return suspicionsOf(scene, position)?.some(({ span }) => holdsAt(span, t, 0, from)) ?? false;
}

/**
 * The states that say so, whenever.
 * @param {Scene} scene
 * @param {Position} position
 */
export function suspicionsOf({ operation }, { subject }) {
  let byUnit = suspicions.get(operation.states);
  if (!byUnit) {
    byUnit = new Map();
    for (const state of operation.states) {
      const { status, unitId } = state.properties;
      if (status === 'suspected') byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), state]);
    }
    suspicions.set(operation.states, byUnit);
  }
  return byUnit.get(subject);
}

/**
 * Faint while a movement may not have begun yet or may be over, and never so faint that it cannot be seen. What is held
 * has its own look.
 * @param {Scene} scene
 * @param {Position} position
 */
export function strengthOf({ situation }, { movement, status }) {
  return status === 'held' ? 1 : 0.4 + 0.6 * surenessIn(movement.span, situation.from, situation.t);
}

/**
 * A point that stands for an item's place.
 * @param {Item} item
 * @returns {[number, number] | null} Longitude, latitude.
 */
export function pointOf(item) {
  const geometry = item.geometry;
  if (!geometry) return null;
  if (geometry.type === 'Point') return geometry.coordinates;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (/** @type {any} */ c) => {
    if (typeof c[0] !== 'number') return c.forEach(visit);
    // Beyond the antimeridian it goes on.
    const lon = Number.isFinite(box[0]) ? c[0] - 360 * Math.round((c[0] - box[0]) / 360) : c[0];
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], c[1]);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], c[1]);
  };
  for (const part of geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry]) visit(part.coordinates);
  return Number.isFinite(box[0]) ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : null;
}
