import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { restoreClient } from '../../build/restore-client.mjs';

const leaflet = { library: 'leaflet@1.9.4', destination: 'wwwroot/lib/leaflet', files: ['LICENSE', 'dist/leaflet.js'] };
let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'konna-restore-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const manifest = (...libraries) =>
  writeFileSync(join(root, 'libman.json'), JSON.stringify({ version: '3.0', defaultProvider: 'jsdelivr', libraries }));
const lib = (...parts) => join(root, 'wwwroot', 'lib', ...parts);

test('the listed files keep their path inside the package, and no others come', () => {
  manifest(leaflet);
  restoreClient({ root, updateIntegrity: true });
  assert.match(readFileSync(lib('leaflet', 'dist', 'leaflet.js'), 'utf8'), /Leaflet 1\.9\.4/);
  assert.ok(existsSync(lib('leaflet', 'LICENSE')));
  assert.ok(!existsSync(lib('leaflet', 'dist', 'leaflet.css')));
});

test('a package that is not the one that was committed restores nothing', () => {
  manifest(leaflet);
  writeFileSync(join(root, 'libman.integrity.json'), JSON.stringify({ 'leaflet@1.9.4': 'sha512-another' }));
  assert.throws(() => restoreClient({ root }), /leaflet@1\.9\.4: expected sha512-another, got sha512-/);
  assert.ok(!existsSync(lib()));
});

test('a package without a committed hash restores nothing', () => {
  manifest(leaflet);
  assert.throws(() => restoreClient({ root }), /expected \(not listed\)/);
  assert.ok(!existsSync(lib()));
});

test('a file that the package does not have is named', () => {
  manifest({ ...leaflet, files: ['dist/nothing.js'] });
  assert.throws(() => restoreClient({ root, updateIntegrity: true }), /leaflet@1\.9\.4 has no file dist\/nothing\.js/);
  assert.ok(!existsSync(lib('.restored')));
});

test('a file that is not listed any more goes away at the next restore', () => {
  manifest(leaflet);
  restoreClient({ root, updateIntegrity: true });
  manifest({ ...leaflet, files: ['LICENSE'] });
  restoreClient({ root, offline: true });
  assert.ok(existsSync(lib('leaflet', 'LICENSE')));
  assert.ok(!existsSync(lib('leaflet', 'dist', 'leaflet.js')));
});

for (const [fault, library] of Object.entries({
  'has no exact version': { ...leaflet, library: 'leaflet@latest' },
  'has shell signs in its name': { ...leaflet, library: 'leaflet@1.9.4;touch x' },
  'comes from a provider that does not mirror npm': { ...leaflet, provider: 'cdnjs' },
  'has no destination': { ...leaflet, destination: undefined },
})) {
  test(`a library that ${fault} is refused`, () => {
    manifest(library);
    assert.throws(() => restoreClient({ root, updateIntegrity: true }), /libman\.json: leaflet@/);
  });
}

test('a destination outside the repository is refused', () => {
  manifest({ ...leaflet, destination: '../elsewhere' });
  assert.throws(() => restoreClient({ root, updateIntegrity: true }), /leaves the repository/);
});
