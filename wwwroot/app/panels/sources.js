/** @import { App } from '../app.js' */
/** @import { Item } from '../core/types.js' */
import { textOf } from '../core/format.js';
import { h } from './dom.js';
import { linkTo, nameOf, safeUrl } from './parts.js';

/**
 * A source: who, what kind of voice, where to read it, and who carried it.
 * @param {App} app
 * @param {Item} source
 */
export function sourceRow(app, source) {
  const { texts, format } = app;
  const { kind, author, url, viaId } = source.properties;
  const affiliation = textOf(source.properties, 'affiliation', format.language);
  const kindWords = texts.sourceKinds[/** @type {keyof typeof texts.sourceKinds} */ (kind)];
  const name = nameOf(app, source);
  const more = [author && author !== name ? author : null, affiliation, kindWords].filter(Boolean).join(' · ');
  const link = safeUrl(url);
  return h(
    'li',
    null,
    linkTo(app, `sources/${source.id}`),
    more && h('span', { class: 'row-more' }, more),
    viaId &&
      h('span', { class: 'row-more' }, texts.via(nameOf(app, app.operation.items.get(`sources/${viaId}`)) || viaId)),
    link && h('a', { href: link, rel: 'noopener noreferrer', target: '_blank', class: 'row-more' }, texts.openSource),
  );
}
