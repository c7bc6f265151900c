/** @import { Item, Language } from './types.js' */

const LOCALES = { en: 'en-GB', fr: 'fr-FR' };
const COMPASS = {
  en: ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'],
  fr: ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSO', 'SO', 'OSO', 'O', 'ONO', 'NO', 'NNO'],
};

/**
 * Writes times, numbers and distances for a reader.
 * @param {Language} language
 * @param {string} [timeZone]  IANA name.
 */
export function createFormat(language, timeZone = 'UTC') {
  const locale = LOCALES[language];
  /** @param {Intl.DateTimeFormatOptions} options */
  const dates = (options) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const day = dates({ day: 'numeric', month: 'long' });
  const shortDay = dates({ day: 'numeric', month: 'short' });
  const weekday = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDate = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const fullDay = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = dates({ month: 'long', year: 'numeric' });
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

  /** @param {number} t */
  const isMidnight = (t) => clock.format(t) === '00:00';

  const format = {
    language,
    timeZone,
    /** @param {number} t */
    day: (t) => day.format(t),
    /** @param {number} t */
    shortDay: (t) => shortDay.format(t),
    /** @param {number} t */
    shortDate: (t) => shortDate.format(t),
    /** @param {number} t */
    weekday: (t) => weekday.format(t),
    /** @param {number} t */
    month: (t) => month.format(t),
    /** @param {number} t */
    time: (t) => clock.format(t),
    /** @param {number} t */
    dateTime: (t) => `${fullDay.format(t)}, ${clock.format(t)}`,
    /**
     * @param {number} value
     * @param {number} [digits]
     */
    number: (value, digits = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    /** @param {number} metres */
    distance: (metres) =>
      metres < 1000
        ? `${format.number(Math.round(metres / 50) * 50 || Math.round(metres))} m`
        : `${format.number(metres / 1000, metres < 10000 ? 1 : 0)} km`,
    /** @param {number} kmh */
    speed: (kmh) => `${format.number(kmh, kmh < 10 ? 1 : 0)} km/h`,
    /** @param {number} degrees */
    compass: (degrees) => COMPASS[language][Math.round(degrees / 22.5) % 16],
    /**
     * A span in words, as short as it can be said; a span that ends at midnight ends on the day before.
     * @param {number} begin
     * @param {number} end
     * @returns {string} Empty if both are open.
     */
    span(begin, end) {
      const from = Number.isFinite(begin);
      const to = Number.isFinite(end);
      if (!from && !to) return '';
      const lastDay = to ? (isMidnight(end) && end > begin ? end - 1 : end) : end;
      const wholeDays = (!from || isMidnight(begin)) && (!to || isMidnight(end));
      if (from && to && wholeDays && end > begin) {
        const [a, b] = [fullDay.format(begin), fullDay.format(lastDay)];
        return a === b ? a : `${fullDay.formatRange(begin, lastDay)}`;
      }
      if (from && to && begin === end) return format.dateTime(begin);
      if (from && to) {
        const sameDay = fullDay.format(begin) === fullDay.format(lastDay);
        return sameDay
          ? `${fullDay.format(begin)}, ${clock.format(begin)}–${clock.format(end)}`
          : `${day.format(begin)}, ${clock.format(begin)} – ${format.dateTime(end)}`;
      }
      if (from) {
        const words = isMidnight(begin) ? fullDay.format(begin) : format.dateTime(begin);
        return language === 'fr' ? `à partir du ${words}` : `from ${words}`;
      }
      const words = isMidnight(end) ? fullDay.format(lastDay) : format.dateTime(end);
      return language === 'fr' ? `jusqu’au ${words}` : `until ${words}`;
    },
  };
  return format;
}

/** @typedef {ReturnType<typeof createFormat>} Format */

/**
 * The text of an item in the reader's language, in the other one where it has none.
 * @param {Record<string, any> | null | undefined} properties
 * @param {string} name
 * @param {Language} language
 * @returns {string}
 */
export function textOf(properties, name, language) {
  if (!properties) return '';
  const french = properties[`${name}Fr`];
  const other = properties[name];
  return (language === 'fr' ? (french ?? other) : (other ?? french)) ?? '';
}

/**
 * When something was, in words: the package's own where it has them.
 * @param {Item} item
 * @param {Format} format
 */
export function whenOf(item, format) {
  const words = textOf(item.properties, 'when', format.language);
  return words || format.span(item.span.begin, item.span.end);
}
