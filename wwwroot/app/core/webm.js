/**
 * Writes WebM (the part of Matroska, RFC 9559, that browsers read): one video track, frames as a codec gave them.
 */

/**
 * @typedef {object} VideoFrames
 * @property {'V_VP8' | 'V_VP9'} codec
 * @property {number} width  Pixels.
 * @property {number} height
 * @property {number} duration  Milliseconds.
 * @property {{ data: Uint8Array, time: number, key: boolean }[]} frames  In order; times in milliseconds; the first is a key frame.
 */

/**
 * @param {VideoFrames} video
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function writeWebm({ codec, width, height, duration, frames }) {
  const header = element(
    0x1a45dfa3,
    number(0x4286, 1), // EBMLVersion
    number(0x42f7, 1), // EBMLReadVersion
    number(0x42f2, 4), // EBMLMaxIDLength
    number(0x42f3, 8), // EBMLMaxSizeLength
    text(0x4282, 'webm'), // DocType
    number(0x4287, 4), // DocTypeVersion
    number(0x4285, 2), // DocTypeReadVersion
  );
  const info = element(
    0x1549a966,
    number(0x2ad7b1, 1_000_000), // TimestampScale: milliseconds
    float(0x4489, duration),
    text(0x4d80, 'KonnaMap'), // MuxingApp
    text(0x5741, 'KonnaMap'), // WritingApp
  );
  const track = element(
    0xae,
    number(0xd7, 1), // TrackNumber
    number(0x73c5, 1), // TrackUID
    number(0x9c, 0), // FlagLacing
    number(0x83, 1), // TrackType: video
    text(0x86, codec),
    element(0xe0, number(0xb0, width), number(0xba, height)),
  );
  const segment = element(0x18538067, info, element(0x1654ae6b, track), ...clusters(frames));
  return join([header, segment]);
}

/**
 * A cluster begins with a key frame, and early enough for the sixteen bits that a frame's time in it has.
 * @param {VideoFrames['frames']} frames
 */
function clusters(frames) {
  /** @type {{ time: number, blocks: Uint8Array[] }[]} */
  const all = [];
  for (const frame of frames) {
    let cluster = all.at(-1);
    if (!cluster || frame.key || frame.time - cluster.time > 30_000) {
      cluster = { time: Math.round(frame.time), blocks: [] };
      all.push(cluster);
    }
    const time = Math.round(frame.time) - cluster.time;
    // Track 1, time in the cluster, and whether it can be shown without the ones before.
    const head = Uint8Array.of(0x81, time >> 8, time & 0xff, frame.key ? 0x80 : 0);
    cluster.blocks.push(element(0xa3, head, frame.data));
  }
  return all.map(({ time, blocks }) => element(0x1f43b675, number(0xe7, time), ...blocks));
}

/**
 * @param {number} id
 * @param {...Uint8Array} parts
 */
function element(id, ...parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return join([Uint8Array.from(bytesOf(id)), Uint8Array.from([0x01, ...bytesOf(length, 7)]), ...parts]);
}

/**
 * @param {number} id
 * @param {number} value  A whole number.
 */
const number = (id, value) => element(id, Uint8Array.from(bytesOf(value)));

/**
 * @param {number} id
 * @param {string} value  ASCII.
 */
const text = (id, value) => element(id, new TextEncoder().encode(value));

/**
 * @param {number} id
 * @param {number} value
 */
function float(id, value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return element(id, bytes);
}

/**
 * Big end first.
 * @param {number} value
 * @param {number} [width]  At least so many bytes.
 */
function bytesOf(value, width = 1) {
  const bytes = [];
  for (let rest = value; rest > 0 || bytes.length < width; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes;
}

/** @param {Uint8Array[]} parts */
function join(parts) {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
