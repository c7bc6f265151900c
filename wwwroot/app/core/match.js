/** Letters as they are looked for: without accents and case. @param {string} text */
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Whether every word of a query is in one of the texts.
 * @param {string} query
 * @param {(string | null | undefined)[]} texts
 */
export function matches(query, texts) {
  const all = folded(texts.filter(Boolean).join('\n'));
  return folded(query)
    .split(/\s+/)
    .every((word) => all.includes(word));
}
