/** @import { Encoder } from './animation.js' */

/** @typedef {'mp4' | 'webm'} VideoForm */

/** What each kind of file holds, the better one first, and a name by which a browser says whether it can write it. */
const CODECS = /** @type {Record<VideoForm, [string, string][]>} */ ({
  mp4: [['avc', 'avc1.640028']],
  webm: [
    ['vp9', 'vp09.00.41.08'],
    ['vp8', 'vp8'],
  ],
});

/** A second of video may need so many bits per pixel: maps have large plain areas. */
const BITS_PER_PIXEL = 0.12;
const KEY_EVERY_SECONDS = 6;

/**
 * The kinds of video that this browser can write, that which plays nearly everywhere first.
 * @returns {Promise<VideoForm[]>}
 */
export async function videoForms() {
  const forms = /** @type {VideoForm[]} */ (Object.keys(CODECS));
  const found = await Promise.all(forms.map((form) => findCodec(form)));
  return forms.filter((_, i) => found[i] !== null);
}

/** @param {VideoForm} form */
async function findCodec(form) {
  if (typeof VideoEncoder === 'undefined') return null;
  for (const [name, codec] of CODECS[form]) {
    const { supported } = await VideoEncoder.isConfigSupported({ codec, width: 960, height: 720, bitrate: 1e6 });
    if (supported) return name;
  }
  return null;
}

/**
 * @param {VideoForm} form
 * @param {number} width  Even.
 * @param {number} height  Even.
 * @param {number} rate  Frames per second.
 * @returns {Promise<Encoder>}
 */
export async function createVideo(form, width, height, rate) {
  const codec = await findCodec(form);
  if (!codec) throw new Error('VideoEncoder');
  const media = await import(new URL('../../lib/mediabunny/dist/bundles/mediabunny.min.mjs', import.meta.url).href);
  const target = new media.BufferTarget();
  const format = form === 'mp4' ? new media.Mp4OutputFormat() : new media.WebMOutputFormat();
  const output = new media.Output({ format, target });
  const quality = new media.Quality({ bitrate: Math.round(width * height * rate * BITS_PER_PIXEL) });
  const source = new media.VideoSampleSource({ codec, quality, keyFrameInterval: KEY_EVERY_SECONDS });
  output.addVideoTrack(source, { frameRate: rate });
  await output.start();
  let count = 0;
  return {
    async add(canvas) {
      const sample = new media.VideoSample(canvas, { timestamp: count / rate, duration: 1 / rate });
      count++;
      try {
        await source.add(sample);
      } finally {
        sample.close();
      }
    },
    async finish() {
      await output.finalize();
      return new Blob([target.buffer], { type: `video/${form}` });
    },
    close() {
      if (output.state !== 'finalized') void output.cancel();
    },
  };
}
