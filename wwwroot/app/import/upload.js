import { mediaTypeOf } from '../core/upload.js';

/**
 * What came of sending a file: the status and the JSON of the answer; a status of 0 when there was none.
 * @typedef {{ status: number, body: any }} Answer
 */

/** The server takes the first 120 letters of a name. */
const LONGEST_NAME = 120;

/**
 * Sends a file to become an operation. By XMLHttpRequest, which alone tells how far the sending is.
 * @param {URL} address  Of the operations.
 * @param {File} file  Of a form that is taken.
 * @param {string} key
 * @param {{ replace: boolean, progress: (sent: number, whole: number) => void, sent: () => void, signal: AbortSignal }} options
 * @returns {Promise<Answer | 'stopped'>}
 */
export function upload(address, file, key, { replace, progress, sent, signal }) {
  const url = new URL(address);
  const name = file.name.replace(/\p{C}/gu, '').slice(-LONGEST_NAME);
  if (name) url.searchParams.set('name', name);
  if (replace) url.searchParams.set('replace', 'true');
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('authorization', `Bearer ${key}`);
    request.setRequestHeader('content-type', mediaTypeOf(file.name) ?? '');
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded, total));
    request.upload.addEventListener('load', sent);
    request.addEventListener('load', () => resolve({ status: request.status, body: read(request.responseText) }));
    request.addEventListener('error', () => resolve({ status: 0, body: null }));
    request.addEventListener('abort', () => resolve('stopped'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** @param {string} text */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
