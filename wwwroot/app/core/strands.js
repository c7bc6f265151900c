/** @import { Movement, Position, Properties, Situation } from './types.js' */
/** @import { PositionWindows } from './position-windows.js' */
import { worldX, worldY } from './mercator.js';
import { partAt } from './segments.js';
import { parseInstant } from './time.js';
import { locate, makeTrack } from './tracks.js';

/** So many of the instants known last make up the way behind a mover. */
const BEHIND = 6;

/**
 * The rows of `situation/strands` as movements whose paths are not known: they come by and by, as positions.
 * @param {Properties[]} rows  Ordered by id.
 * @returns {Movement[]}
 */
export function strandMovements(rows) {
  const nowhere = makeTrack([], []);
  return rows.map((row, slot) => {
    const [begin, end] = [parseInstant(row.begin) ?? -Infinity, parseInstant(row.end) ?? Infinity];
    return {
      id: row.id,
      collection: 'movements',
      geometry: null,
      properties: { ...row, forceId: row.sideId },
      span: { begin, beginLatest: begin, endEarliest: end, end, dated: true },
      active: { begin, end },
      track: nowhere,
      movementId: row.movementId,
      subject: row.subject,
      slot,
    };
  });
}

/**
 * Where the strands of an operation are, from windows of positions instead of paths.
 */
export class StrandPositions {
  /**
   * @param {Movement[]} movements  In the order of the table of strands.
   * @param {PositionWindows} windows
   */
  constructor(movements, windows) {
    this.movements = movements;
    this.windows = windows;
    /** Web Mercator of every strand at an instant: two fractions of the world, NaN where it is not shown. @type {WeakMap<object, Map<number, Float64Array>>} */
    this.projected = new WeakMap();
  }

  /**
   * @param {number} t
   * @param {Set<string>} accounts
   * @returns {Pick<Situation, 'positions' | 'rough'>} Ordered by id.
   */
  at(t, accounts) {
    const spot = this.windows.at(t, accounts);
    /** @type {Position[]} */
    const positions = [];
    if (!spot) return { positions, rough: true };
    const { data, instant, fraction, rough } = spot;
    for (let strand = 0; strand < this.movements.length; strand++) {
      const known = data.count > 1 ? data.between(instant, strand, fraction) : data.at(instant, strand);
      const movement = this.movements[strand];
      const position = known && movement.active.begin <= t && this.#positionOf(movement, t, known);
      if (position) positions.push(position);
    }
    return { positions, rough };
  }

  /**
   * @param {Movement} movement
   * @param {number} t
   * @param {import('./situation-binary.js').BinaryPosition} known
   * @returns {Position | null}  Null in a gap of a path that is known.
   */
  #positionOf(movement, t, known) {
    const { id, subject, properties, track } = movement;
    // Of a movement that was looked at closer the whole path is known.
    const exact = track.moves ? locate(track, t, properties.interpolation ?? 'Linear') : null;
    if (track.moves && !exact) return null;
    const part = partAt(movement, t);
    const [sideId, sidc] = [properties.forceId ?? null, part.properties.sidc ?? null];
    return Object.assign(known, { since: null }, exact, { id, movement, part, subject, sideId, sidc });
  }

  /**
   * The way behind every strand as far as its last known instants: one list of world positions for each, the latest first.
   * @param {number} t
   * @param {Set<string>} accounts
   * @returns {{ t: number, world: Float64Array }[]}
   */
  behind(t, accounts) {
    return this.windows.before(t, accounts, BEHIND).map(({ data, instant, t: then }) => {
      let instants = this.projected.get(data);
      if (!instants) {
        instants = new Map();
        this.projected.set(data, instants);
      }
      let world = instants.get(instant);
      if (!world) {
        world = new Float64Array(this.movements.length * 2).fill(Number.NaN);
        for (let strand = 0; strand < this.movements.length; strand++) {
          const known = data.at(instant, strand);
          if (!known) continue;
          world[strand * 2] = worldX(known.lon);
          world[strand * 2 + 1] = worldY(known.lat);
        }
        instants.set(instant, world);
      }
      return { t: then, world };
    });
  }
}
