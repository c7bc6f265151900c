/** Where this tab keeps the key or token: gone when it is closed, and never part of an address. */
const KEPT_AS = 'konna-key';

export const keptKey = () => sessionStorage.getItem(KEPT_AS);

/** @param {string} key */
export const keepKey = (key) => sessionStorage.setItem(KEPT_AS, key);

export const forgetKey = () => sessionStorage.removeItem(KEPT_AS);

/** What a header can carry: nothing else is sent, and nothing else is a key or a token. */
const SENDABLE = /^[!-~]+$/;

/**
 * What a server says of a key or token.
 * @typedef {'good' | 'wrongKey' | 'readOnlyKey' | 'unavailable' | 'notOffered'} Verdict
 */

/**
 * Whether a key or an access token may add to what is at an address: asked for with a body that is never taken, so that nothing is changed.
 * @param {URL} address  Of something that takes POST.
 * @param {string} key
 * @returns {Promise<{ verdict: Verdict, detail: string, seconds: number | null }>}  With what the server says of a token, in English, and when it may be asked again.
 */
export async function tryKey(address, key) {
  if (!SENDABLE.test(key)) return { verdict: 'wrongKey', detail: '', seconds: null };
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/plain' },
    body: '',
  });
  const isRefused = response.status === 401 && response.headers.get('www-authenticate')?.includes('invalid_token');
  return {
    verdict: VERDICTS[response.status] ?? 'notOffered',
    detail: isRefused ? ((await response.json().catch(() => null))?.detail ?? '') : '',
    seconds: Number(response.headers.get('retry-after')) || null,
  };
}

/** By the status of the answer. @type {Record<number, Verdict | undefined>} */
const VERDICTS = {
  401: 'wrongKey',
  403: 'readOnlyKey',
  415: 'good',
  429: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};
