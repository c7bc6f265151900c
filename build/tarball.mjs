import { gunzipSync } from 'node:zlib';

const block = 512;

/**
 * The regular files of an npm package by their path inside it. POSIX ustar, with pax headers for long paths; the first folder of every
 * path, which npm calls "package" but some publishers do not, is left out.
 * @param {Buffer} tarball gzip-compressed
 * @returns {Map<string, Buffer>}
 */
export function readTarball(tarball) {
  const tar = gunzipSync(tarball);
  const files = new Map();
  let longPath = null;
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + block);
    const size = Number.parseInt(text(header, 124, 12), 8);
    const body = tar.subarray(at + block, at + block + size);
    if (body.length !== size) throw new Error('The tarball ends in the middle of a file.');
    const type = String.fromCharCode(header[156] || 0x30);
    if (type === 'x') {
      longPath = paxPath(body);
    } else {
      const prefix = text(header, 345, 155);
      const path = longPath ?? (prefix ? `${prefix}/` : '') + text(header, 0, 100);
      if (type === '0') files.set(path.slice(path.indexOf('/') + 1), body);
      longPath = null;
    }
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}

function text(header, from, length) {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end).trim();
}

/** Records are "<length> <key>=<value>\n". */
function paxPath(body) {
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(0x20, at);
    const length = Number.parseInt(body.toString('latin1', at, space), 10);
    if (!(length > 0)) return null;
    const record = body.toString('utf8', space + 1, at + length - 1);
    if (record.startsWith('path=')) return record.slice('path='.length);
    at += length;
  }
  return null;
}
