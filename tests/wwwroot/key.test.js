import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { tryKey } from '../../wwwroot/app/edit/key.js';
import { editWords } from '../../wwwroot/app/text/edit.js';

const { fetch } = globalThis;
const address = new URL('http://map.example/operations/op/collections/places/items');

afterEach(() => {
  globalThis.fetch = fetch;
});

/** @param {number} status @param {Record<string, string>} [headers] @param {unknown} [body] */
const answering = (status, headers = {}, body = {}) => {
  globalThis.fetch = async () => new Response(JSON.stringify(body), { status, headers });
};

test('every answer to a key or token has its own words', async () => {
  for (const [status, verdict] of /** @type {const} */ ([
    [415, 'good'],
    [401, 'wrongKey'],
    [403, 'readOnlyKey'],
    [404, 'notOffered'],
    [405, 'notOffered'],
    [429, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
  ])) {
    answering(status);
    assert.deepEqual(await tryKey(address, 'konna_1_2'), { verdict, detail: '', seconds: null });
    for (const words of Object.values(editWords)) assert.ok(verdict === 'good' || words[verdict], verdict);
  }
});

test('a server that cannot check now says when to try again', async () => {
  answering(503, { 'retry-after': '5' });
  const { verdict, seconds } = await tryKey(address, 'a.b.c');
  assert.deepEqual([verdict, seconds], ['unavailable', 5]);
  assert.match(editWords.en.unavailable(seconds), /Try again in 5 s;/);
  assert.match(editWords.fr.unavailable(seconds), /Réessayez dans 5\u00a0s/);
  assert.match(editWords.en.unavailable(null), /Try again in a moment;/);
});

test('what is wrong with a token is told, of a key nothing is', async () => {
  const detail = 'The access token is not good. The token ended at 2026-11-27T00:00:00Z (exp).';
  answering(401, { 'www-authenticate': 'Bearer realm="KonnaMap", error="invalid_token"' }, { detail });
  assert.equal((await tryKey(address, 'a.b.c')).detail, detail);
  answering(401, { 'www-authenticate': 'Bearer realm="KonnaMap"' }, { detail: 'This needs a key.' });
  assert.equal((await tryKey(address, 'konna_1_2')).detail, '');
});

test('what no header can carry is not sent and is no key', async () => {
  globalThis.fetch = () => assert.fail('was sent');
  for (const key of ['', 'clé', 'two words', 'a\nb']) assert.equal((await tryKey(address, key)).verdict, 'wrongKey');
});
