/**
 * Which files become an operation: the media type that each is sent as, by how its name ends. A test holds that the server takes them
 * (`UploadFormat`), and that nothing is missing.
 * @type {Record<string, string>}
 */
export const MEDIA_TYPES = {
  zip: 'application/zip',
  geojson: 'application/geo+json',
  mfjson: 'application/geo+json',
  jsonfg: 'application/geo+json',
  json: 'application/json',
  czml: 'application/json',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  tab: 'text/tab-separated-values',
  gpx: 'application/gpx+xml',
  kml: 'application/vnd.google-earth.kml+xml',
  kmz: 'application/vnd.google-earth.kmz',
  gpkg: 'application/geopackage+sqlite3',
};

/** The largest file that is taken, in bytes. */
export const MOST_BYTES = 64 * 1024 * 1024;

/**
 * What a file is sent as; undefined for one that does not become an operation.
 * @param {string} name
 */
export const mediaTypeOf = (name) =>
  Object.entries(MEDIA_TYPES).find(([ending]) => name.toLowerCase().endsWith(`.${ending}`))?.[1];

/**
 * What is taken of what was given: one file, the first of a form that is known. What is left is told.
 * @template {{ name: string, size: number }} Given
 * @param {Given[]} files
 * @param {number} folders  How many folders were among it.
 * @returns {{ file: Given | null, left: string[], folders: number, fault: 'nothing' | 'folder' | 'unknown' | 'tooLarge' | null }}
 */
export function choose(files, folders) {
  const known = files.find(({ name }) => mediaTypeOf(name));
  const file = known ?? files[0] ?? null;
  const fault = !file
    ? folders > 0
      ? 'folder'
      : 'nothing'
    : !known
      ? 'unknown'
      : file.size > MOST_BYTES
        ? 'tooLarge'
        : null;
  return { file, left: files.filter((other) => other !== file).map(({ name }) => name), folders, fault };
}

/**
 * Where in a file a problem is: of a table a row, of another text a line, of JSON a pointer (RFC 6901); otherwise the whole of it.
 * @param {string} pointer
 * @returns {{ in: 'row' | 'line' | 'pointer' | 'whole', at: string }}
 */
export function placeOf(pointer) {
  const [, unit, number] = /^(row|line)=(\d+)$/.exec(pointer) ?? [];
  if (number) return { in: /** @type {'row' | 'line'} */ (unit), at: number };
  return pointer ? { in: 'pointer', at: pointer } : { in: 'whole', at: '' };
}

/**
 * @typedef {{ pointer: string, detail: string, file?: string, itemId?: string, remedy?: string }} Problem  One thing that is wrong.
 */

/**
 * The problems by file, in the order in which they are told.
 * @param {Problem[]} problems
 * @returns {[string, Problem[]][]}
 */
export function byFile(problems) {
  /** @type {Map<string, Problem[]>} */
  const files = new Map();
  for (const problem of problems) {
    const file = problem.file ?? '';
    files.set(file, [...(files.get(file) ?? []), problem]);
  }
  return [...files];
}

/**
 * The problems as lines of text, to keep.
 * @param {Problem[]} problems
 */
export const asText = (problems) =>
  problems
    .map(({ file, pointer, itemId, detail, remedy }) => {
      const place = `${file ?? ''}${pointer ? `#${pointer}` : ''}${itemId ? ` (${itemId})` : ''}`;
      return `${place ? `${place}: ` : ''}${detail}${remedy ? ` ${remedy}` : ''}\n`;
    })
    .join('');
