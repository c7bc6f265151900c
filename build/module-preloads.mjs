// Writes the modules of the first map into map.html as links, so that a browser asks for all of them at once instead of finding them one by one.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('../wwwroot/', import.meta.url));

/**
 * What a module loads before it runs, itself first.
 * @param {string} file  Seen from wwwroot.
 * @param {Record<string, string>} importMap
 */
export function modulesBefore(file, importMap, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.startsWith('app/')) return seen;
  for (const [, name] of readFileSync(web + file, 'utf8').matchAll(/^import\s(?:[^'"]*?from\s)?'([^']+)'/gm)) {
    const target = name.startsWith('.') ? posix.join(dirname(file), name) : importMap[name]?.slice(3);
    if (target) modulesBefore(target, importMap, seen);
  }
  return seen;
}

/**
 * @param {string} page  map.html.
 * @returns {string} The same page with the links that its entry module needs now.
 */
export function withPreloads(page) {
  const importMap = JSON.parse(/<script type="importmap">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}').imports;
  const entry = /<script type="module" src="\.\.\/([^"]+)"/.exec(page)?.[1] ?? '';
  const [, ...modules] = modulesBefore(entry, importMap);
  const links = modules.map((file) => `<link rel="modulepreload" href="../${file}">\n`).join('');
  // After the import map: a module that is fetched before it would settle what names mean.
  return page
    .replace(/<link rel="modulepreload"[^>]*>\n/g, '')
    .replace(/(<script type="module" )/, () => `${links}<script type="module" `);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = readFileSync(`${web}map.html`, 'utf8');
  writeFileSync(`${web}map.html`, withPreloads(page));
}
