/** @import { Status } from './types.js' */

const VERSION = 1;
const RECORD = 12;
const NO_HEADING = 0xffff;

/** @type {(Status | null)[]} */
const STATUSES = [null, 'moving', 'halted', 'held'];

/**
 * @typedef {object} BinaryPosition
 * @property {number} lon
 * @property {number} lat
 * @property {Status} status
 * @property {number | null} heading  Degrees clockwise from true north, to a hundredth.
 * @property {number} speed  Kilometres per hour, to a tenth; at most 1638.3.
 */

/**
 * Situations in the binary form that docs/feeds.md lays out: one or more instants, 12 bytes for each strand of `situation/strands`.
 * Nothing is unpacked before it is asked for.
 * @param {ArrayBuffer} buffer
 */
export function readSituations(buffer) {
  const view = new DataView(buffer);
  if (buffer.byteLength < 40 || view.getUint32(0) !== 0x4b534954 || view.getUint16(4, true) !== VERSION) {
    throw new RangeError('These bytes are no situation in the binary form, version 1.');
  }
  const head = view.getUint16(6, true);
  const count = view.getUint32(32, true);
  const strands = view.getUint32(36, true);
  if (buffer.byteLength !== head + count * strands * RECORD)
    throw new RangeError('The situation in the binary form is cut short.');
  /** @param {number} instant @param {number} strand */
  const offsetOf = (instant, strand) => head + (instant * strands + strand) * RECORD;
  return {
    revision: Number(view.getBigInt64(8, true)),
    /** The first instant, milliseconds since the Unix epoch. */
    begin: Number(view.getBigInt64(16, true)),
    /** From one instant to the next, milliseconds. */
    step: Number(view.getBigInt64(24, true)),
    count,
    strands,
    bytes: buffer.byteLength,

    /**
     * Where a strand is at an instant.
     * @param {number} instant  0 to count - 1.
     * @param {number} strand  0 to strands - 1: its row in the table.
     * @returns {BinaryPosition | null} Null where it is not shown.
     */
    at(instant, strand) {
      const offset = offsetOf(instant, strand);
      const packed = view.getUint16(offset + 10, true);
      const status = STATUSES[packed & 3];
      if (!status) return null;
      const heading = view.getUint16(offset + 8, true);
      return {
        lon: view.getInt32(offset, true) / 1e7,
        lat: view.getInt32(offset + 4, true) / 1e7,
        status,
        heading: heading === NO_HEADING ? null : heading / 100,
        speed: (packed >> 2) / 10,
      };
    },

    /**
     * Where a strand is between two instants that follow each other: on the straight line, by the shorter way round. Who is
     * shown at one of them only is shown where it is then, in the half that is nearer to it.
     * @param {number} instant  0 to count - 2.
     * @param {number} strand
     * @param {number} fraction  0 at the first instant, 1 at the second.
     * @returns {BinaryPosition | null}
     */
    between(instant, strand, fraction) {
      const here = this.at(instant, strand);
      if (fraction === 0) return here;
      const offset = offsetOf(instant + 1, strand);
      const then = view.getUint16(offset + 10, true) & 3;
      if (!here || then === 0) return fraction < 0.5 ? here : this.at(instant + 1, strand);
      const lon = view.getInt32(offset, true) / 1e7;
      const lat = view.getInt32(offset + 4, true) / 1e7;
      if (lon === here.lon && lat === here.lat) return here;
      const across = lon - here.lon - 360 * Math.round((lon - here.lon) / 360);
      here.lon = turned(here.lon + across * fraction);
      here.lat += (lat - here.lat) * fraction;
      if (here.status !== 'moving') {
        here.status = 'moving';
        here.heading = null;
      }
      const heading = view.getUint16(offset + 8, true);
      here.heading ??= heading === NO_HEADING ? null : heading / 100;
      return here;
    },
  };
}

/** @typedef {ReturnType<typeof readSituations>} Situations */

/** @param {number} lon  Degrees. */
const turned = (lon) => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
