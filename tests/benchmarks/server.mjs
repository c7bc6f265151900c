// Serves the map as it stands in wwwroot over made-up operations, and beside it the same movers for the ways that others draw them.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asOperation, CENTRE, makeMovers, SPAN } from './movers.mjs';

const repository = new URL('../../', import.meta.url);
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
/** Addresses of files, by what they begin with. */
const FOLDERS = [
  ['/app/', 'wwwroot/app/'],
  ['/lib/', 'wwwroot/lib/'],
  ['/pages/', 'tests/benchmarks/pages/'],
  ['/timedimension/', 'node_modules/leaflet-timedimension/dist/'],
  ['/iso8601/', 'node_modules/iso8601-js-period/'],
];

/** @returns {Promise<{ root: string, close: () => void }>} */
export function serve() {
  const server = createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url ?? '/', 'http://here');
      const [type, body] = await answer(pathname, request.headers.accept ?? '');
      response.writeHead(200, { 'content-type': type });
      response.end(body);
    } catch (problem) {
      response.writeHead(404);
      response.end(String(problem));
    }
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ root: `http://127.0.0.1:${port}/`, close: () => server.close() });
    }),
  );
}

/**
 * @param {string} pathname
 * @param {string} accept
 */
async function answer(pathname, accept) {
  const folder = FOLDERS.find(([start]) => pathname.startsWith(start));
  if (folder && !pathname.includes('..')) {
    const file = new URL(folder[1] + pathname.slice(folder[0].length), repository);
    return [TYPES[extname(pathname)] ?? 'application/octet-stream', await readFile(fileURLToPath(file))];
  }
  const movers = /^\/movers\/(\d+)$/.exec(pathname);
  if (movers) return json({ movers: makeMovers(Number(movers[1])), span: SPAN, centre: CENTRE });
  const asked = /^\/operations\/(\d+)(?:\/(operation\.json|collections\/(\w+)\/items))?$/.exec(pathname);
  if (!asked) throw new Error(`nothing at ${pathname}`);
  if (!asked[2]) {
    if (!accept.includes('text/html')) throw new Error('a page');
    return ['text/html', await readFile(new URL('wwwroot/map.html', repository))];
  }
  const { document, collections } = asOperation(makeMovers(Number(asked[1])));
  return json(asked[3] ? { type: 'FeatureCollection', features: collections[asked[3]] ?? [], links: [] } : document);
}

/** @param {unknown} value */
const json = (value) => ['application/json', JSON.stringify(value)];
