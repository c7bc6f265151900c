// Writes docs/images/gallery/*.png and docs/gallery.md: what the map looks like, screen by screen, from a server of its own.
// npm run gallery   (the server is built, Chromium is installed; CHROMIUM names it where it is not on the PATH)
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { palettePng } from '../build/palette-png.mjs';
import { writeManyMovers } from './gallery-package.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const images = join(root, 'docs/images/gallery');
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780 };
const BUS = 't=2013-01-10T13:00:00Z&map=9/14.9/-3.9';
const battle = (hash) => `operations/battle-of-konna#${hash}`;

/**
 * @type {{ name: string, title: string, path: string, size?: typeof DESKTOP, dark?: boolean, act?: (page: import('playwright-core').Page, key: string) => Promise<void> }[]}
 */
const screens = [
  {
    name: 'desktop',
    title: 'The map at 13:00 on 10 January 2013: who is where, what happens, and how sure it is.',
    path: battle(BUS),
  },
  { name: 'french', title: 'The same moment in French.', path: battle(`${BUS}&lang=fr`) },
  { name: 'dark', title: 'Colours for a dark screen.', path: battle(BUS), dark: true },
  { name: 'phone', title: 'On a phone.', path: battle(BUS), size: PHONE },
  {
    name: 'accounts',
    title: 'Two accounts of the bus at the checkpoint, side by side under one clock.',
    path: battle('t=2013-01-10T13:00:00Z&map=11/14.95/-3.88&vs=acc-bus-b'),
  },
  {
    name: 'overlay',
    title: 'Where Dengaourou is: one account drawn over the other.',
    path: battle('t=2013-01-16T16:30:00Z&map=9/14.9/-3.9&vs=acc-dengaourou-h2&how=overlay'),
  },
  { name: 'claims', title: 'What the sources claim, on one axis, never added up.', path: battle(`${BUS}&tab=claims`) },
  {
    name: 'story',
    title: 'The story, step by step, with the clock and the view following.',
    path: battle('story=bus-version-b'),
  },
  {
    name: 'uncertainty',
    title: 'Uncertain times and places: soft edges, rings and dashes, and the words for them.',
    path: battle('t=2013-01-10T13:00:00Z&map=12/14.945/-3.89&sel=events/evt-bus-checkpoint'),
  },
  { name: 'units', title: 'The tree of forces and units, following the clock.', path: battle(`${BUS}&tab=units`) },
  { name: 'events', title: 'All events as a table that follows the clock.', path: battle(`${BUS}&table=events`) },
  {
    name: 'share',
    title: 'Sharing: link, embedding, picture, animation.',
    path: battle(BUS),
    act: (page) => page.click('[data-key=share]'),
  },
  {
    name: 'embed',
    title: 'The map inside the page of another site.',
    path: `operations/battle-of-konna?embed=true#${BUS}`,
    size: { width: 800, height: 560 },
  },
  {
    name: 'print',
    title: 'On paper: the map, and what goes on at that moment with its sources.',
    path: battle(BUS),
    size: { width: 900, height: 1100 },
    async act(page) {
      await page.evaluate(async () => {
        await globalThis.konna.prepared;
        dispatchEvent(new Event('beforeprint'));
      });
      await page.emulateMedia({ media: 'print' });
    },
  },
  { name: 'list', title: 'The operations of a server.', path: 'operations' },
  {
    name: 'other',
    title: 'Another operation, invented to try every member of the package format, across the antimeridian.',
    path: 'operations/harbour-flood',
  },
  {
    name: 'large',
    title:
      'An operation of 5,200 invented units: positions come in windows of time, and the clock never waits for them.',
    path: 'operations/many#t=2020-01-01T02:30:00Z&map=8.5/14.5/0',
    act: exact,
  },
  {
    name: 'reference',
    title: 'Reference layers beneath it, from vector tiles where they are large, each feature with its attributes.',
    path: 'operations/many#t=2020-01-01T02:30:00Z&map=10.5/14.5/0&layers=places&ref=districts,posts',
    async act(page) {
      await exact(page);
      await page.waitForFunction(() => globalThis.konna.keyAt({ lon: 0.05, lat: 14.472 }));
      const [x, y] = await page.evaluate(() => globalThis.konna.spot({ lon: 0.05, lat: 14.472 }));
      await page.mouse.click(x, y);
    },
  },
  {
    name: 'editor',
    title: 'The editor, for who has a key: a movement with its timed points, moved by mouse or arrow keys.',
    path: battle('t=2013-01-17T15:04:00Z&map=11.25/14.885/-3.91&sel=movements/mov-14-retaking-konna'),
    async act(page, key) {
      await page.click('#tool-edit');
      await page.fill('#edit-key', key);
      await page.keyboard.press('Enter');
      await page.click('[data-key=edit-this]');
      await page.waitForSelector('.vertex-row');
    },
  },
];

/** Waits until positions are as exact as they can be had. @param {import('playwright-core').Page} page */
async function exact(page) {
  await page.evaluate(() => Promise.all([globalThis.konna.whole, globalThis.konna.prepared]));
  await page.waitForFunction(() => !globalThis.konna.situation().rough);
}

/** @param {string} folder  Where the server may keep its data. */
async function serve(folder) {
  const seeds = join(folder, 'seeds');
  cpSync(join(root, 'seeds'), seeds, { recursive: true });
  cpSync(join(root, 'tests/packages/harbour-flood'), join(seeds, 'harbour-flood'), { recursive: true });
  writeManyMovers(join(seeds, 'many'));
  const program = ['Debug', 'Release']
    .map((kind) => join(root, `Konna.MapServer/bin/${kind}/net10.0/konna`))
    .find(existsSync);
  if (!program) throw new Error('Build the server first: dotnet build Konna.MapServer');
  const env = {
    ...process.env,
    Konna__SeedsDirectory: seeds,
    Konna__DataDirectory: join(folder, 'data'),
    ConnectionStrings__Konna: '',
  };
  const server = spawn(program, ['serve', '--first-key', '--urls', 'http://127.0.0.1:0'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const [address, key] = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => {
      said += text;
      const found = [/Map:\s+(http:\S+?:\d+\/)/, /Key:\s+(\S+)/].map((part) => part.exec(said)?.[1]);
      if (found.every(Boolean)) resolve(found);
    });
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
  return { server, address, key };
}

/**
 * The same picture in 256 colours. A browser reads it: that spares a library.
 * @param {import('playwright-core').BrowserContext} context
 * @param {Buffer} picture  PNG.
 */
async function inFewColours(context, picture) {
  const reader = await context.newPage();
  const { width, height, text } = await reader.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let text = '';
      for (let at = 0; at < data.length; at += 0x8000) text += String.fromCharCode(...data.subarray(at, at + 0x8000));
      return { width: image.width, height: image.height, text: btoa(text) };
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  );
  await reader.close();
  return palettePng(new Uint8ClampedArray(Buffer.from(text, 'base64')), width, height);
}

const onPath = ['chromium', 'chromium-browser', 'google-chrome'].map((name) =>
  spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(),
);
const executablePath = process.env.CHROMIUM ?? onPath.find(Boolean);
const folder = mkdtempSync(join(tmpdir(), 'konna-gallery-'));
const { server, address, key } = await serve(folder);
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
try {
  rmSync(images, { recursive: true, force: true });
  mkdirSync(images, { recursive: true });
  for (const { name, path, size = DESKTOP, dark = false, act } of screens) {
    const phone = size === PHONE;
    const context = await browser.newContext({
      viewport: size,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'en-GB',
      hasTouch: phone,
      isMobile: phone,
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await page.goto(new URL(path, address).href);
    if (path === 'operations') await page.waitForLoadState('networkidle');
    else
      await page.evaluate(async () => {
        while (!globalThis.konna?.ready) await new Promise((done) => setTimeout(done, 20));
        await globalThis.konna.ready;
      });
    await act?.(page, key);
    // What is fetched when it is asked for has come, and is drawn.
    await page.waitForTimeout(800);
    const picture = await page.screenshot();
    writeFileSync(join(images, `${name}.png`), await inFewColours(context, picture));
    await context.close();
  }
} finally {
  await browser.close();
  server.removeAllListeners('exit');
  const ended = new Promise((done) => server.once('exit', done));
  server.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

const captions = screens.map(({ name, title }) => `## ${title}\n![${title}](images/gallery/${name}.png)\n`);
writeFileSync(
  join(root, 'docs/gallery.md'),
  `# Gallery\nMade by \`npm run gallery\` from a running server.\n\n${captions.join('\n')}`,
);
for (const file of readdirSync(images)) console.log(file, `${Math.round(statSync(join(images, file)).size / 1000)} kB`);
