/**
 * The name of a file of an operation at an instant, that every system takes.
 * @param {string} id
 * @param {string} instant  RFC 3339.
 * @param {string} extension
 */
export function nameOf(id, instant, extension) {
  return `${id}-${instant.replace(/:\d\dZ$/, '').replace(/[^0-9T-]/g, '')}.${extension}`;
}
