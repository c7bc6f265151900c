import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { withPreloads } from '../../build/module-preloads.mjs';

const web = fileURLToPath(new URL('../../wwwroot/', import.meta.url));
const app = join(web, 'app');
const scripts = readdirSync(app, { recursive: true })
  .map((name) => join(app, String(name)))
  .filter((file) => file.endsWith('.js'));
const nameOf = (file) => relative(app, file).replaceAll('\\', '/');
const importsOf = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/^import\s(?:[^'"]*?from\s)?'([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    (match) => match[1] ?? match[2],
  );
const page = readFileSync(join(web, 'map.html'), 'utf8');
const importMap = JSON.parse(/<script type="importmap">(.*?)<\/script>/s.exec(page)[1]).imports;

/** What a module loads before it runs, itself included. */
function loadedBy(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/^import\s(?:[^'"]*?from\s)?'(\.[^']+)'/gm)) {
    loadedBy(resolve(dirname(file), name), seen);
  }
  return seen;
}

test('the core knows no page and no map', () => {
  for (const file of scripts.filter((name) => nameOf(name).startsWith('core/'))) {
    for (const name of importsOf(file)) assert.match(name, /^\.\/[a-z-]+\.js$/, `${nameOf(file)} imports ${name}`);
    assert.doesNotMatch(
      readFileSync(file, 'utf8'),
      /\b(window|navigator|globalThis)\.|\bdocument\.(create|get|body|query)/,
      nameOf(file),
    );
  }
});

test('only the map folder names a client library', () => {
  for (const file of scripts) {
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) assert.ok(existsSync(resolve(dirname(file), name)), `${nameOf(file)} imports ${name}`);
      else assert.ok(nameOf(file).startsWith('map/') && name in importMap, `${nameOf(file)} imports ${name}`);
    }
  }
});

test('markup is never made from text', () => {
  for (const file of scripts) {
    const text = readFileSync(file, 'utf8');
    assert.doesNotMatch(
      text,
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|bindPopup|bindTooltip|divIcon|addAttribution|cssText/,
      nameOf(file),
    );
  }
});

test('the pages hold no inline script but the import map, no inline style and nothing from another host', () => {
  for (const name of ['map.html', 'index.html']) {
    const text = readFileSync(join(web, name), 'utf8');
    assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+=|https?:\/\//, name);
    for (const [, attributes] of text.matchAll(/<script([^>]*)>/g)) {
      assert.match(attributes, /type="importmap"|src="\.{1,2}\//, name);
    }
    for (const [, address] of text.matchAll(/(?:href|src)="([^"]+)"/g)) assert.match(address, /^\.{1,2}\//, name);
  }
});

test('every file of the pages is there, the client libraries too', () => {
  const addresses = [...page.matchAll(/(?:href|src)="\.\.\/([^"]+)"/g)].map((match) => match[1]);
  for (const address of [...addresses, ...Object.values(importMap).map((value) => value.slice(3))]) {
    assert.ok(
      existsSync(join(web, address)),
      `${address} is missing; "dotnet build Konna.MapServer" restores wwwroot/lib`,
    );
  }
});

test('the page links the modules of the first map, so that they are asked for at once', () => {
  assert.equal(page, withPreloads(page), 'write them with "npm run preloads"');
});

test('no text runs over several lines, so that a line that looks like a comment is one', () => {
  for (const file of scripts) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      assert.equal(line.split('`').length % 2, 1, `${nameOf(file)}: ${line}`);
    }
  }
});

test('the symbols come after the first map', () => {
  assert.ok([...loadedBy(join(app, 'main.js'))].some((file) => nameOf(file) === 'map/milsymbol.js'));
  assert.doesNotMatch(readFileSync(join(app, 'map/milsymbol.js'), 'utf8'), /^import 'milsymbol'/m);
});
