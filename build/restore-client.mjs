// Restores the client libraries that libman.json lists, from the npm registry: the same files that `libman restore` would fetch.
// node build/restore-client.mjs [--root <folder>] [--update-integrity] [--offline]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readTarball } from './tarball.mjs';

const packageSpec = /^(@[\w.-]+\/)?[\w.-]+@\d[\w.+-]*$/;
const npmTime = 5 * 60 * 1000;

/** A fault of the manifest, the registry or the machine, told to the person who builds. */
class RestoreError extends Error {}

export function restoreClient({ root, updateIntegrity = false, offline = false }) {
  const manifest = readManifest(root);
  const integrityFile = join(root, 'libman.integrity.json');
  const expected = existsSync(integrityFile) ? JSON.parse(readFileSync(integrityFile, 'utf8')) : {};
  const work = mkdtempSync(join(tmpdir(), 'konna-client-'));
  try {
    const tarballs = downloadAll(
      manifest.map((library) => library.spec),
      work,
      offline,
    );
    const actual = Object.fromEntries([...tarballs].map(([spec, bytes]) => [spec, integrityOf(bytes)]).sort());
    if (updateIntegrity) {
      writeFileSync(integrityFile, `${JSON.stringify(actual, null, 2)}\n`);
    } else {
      checkIntegrity(expected, actual);
    }
    const files = manifest.flatMap((library) => pickFiles(library, tarballs.get(library.spec)));
    write(root, files);
    return files.length;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function readManifest(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'libman.json'), 'utf8'));
  return manifest.libraries.map(({ library, destination, files, provider, fileMappings }) => {
    const from = provider ?? manifest.defaultProvider;
    if (from !== 'jsdelivr' && from !== 'unpkg')
      throw new RestoreError(`libman.json: ${library} comes from ${from}; only jsdelivr and unpkg mirror npm.`);
    if (!packageSpec.test(library))
      throw new RestoreError(`libman.json: ${library} is no name@version with an exact version.`);
    if (!destination) throw new RestoreError(`libman.json: ${library} has no destination.`);
    if (fileMappings)
      throw new RestoreError(
        `libman.json: ${library} uses fileMappings, which this restore does not know; list files.`,
      );
    return { spec: library, destination, files };
  });
}

/** One npm call for all packages. npm's cache answers where it can, so that a second restore needs no network. */
function downloadAll(specs, work, offline) {
  const args = [
    'pack',
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    work,
    offline ? '--offline' : '--prefer-offline',
    ...specs,
  ];
  const run = spawnSync('npm', args, {
    cwd: work,
    encoding: 'utf8',
    timeout: npmTime,
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  });
  if (run.error?.code === 'ENOENT')
    throw new RestoreError(
      'npm was not found. Install Node.js with npm, or run `libman restore` and build with -p:RestoreClient=false.',
    );
  if (run.status !== 0)
    throw new RestoreError(`npm pack could not fetch ${specs.join(', ')}:\n${run.stderr}${run.error ?? ''}`);
  return new Map(
    JSON.parse(run.stdout).map(({ name, version, filename }) => [
      `${name}@${version}`,
      readFileSync(join(work, filename.replace(/^@/, '').replaceAll('/', '-'))),
    ]),
  );
}

const integrityOf = (bytes) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

function checkIntegrity(expected, actual) {
  const wrong = Object.entries(actual).filter(([spec, integrity]) => expected[spec] !== integrity);
  if (wrong.length === 0) return;
  const lines = wrong.map(
    ([spec, integrity]) => `  ${spec}: expected ${expected[spec] ?? '(not listed)'}, got ${integrity}`,
  );
  throw new RestoreError(
    `These packages are not the ones that libman.integrity.json names; nothing was restored:\n${lines.join('\n')}\nIf libman.json was changed on purpose: node build/restore-client.mjs --update-integrity`,
  );
}

/** As LibMan does: a listed file keeps its path inside the package; without a list the whole package comes. */
function pickFiles({ spec, destination, files }, tarball) {
  const content = readTarball(tarball);
  return (files ?? [...content.keys()]).map((file) => {
    const bytes = content.get(file);
    if (!bytes) throw new RestoreError(`libman.json: ${spec} has no file ${file}.`);
    return { path: `${destination}/${file}`, bytes };
  });
}

/** Files of an earlier restore that are not listed any more go away. The stamp comes last: without it the next build restores again. */
function write(root, files) {
  const stamp = join(root, 'wwwroot', 'lib', '.restored');
  const old = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : [];
  rmSync(stamp, { force: true });
  const now = new Set(files.map((file) => file.path));
  for (const path of old.filter((path) => !now.has(path))) rmSync(inside(root, path), { force: true });
  for (const { path, bytes } of files) {
    const target = inside(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.part`, bytes);
    renameSync(`${target}.part`, target);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, JSON.stringify([...now], null, 2));
}

function inside(root, path) {
  const target = resolve(root, path);
  if (!target.startsWith(resolve(root) + sep)) throw new RestoreError(`libman.json: ${path} leaves the repository.`);
  return target;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { root: { type: 'string' }, 'update-integrity': { type: 'boolean' }, offline: { type: 'boolean' } },
  });
  try {
    const root = resolve(values.root ?? join(dirname(fileURLToPath(import.meta.url)), '..'));
    const count = restoreClient({ root, updateIntegrity: values['update-integrity'], offline: values.offline });
    console.log(`Restored ${count} files of the client libraries.`);
  } catch (error) {
    if (!(error instanceof RestoreError)) throw error;
    console.error(`restore-client: ${error.message}`);
    process.exitCode = 1;
  }
}
