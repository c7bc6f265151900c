/** @import { App } from '../app.js' */
import { createGif } from './gif.js';
import { Picture } from './picture.js';
import { createVideo } from './video.js';

/**
 * Writes frames one after the other into a file.
 * @typedef {object} Encoder
 * @property {(canvas: HTMLCanvasElement) => Promise<void>} add
 * @property {() => Promise<Blob>} finish
 * @property {() => void} close  Ends it whatever it is at; called once.
 */

/**
 * @typedef {object} AnimationOptions
 * @property {'gif' | import('./video.js').VideoForm} form
 * @property {number[]} times  The instants of the frames.
 * @property {number} rate  Frames per second.
 * @property {number} width  Pixels.
 */

/**
 * Makes an animation: the page's clock is set to each instant by hand, so that it is the same on a slow machine. The
 * clock is put back when it is done, given up or has failed, and nothing is left running.
 * @param {App} app
 * @param {AnimationOptions} options
 * @param {(done: number) => void} progress  Told how many frames are done.
 * @param {AbortSignal} signal
 * @returns {Promise<Blob>}
 * @throws {DOMException} "AbortError" once the signal is given.
 */
export async function record(app, { form, times, rate, width }, progress, signal) {
  const { clock } = app;
  clock.pause();
  const stood = clock.now;
  const picture = new Picture(app, { width, ratio: 1 });
  /** @type {Encoder | null} */
  let encoder = null;
  try {
    encoder = form === 'gif' ? await createGif(rate) : await createVideo(form, picture.width, picture.height, rate);
    for (const [i, t] of times.entries()) {
      signal.throwIfAborted();
      clock.set(t);
      await app.large?.settled();
      await encoder.add(picture.draw());
      progress(i + 1);
      // The page stays usable, and hears that it is to stop.
      await new Promise((resolve) => setTimeout(resolve));
    }
    signal.throwIfAborted();
    return await encoder.finish();
  } finally {
    encoder?.close();
    picture.remove();
    clock.set(stood);
  }
}
