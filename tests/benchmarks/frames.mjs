// How long the map's frames are, beside plain L.Marker and Leaflet.TimeDimension on the same movers, in Chromium without a graphics card.
// npm run bench                       prints the table
// npm run bench -- --write            writes it into docs/performance.md as well
// npm run bench -- --movers 1000 --seconds 4 --only konna,marker
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const { values: options } = parseArgs({
  options: {
    movers: { type: 'string', default: '100,1000,2000,5000' },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'konna,marker,svg,timedimension' },
    write: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const WARM_UP = 1500;
// The screen's rate is no limit: what is measured is how many frames could be drawn.
/** What is measured: how its page is called, and how it is brought to an instant. */
const WAYS = {
  konna: {
    name: 'KonnaMap',
    page: (count) => `operations/${count}`,
    ready: 'globalThis.konna?.ready.then(() => true)',
    bench:
      '({ span: { begin: Date.parse("2020-01-01T00:00:00Z"), end: Date.parse("2020-01-01T06:00:00Z") }, show: (t) => { const { clock } = konna; if (!clock.playing) clock.run(); clock.set(new Date(t).toISOString()); } })',
  },
  marker: {
    name: 'L.Marker, images',
    page: (count) => `pages/marker.html?movers=${count}`,
    ready: 'Boolean(globalThis.bench)',
    bench: 'bench',
  },
  svg: {
    name: 'L.Marker, SVG',
    page: (count) => `pages/marker.html?movers=${count}&icons=svg`,
    ready: 'Boolean(globalThis.bench)',
    bench: 'bench',
  },
  timedimension: {
    name: 'Leaflet.TimeDimension',
    page: (count) => `pages/timedimension.html?movers=${count}`,
    ready: 'Boolean(globalThis.bench)',
    bench: 'bench',
  },
};

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!executablePath) throw new Error('Chromium is not installed: run ./test once.');
const server = await serve();
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
});
const devTools = await browser.newBrowserCDPSession();

/** CPU time of all of the browser's processes, seconds. */
async function cpuTime() {
  const { processInfo } = await devTools.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime: seconds }) => sum + seconds, 0);
}

const part = (sorted, of) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN;

/**
 * @param {keyof typeof WAYS} way
 * @param {number} count
 */
async function measure(way, count) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  page.on('pageerror', (problem) => console.error(way, problem));
  await page.goto(server.root + WAYS[way].page(count));
  await page.waitForFunction(WAYS[way].ready, null, { timeout: 120_000 });
  await page.waitForTimeout(500);
  const session = await page.context().newCDPSession(page);
  if (options.profile) {
    await session.send('Profiler.enable');
    await session.send('Profiler.start');
  }
  const before = await cpuTime();
  const seconds = Number(options.seconds);
  const drawn = await page.evaluate(
    `import(${JSON.stringify(`${server.root}pages/drive.js`)}).then(({ drive }) => { const b = ${WAYS[way].bench}; return drive(b.span, b.show, ${WARM_UP}, ${seconds * 1000}); })`,
  );
  const cpu = (await cpuTime()) - before;
  if (options.profile) {
    const { profile } = await session.send('Profiler.stop');
    writeFileSync(options.profile, JSON.stringify(profile));
  }
  await page.close();
  const frames = drawn.frames.toSorted((a, b) => a - b);
  const work = drawn.work.toSorted((a, b) => a - b);
  return {
    name: WAYS[way].name,
    count,
    rate: (frames.length * 1000) / frames.reduce((sum, each) => sum + each, 0),
    median: part(frames, 0.5),
    p95: part(frames, 0.95),
    script: part(work, 0.5),
    scriptP95: part(work, 0.95),
    cpu: (cpu * 1000) / (frames.length * (1 + WARM_UP / (seconds * 1000))),
  };
}

const results = [];
try {
  for (const count of options.movers.split(',').map(Number)) {
    for (const way of /** @type {(keyof typeof WAYS)[]} */ (options.only.split(','))) {
      results.push(await measure(way, count));
      console.error(JSON.stringify(results.at(-1)));
    }
  }
} finally {
  await browser.close();
  server.close();
}

const number = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const lines = results.map((result) => {
  const own = results.find((other) => other.count === result.count && other.name === WAYS.konna.name);
  const times = own && own !== result ? `${number(own.rate / result.rate)} ×` : '';
  const cells = [result.median, result.p95, result.script, result.scriptP95, result.cpu].map((value) => number(value));
  return `| ${result.count.toLocaleString('en')} | ${result.name} | ${number(result.rate)} | ${cells.join(' | ')} | ${times} |`;
});
const table = [
  '| movers | drawn by | frames per second | frame, median (ms) | frame, p95 (ms) | script, median (ms) | script, p95 (ms) | CPU per frame, all processes (ms) | KonnaMap draws |',
  '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...lines,
].join('\n');
const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores of ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)} at the end, Chromium ${browser.version()} without a graphics card, 1280 × 800.`;
console.log(`${table}\n\n${machine}`);
if (options.write) {
  const file = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
  const text = readFileSync(file, 'utf8');
  const [start, end] = ['<!-- frames -->', '<!-- /frames -->'];
  if (!text.includes(start)) throw new Error(`docs/performance.md has no line ${start}`);
  writeFileSync(
    file,
    text.replace(new RegExp(`${start}[^]*?${end}`), () => `${start}\n${machine}\n\n${table}\n${end}`),
  );
}
