// The software bill of materials of one release, as CycloneDX 1.6: what is in the program (its .deps.json) and in the map (libman.json).
// node build/sbom.mjs VERSION path/to/konna.deps.json > konna.cdx.json
// A package that the committed lock files do not name, with its version and content, ends it: what is released is what was tested.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const REPOSITORY = new URL('../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Name and version to the hash of the content, of all that the program's lock file resolves to. */
function lockedPackages(lock) {
  const locked = new Map();
  for (const packages of Object.values(lock.dependencies)) {
    for (const [name, entry] of Object.entries(packages)) {
      if (entry.resolved) locked.set(`${name}/${entry.resolved}`.toLowerCase(), entry.contentHash);
    }
  }
  return locked;
}

const sha512 = (base64) => ({ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') });

/** @returns The components of the program; packages of the runtime come without a hash in the file. */
export function programComponents(deps, lock) {
  const locked = lockedPackages(lock);
  const components = [];
  for (const [key, entry] of Object.entries(deps.libraries)) {
    const [name, version] = key.split('/');
    if (entry.type === 'project') continue;
    if (entry.type === 'runtimepack') {
      const runtime = name.replace(/^runtimepack\./, '');
      components.push({ type: 'framework', name: runtime, version, purl: `pkg:nuget/${runtime}@${version}` });
      continue;
    }
    const hash = locked.get(key.toLowerCase());
    if (!hash) throw new Error(`${key} is in the program, but not in its lock file`);
    if (entry.sha512 && entry.sha512.replace(/^sha512-/, '') !== hash)
      throw new Error(`${key} has another content than its lock file says`);
    components.push({ type: 'library', name, version, purl: `pkg:nuget/${name}@${version}`, hashes: [sha512(hash)] });
  }
  return components;
}

/** @returns The components of the map. */
export function clientComponents(manifest, integrity) {
  return manifest.libraries.map(({ library }) => {
    const at = library.lastIndexOf('@');
    const [name, version] = [library.slice(0, at), library.slice(at + 1)];
    const hash = integrity[library];
    if (!hash) throw new Error(`${library} is in libman.json, but libman.integrity.json has no hash of it`);
    return {
      type: 'library',
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      hashes: [sha512(hash.replace(/^sha512-/, ''))],
    };
  });
}

/** The same parts give the same document: its number is made from them, and it carries no time. */
export function bill(version, components) {
  const sorted = components
    .map((part) => ({ 'bom-ref': part.purl, ...part }))
    .sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const number = createHash('sha256')
    .update(JSON.stringify([version, sorted]))
    .digest('hex');
  const uuid = `${number.slice(0, 8)}-${number.slice(8, 12)}-8${number.slice(13, 16)}-a${number.slice(17, 20)}-${number.slice(20, 32)}`;
  const self = `pkg:generic/konnamap@${version}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        name: 'KonnaMap',
        version,
        'bom-ref': self,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: sorted,
    dependencies: [{ ref: self, dependsOn: sorted.map((part) => part['bom-ref']) }],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [version, depsFile] = process.argv.slice(2);
  if (!depsFile) throw new Error('Usage: node build/sbom.mjs VERSION konna.deps.json');
  const components = [
    ...programComponents(read(depsFile), read(new URL('Konna.MapServer/packages.lock.json', REPOSITORY))),
    ...clientComponents(read(new URL('libman.json', REPOSITORY)), read(new URL('libman.integrity.json', REPOSITORY))),
  ];
  process.stdout.write(`${JSON.stringify(bill(version, components), null, 2)}\n`);
}
