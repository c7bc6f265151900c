/** The sphere that the feeds interpolate on: the IUGG mean radius, metres. */
export const EARTH_RADIUS = 6371008.8;

const RADIANS = Math.PI / 180;
const DEGREES = 180 / Math.PI;

/**
 * The unit vector of a position, written into `out` at `index`.
 * @param {number} lon
 * @param {number} lat
 * @param {Float64Array} out
 * @param {number} index
 */
export function writeUnitVector(lon, lat, out, index) {
  const cosLat = Math.cos(lat * RADIANS);
  out[index] = cosLat * Math.cos(lon * RADIANS);
  out[index + 1] = cosLat * Math.sin(lon * RADIANS);
  out[index + 2] = Math.sin(lat * RADIANS);
}

/**
 * The great-circle angle between two positions; exact for near and for opposite ones.
 * @param {number} lon1
 * @param {number} lat1
 * @param {number} lon2
 * @param {number} lat2
 * @returns {number} Radians.
 */
export function arcBetween(lon1, lat1, lon2, lat2) {
  const phi1 = lat1 * RADIANS;
  const phi2 = lat2 * RADIANS;
  const delta = (lon2 - lon1) * RADIANS;
  const east = Math.cos(phi2) * Math.sin(delta);
  const north = Math.cos(phi1) * Math.sin(phi2) - Math.sin(phi1) * Math.cos(phi2) * Math.cos(delta);
  const along = Math.sin(phi1) * Math.sin(phi2) + Math.cos(phi1) * Math.cos(phi2) * Math.cos(delta);
  return Math.atan2(Math.hypot(east, north), along);
}

/**
 * @param {number} lon1
 * @param {number} lat1
 * @param {number} lon2
 * @param {number} lat2
 * @returns {number} Metres along the great circle.
 */
export function distance(lon1, lat1, lon2, lat2) {
  return arcBetween(lon1, lat1, lon2, lat2) * EARTH_RADIUS;
}

/**
 * The initial bearing from one position towards another.
 * @param {number} lon1
 * @param {number} lat1
 * @param {number} lon2
 * @param {number} lat2
 * @returns {number} Degrees clockwise from true north, 0 up to but not including 360.
 */
export function bearing(lon1, lat1, lon2, lat2) {
  const phi1 = lat1 * RADIANS;
  const phi2 = lat2 * RADIANS;
  const delta = (lon2 - lon1) * RADIANS;
  const east = Math.cos(phi2) * Math.sin(delta);
  const north = Math.cos(phi1) * Math.sin(phi2) - Math.sin(phi1) * Math.cos(phi2) * Math.cos(delta);
  return normaliseHeading(Math.atan2(east, north) * DEGREES);
}

/** @param {number} degrees */
export function normaliseHeading(degrees) {
  const turned = degrees % 360;
  const positive = turned < 0 ? turned + 360 : turned;
  return positive === 360 ? 0 : positive;
}

/**
 * A point between two unit vectors, by spherical linear interpolation.
 * @param {Float64Array} xyz
 * @param {number} from  Index of the first vector's x.
 * @param {number} to  Index of the second vector's x.
 * @param {number} arc  The angle between them, radians.
 * @param {number} fraction  0 to 1.
 * @returns {{ lon: number, lat: number }}
 */
export function interpolate(xyz, from, to, arc, fraction) {
  const sinArc = Math.sin(arc);
  const a = sinArc === 0 ? 1 - fraction : Math.sin((1 - fraction) * arc) / sinArc;
  const b = sinArc === 0 ? fraction : Math.sin(fraction * arc) / sinArc;
  const x = a * xyz[from] + b * xyz[to];
  const y = a * xyz[from + 1] + b * xyz[to + 1];
  const z = a * xyz[from + 2] + b * xyz[to + 2];
  return { lon: Math.atan2(y, x) * DEGREES, lat: Math.atan2(z, Math.hypot(x, y)) * DEGREES };
}

/**
 * The position reached from another one along a bearing.
 * @param {number} lon
 * @param {number} lat
 * @param {number} degrees  Clockwise from true north.
 * @param {number} metres
 * @returns {[number, number]} Longitude, latitude.
 */
export function destination(lon, lat, degrees, metres) {
  const arc = metres / EARTH_RADIUS;
  const phi = lat * RADIANS;
  const theta = degrees * RADIANS;
  const sinPhi2 = Math.sin(phi) * Math.cos(arc) + Math.cos(phi) * Math.sin(arc) * Math.cos(theta);
  const east = Math.sin(theta) * Math.sin(arc) * Math.cos(phi);
  const lambda = lon * RADIANS + Math.atan2(east, Math.cos(arc) - Math.sin(phi) * sinPhi2);
  return [lambda * DEGREES, Math.asin(sinPhi2) * DEGREES];
}
