/** @import { Item, Properties } from './types.js' */
import { spanOf } from './time.js';

/** Cells that hold a list, as JSON. */
const LISTS = new Set(['participants', 'sources', 'forceIds']);

/**
 * Reads CSV as the feeds write it (RFC 4180), part by part.
 * @param {(cells: string[]) => void} take  Called for every row, the head too.
 */
export function csvReader(take) {
  let rest = '';
  return {
    /** @param {string} text @param {boolean} [last] */
    read(text, last = false) {
      const all = rest + text;
      let at = 0;
      /** @type {string[]} */
      let row = [];
      let begin = 0;
      while (at < all.length) {
        let end = at;
        let cell;
        if (all[at] === '"') {
          end = at + 1;
          let doubled = false;
          for (; end < all.length; end++) {
            if (all[end] !== '"') continue;
            if (all[end + 1] !== '"') break;
            doubled = true;
            end++;
          }
          // Whether a quote ends the cell is known only with what follows it.
          if (end + 1 >= all.length && !last) break;
          cell = all.slice(at + 1, end);
          if (doubled) cell = cell.replaceAll('""', '"');
          end++;
        } else {
          while (end < all.length && all[end] !== ',' && all[end] !== '\n' && all[end] !== '\r') end++;
          if (end === all.length && !last) break;
          cell = all.slice(at, end);
        }
        row.push(cell);
        if (all[end] === ',') {
          at = end + 1;
          if (at === all.length && last) row.push('');
          continue;
        }
        if (all[end] === '\r' && end + 1 === all.length && !last) break;
        at = all[end] === '\r' && all[end + 1] === '\n' ? end + 2 : end + 1;
        take(row);
        row = [];
        begin = at;
      }
      if (last && row.length > 0) take(row);
      rest = last ? '' : all.slice(begin);
    },
  };
}

/**
 * Makes items of the rows of a collection of points: what they are and when, without what is only read.
 * @param {string} collection
 * @param {(item: Item) => void} take
 */
export function itemReader(collection, take) {
  /** @type {string[] | null} */
  let head = null;
  return csvReader((cells) => {
    if (!head) {
      head = cells;
      return;
    }
    /** @type {Properties} */
    const properties = {};
    for (let i = 0; i < head.length; i++) {
      const cell = cells[i] ?? '';
      if (cell !== '') properties[head[i]] = LISTS.has(head[i]) ? JSON.parse(cell) : cell;
    }
    const { id, lon, lat } = properties;
    delete properties.lon;
    delete properties.lat;
    const geometry = lon === undefined ? null : { type: 'Point', coordinates: [Number(lon), Number(lat)] };
    take({ id, collection, geometry, properties, span: spanOf(properties) });
  });
}
