// How long a published server takes to its first map page and its first tile, what memory it holds then, and how large it is.
// node tests/benchmarks/start.mjs NAME=path/to/folder ...        prints a table
// node tests/benchmarks/start.mjs --write NAME=folder ...        writes it into docs/performance.md
// A name may carry environment variables: 'NAME,DOTNET_TieredPGO=0=folder'. Files are in the system's cache; the machine should have nothing else to do.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = 5;
const REST = 10_000;
const TILE = 'tiles/WebMercatorQuad/8/118/125';
const write = process.argv.includes('--write');

const sizeOf = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One start. @returns Milliseconds from the start of the process to its readiness, the first map page, the first tile; processor seconds by then; megabytes at rest. */
async function start(folder, environment, data, rests) {
  const begin = performance.now();
  const server = spawn(join(folder, 'konna'), ['--urls', 'http://127.0.0.1:0'], {
    env: { PATH: process.env.PATH, HOME: data, Konna__DataDirectory: data, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const map = await new Promise((resolve, reject) => {
    let said = '';
    server.on('exit', () => reject(new Error(said)));
    server.stdout.on('data', (text) => {
      said += text;
      const found = /Map: +(\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
  });
  const ready = performance.now() - begin;
  const ask = async (address, accept) => {
    const answer = await fetch(address, { headers: { accept } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    await answer.arrayBuffer();
    return performance.now() - begin;
  };
  const page = await ask(map, 'text/html');
  const tile = await ask(`${map}/${TILE}`, '*/*');
  const [, , , , , , , , , , , , , user, system] = readFileSync(`/proc/${server.pid}/stat`, 'utf8')
    .replace(/\(.*\)/, 'x')
    .split(' ');
  let rest;
  if (rests) {
    await wait(REST);
    rest = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1000;
  }
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.kill('SIGTERM');
  await ended;
  return { ready, page, tile, cpu: (Number(user) + Number(system)) / 100, rest };
}

const rows = [];
for (const argument of process.argv.slice(2).filter((text) => text !== '--write')) {
  const cut = argument.lastIndexOf('=');
  const [name, ...settings] = argument.slice(0, cut).split(',');
  const folder = argument.slice(cut + 1);
  const environment = Object.fromEntries(settings.map((setting) => setting.split('=')));
  const data = mkdtempSync(join(tmpdir(), 'konna-start-'));
  const first = await start(folder, environment, data, false);
  const later = [];
  for (let round = 0; round < ROUNDS; round++) later.push(await start(folder, environment, data, round === 0));
  rmSync(data, { recursive: true });
  const of = (key) => median(later.map((run) => run[key]));
  rows.push([
    name + settings.map((setting) => `, ${setting}`).join(''),
    Math.round(first.page),
    Math.round(of('ready')),
    Math.round(of('page')),
    Math.round(of('tile')),
    of('cpu').toFixed(2),
    Math.round(later[0].rest),
    Math.round(sizeOf(folder) / 1e6),
  ]);
}
const head = [
  'published as',
  'first start of all, to the map page (ms)',
  'ready (ms)',
  'map page (ms)',
  'tile (ms)',
  'CPU by then (s)',
  `resident after ${REST / 1000} s (MB)`,
  'size (MB)',
];
const line = (cells) => `| ${cells.join(' | ')} |`;
const load = loadavg()[0].toFixed(1);
const table = [
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores of ${cpus()[0].model}, load ${load} at the end; median of ${ROUNDS}.`,
  '',
  line(head),
  line(head.map((_, column) => (column ? '---:' : '---'))),
  ...rows.map(line),
].join('\n');
console.log(table);
if (write) {
  const file = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(/<!-- start -->[\s\S]*<!-- \/start -->/, () => `<!-- start -->\n${table}\n<!-- /start -->`),
  );
}
