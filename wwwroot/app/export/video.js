/** @import { Encoder } from './animation.js' */
import { writeWebm } from '../core/webm.js';

/** What browsers write, the better one first: its name there, and in a WebM file. */
const CODECS = /** @type {const} */ ([
  ['vp09.00.41.08', 'V_VP9'],
  ['vp8', 'V_VP8'],
]);

/** A second of video may need so many bits per pixel: maps have large plain areas. */
const BITS_PER_PIXEL = 0.12;
const KEY_EVERY = 60;

/**
 * The first codec that this browser can write a video of that size in.
 * @param {number} width  Even.
 * @param {number} height  Even.
 * @param {number} rate  Frames per second.
 */
export async function findCodec(width, height, rate) {
  if (typeof VideoEncoder === 'undefined') return null;
  for (const [codec, id] of CODECS) {
    const bitrate = Math.round(width * height * rate * BITS_PER_PIXEL);
    const config = { codec, width, height, framerate: rate, bitrate };
    const { supported } = await VideoEncoder.isConfigSupported(config);
    if (supported) return { config, id };
  }
  return null;
}

/**
 * @param {number} width
 * @param {number} height
 * @param {number} rate
 * @returns {Promise<Encoder>}
 */
export async function createVideo(width, height, rate) {
  const codec = await findCodec(width, height, rate);
  if (!codec) throw new Error('VideoEncoder');
  /** @type {import('../core/webm.js').VideoFrames['frames']} */
  const frames = [];
  /** @type {Error | null} */
  let problem = null;
  const encoder = new VideoEncoder({
    output(chunk) {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      frames.push({ data, time: chunk.timestamp / 1000, key: chunk.type === 'key' });
    },
    error(error) {
      problem = error;
    },
  });
  encoder.configure(codec.config);
  let count = 0;
  return {
    async add(canvas) {
      if (problem) throw problem;
      const duration = 1e6 / rate;
      const frame = new VideoFrame(canvas, { timestamp: Math.round(count * duration), duration: Math.round(duration) });
      encoder.encode(frame, { keyFrame: count % KEY_EVERY === 0 });
      frame.close();
      count++;
      while (encoder.encodeQueueSize > 4) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async finish() {
      await encoder.flush();
      if (problem) throw problem;
      const video = writeWebm({ codec: codec.id, width, height, duration: (count * 1000) / rate, frames });
      return new Blob([video], { type: 'video/webm' });
    },
    close() {
      if (encoder.state !== 'closed') encoder.close();
    },
  };
}
