/**
 * @typedef {Node | string | number | null | undefined | false} Child
 */

/**
 * Makes an element. Text is only ever set as text, never read as markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any> | null} [properties]  `class`, `on` (listeners by event), ARIA and data attributes, or properties of the element.
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, properties, ...children) {
  const element = /** @type {any} */ (document.createElement(tag));
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined) continue;
    if (name === 'class') element.className = value;
    else if (name === 'on')
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    else if (/^(aria-|data-|role$|for$|colspan$)/.test(name)) element.setAttribute(name, String(value));
    /** @type {any} */ else element[name] = value;
  }
  append(element, children);
  return element;
}

/**
 * @param {Node} parent
 * @param {(Child | Child[])[]} children
 */
function append(parent, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * Replaces what an element holds, keeping the focus on the element with the same `data-key` where there is one.
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function fill(element, ...children) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && element.contains(active) ? active.dataset.key : undefined;
  const fragment = document.createDocumentFragment();
  append(fragment, children);
  element.replaceChildren(fragment);
  if (key) {
    const again = element.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }
}

/**
 * Writes an element's text, if it is another one: the page is laid out anew only then.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * A line icon on a 20 by 20 grid.
 * @param {string} path
 * @param {boolean} [solid]
 */
export function icon(path, solid = false) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', solid ? 'icon is-solid' : 'icon');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.appendChild(line);
  return svg;
}

export const ICONS = {
  play: 'M6 4v12l10-6z',
  pause: 'M5 4h4v12H5zM11 4h4v12h-4z',
  previous: 'M14 4.5 8 10l6 5.5M6 4.5v11',
  next: 'm6 4.5 6 5.5-6 5.5M14 4.5v11',
  loop: 'M4 9a5.5 5.5 0 0 1 10-2.5M16 11a5.5 5.5 0 0 1-10 2.5M14.2 3v3.7h-3.7M5.8 17v-3.7h3.7',
  reverse: 'M14 4 4 10l10 6z',
  settings: 'M4 6h12M4 14h12M8 3.5v5M13 11.5v5',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  whole: 'M3 7V3h4M17 7V3h-4M3 13v4h4M17 13v4h-4',
  home: 'M3.5 9.5 10 4l6.5 5.5M5.5 8.5V16h9V8.5',
  table: 'M3 4.5h14v11H3zM3 8.2h14M3 11.9h14M8 8.2v7.3',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  close: 'M5 5l10 10M15 5 5 15',
  target: 'M10 5.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10 2v3.5M10 14.5V18M2 10h3.5M14.5 10H18',
};
