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
  return {
    revision: Number(view.getBigInt64(8, true)),
    /** The first instant, milliseconds since the Unix epoch. */
    begin: Number(view.getBigInt64(16, true)),
    /** From one instant to the next, milliseconds. */
    step: Number(view.getBigInt64(24, true)),
    count,
    strands,

    /**
     * Where a strand is at an instant.
     * @param {number} instant  0 to count - 1.
     * @param {number} strand  0 to strands - 1: its row in the table.
     * @returns {BinaryPosition | null} Null where it is not shown.
     */
    at(instant, strand) {
      const offset = head + (instant * strands + strand) * RECORD;
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
  };
}
