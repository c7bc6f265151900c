/** @import { Encoder } from './animation.js' */

/**
 * @param {number} rate  Frames per second; a GIF counts in hundredths of a second.
 * @returns {Promise<Encoder>}
 */
export async function createGif(rate) {
  const worker = new Worker(new URL('./gif-worker.js', import.meta.url), { type: 'module' });
  const answer = () =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message || 'gif-worker.js'));
    });
  await answer();
  return {
    async add(canvas) {
      const { width, height } = canvas;
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const pixels = context.getImageData(0, 0, width, height).data.buffer;
      const written = answer();
      worker.postMessage({ pixels, width, height, delay: Math.round(100 / rate) * 10 }, [pixels]);
      await written;
    },
    async finish() {
      const written = answer();
      worker.postMessage({});
      return new Blob([await written], { type: 'image/gif' });
    },
    close: () => worker.terminate(),
  };
}
