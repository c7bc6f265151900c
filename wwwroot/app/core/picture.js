/**
 * Breaks a text into lines.
 * @param {string} text
 * @param {number} width
 * @param {(part: string) => number} widthOf
 * @returns {string[]} A word that is wider than a line has one of its own.
 */
export function wrapText(text, width, widthOf) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : '';
    if (longer && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * The longest round length (1, 2 or 5 times a power of ten) that is not longer than this.
 * @param {number} most  Above zero.
 */
export function scaleLength(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((digit) => digit * power).find((length) => length <= most) ?? power;
}
