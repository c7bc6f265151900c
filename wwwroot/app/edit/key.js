/** Where this tab keeps the key: gone when it is closed, and never part of an address. */
const KEPT_AS = 'konna-key';

export const keptKey = () => sessionStorage.getItem(KEPT_AS);

/** @param {string} key */
export const keepKey = (key) => sessionStorage.setItem(KEPT_AS, key);

export const forgetKey = () => sessionStorage.removeItem(KEPT_AS);

/**
 * Whether a key may add to what is at an address: asked for with a body that is never taken, so that nothing is changed.
 * @param {URL} address  Of something that takes POST.
 * @param {string} key
 * @returns {Promise<'good' | 'wrongKey' | 'readOnlyKey' | 'notOffered'>}
 */
export async function tryKey(address, key) {
  const { status } = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/plain' },
    body: '',
  });
  if (status === 401) return 'wrongKey';
  if (status === 403) return 'readOnlyKey';
  return status === 415 ? 'good' : 'notOffered';
}
