/**
 * What is asked of the feeds for what a map shows.
 * @typedef {object} Shown
 * @property {string} landing  Address of the operation, without a slash at the end.
 * @property {string} id  Of the operation.
 * @property {string} instant  RFC 3339.
 * @property {[number, number, number, number]} bbox  West, south, east, north.
 * @property {string[]} accounts  Those in force.
 */

/**
 * The box of a view, within the world and rounded outwards to what a link can say; west of east where it does not cross
 * the antimeridian.
 * @param {[number, number, number, number]} bbox
 * @returns {[number, number, number, number]}
 */
export function roundedBox([west, south, east, north]) {
  const down = (/** @type {number} */ value) => Math.floor(value * 1000) / 1000;
  const up = (/** @type {number} */ value) => Math.ceil(value * 1000) / 1000;
  const turn = (/** @type {number} */ lon) => lon - 360 * Math.round(lon / 360);
  const whole = east - west >= 360;
  const [left, right] = whole ? [-180, 180] : [turn(west), turn(east)];
  return [down(left), Math.max(-90, down(south)), up(right), Math.min(90, up(north))];
}

/**
 * Only what no account tells, or one that is in force (CQL2 text).
 * @param {string[]} accounts
 */
export function accountFilter(accounts) {
  const told = accounts.map((id) => `'${id}'`).join(', ');
  return accounts.length > 0 ? `accountId IS NULL OR accountId IN (${told})` : 'accountId IS NULL';
}

/**
 * The whole of a layer at that instant, in that box, by those accounts.
 * @param {Shown} shown
 * @param {string} layer
 */
export function layerAddress({ landing, instant, bbox, accounts }, layer) {
  const asked = `bbox=${bbox.join(',')}&datetime=${instant}&filter=${encodeURIComponent(accountFilter(accounts))}`;
  // A quote would end the shell's word.
  return `${landing}/${layer}.geojson?${asked.replaceAll("'", '%27')}`;
}

/**
 * Lines for a shell that ask for what the map shows: where everything is; one layer, by curl and by GDAL.
 * @param {Shown} shown
 * @param {string} layer
 * @returns {{ situation: string, curl: string, gdal: string }}
 */
export function commandLines(shown, layer) {
  const { landing, id, instant, bbox, accounts } = shown;
  const voices = accounts.length > 0 ? `&account=${accounts.join(',')}` : '';
  const address = layerAddress(shown, layer);
  const where = `"${accountFilter(accounts)}"`;
  return {
    situation: `curl '${landing}/situation?datetime=${instant}${voices}'`,
    curl: `curl -o ${layer}.geojson '${address}'`,
    gdal: `ogr2ogr -f GPKG ${id}.gpkg OAPIF:${landing} ${layer} -spat ${bbox.join(' ')} -where ${where} -mapFieldType StringList=String`,
  };
}
