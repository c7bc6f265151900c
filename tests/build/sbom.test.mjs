import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { bill, clientComponents, programComponents } from '../../build/sbom.mjs';

const hash = (text) => createHash('sha512').update(text).digest('base64');
const lock = {
  dependencies: {
    'net10.0': {
      Npgsql: { type: 'Direct', resolved: '10.0.3', contentHash: hash('npgsql') },
      'konna.geo': { type: 'Project' },
    },
  },
};
const deps = (libraries) => ({ libraries });
const npgsql = { type: 'package', sha512: `sha512-${hash('npgsql')}` };

test('every package of the program is listed with the hash of its lock file, and the runtime with its version', () => {
  const components = programComponents(
    deps({
      'konna/0.1.0': { type: 'project' },
      'Npgsql/10.0.3': npgsql,
      'runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12': { type: 'runtimepack' },
    }),
    lock,
  );
  assert.deepEqual(
    components.map((part) => [part.type, part.purl]),
    [
      ['library', 'pkg:nuget/Npgsql@10.0.3'],
      ['framework', 'pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12'],
    ],
  );
  assert.equal(components[0].hashes[0].content, createHash('sha512').update('npgsql').digest('hex'));
});

test('a package that no lock file names, or names with another content, is not released', () => {
  assert.throws(
    () => programComponents(deps({ 'Npgsql/10.0.4': npgsql }), lock),
    /Npgsql\/10\.0\.4 .* not in its lock file/,
  );
  assert.throws(
    () => programComponents(deps({ 'Npgsql/10.0.3': { type: 'package', sha512: `sha512-${hash('other')}` } }), lock),
    /another content/,
  );
});

test('the libraries of the map are listed, scoped names too', () => {
  const manifest = { libraries: [{ library: 'leaflet@1.9.4' }, { library: '@mapbox/point-geometry@1.1.0' }] };
  const integrity = { 'leaflet@1.9.4': `sha512-${hash('a')}`, '@mapbox/point-geometry@1.1.0': `sha512-${hash('b')}` };
  assert.deepEqual(
    clientComponents(manifest, integrity).map((part) => part.purl),
    ['pkg:npm/leaflet@1.9.4', 'pkg:npm/%40mapbox/point-geometry@1.1.0'],
  );
  assert.throws(() => clientComponents(manifest, {}), /no hash/);
});

test('the same parts make the same document, others another', () => {
  const parts = programComponents(deps({ 'Npgsql/10.0.3': npgsql }), lock);
  assert.deepEqual(bill('0.1.0', parts), bill('0.1.0', parts));
  assert.notEqual(bill('0.1.0', parts).serialNumber, bill('0.1.1', parts).serialNumber);
  assert.match(
    bill('0.1.0', parts).serialNumber,
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
