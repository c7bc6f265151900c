import { DAY, formatInstant, MINUTE } from './time.js';

/**
 * What was made of a typed time: an instant, or why there is none.
 * @typedef {{ t: number } | { problem: 'empty' | 'unread' | 'impossible' | 'outside', part?: string }} TypedTime
 *
 * @typedef {object} Place  Where and when a time is typed.
 * @property {string} timeZone  IANA name: a time without a zone of its own is one of this zone.
 * @property {number} begin  Of the operation.
 * @property {number} end
 * @property {number} now  A time without a date is one of this day.
 */

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[t\s]\s*(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?)?$/;
const ZONE = /(?:^|\s)(z|utc|gmt|[+-]\d{2}:?\d{2})$/;
/** Hour, then minute, second and half of the day where they are written. */
const TIMES = [
  /(?:^|[\s,])(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?(?=$|[\s,])/,
  /(?:^|[\s,])(\d{1,2})\s*(?:h|heures?)(?:\s*(\d{2})(?:\s*min)?)?()()(?=$|[\s,])/,
  /(?:^|[\s,])(\d{1,2})()()\s*(am|pm)(?=$|[\s,])/,
];
const NAMED_HOUR = /(?:^|[\s,])(noon|midi|midnight|minuit)(?=$|[\s,])/;

/**
 * Reads a date, a time of day or both, as they are written in English, French or ISO 8601: "10 January 2013, 13:00",
 * "10 janv. à 13 h 30", "2013-01-10T13:00:00Z", "1:30 pm", "10/01". Day before month where both are numbers. A year that is not
 * written is the one that brings the date into the operation.
 * @param {string} typed
 * @param {Place} place
 * @returns {TypedTime}
 */
export function readTime(typed, place) {
  const text = plain(typed);
  if (!text) return { problem: 'empty' };
  const iso = ISO.exec(text);
  const read = iso ? ofIso(iso) : ofWords(text, place);
  if ('problem' in read) return read;
  const { year, month, day, hour, minute, second, zone } = read;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const wall = Date.parse(`${date}T${two(hour)}:${two(minute)}:00Z`);
  const exists = month >= 1 && month <= 12 && new Date(wall).getUTCDate() === day && day > 0;
  if (!exists || hour > 23 || minute > 59 || second >= 60) return { problem: 'impossible' };
  const minutes = zone === null ? instantInZone(date, `${two(hour)}:${two(minute)}`, place.timeZone) : wall - zone;
  const t = (minutes ?? wall) + second * 1000;
  return t < place.begin || t > place.end ? { problem: 'outside' } : { t };
}

const two = (/** @type {number} */ value) => String(value).padStart(2, '0');

/** Small letters without accents, one space at a time. @param {string} typed */
function plain(typed) {
  return typed
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** @param {RegExpExecArray} found */
function ofIso([, year, month, day, hour = '0', minute = '0', second = '0', zone]) {
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number);
  return { year: y, month: mo, day: d, hour: h, minute: mi, second: s, zone: zoneOf(zone) };
}

/** @param {string | undefined} text @returns {number | null} Ahead of UTC, milliseconds. */
function zoneOf(text) {
  if (!text) return null;
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (!found) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) * MINUTE;
}

/**
 * @param {string} text
 * @param {Place} place
 */
function ofWords(text, place) {
  const zone = ZONE.exec(text);
  const { time, rest } = timeIn(zone ? text.slice(0, zone.index) : text);
  const words = rest
    .replace(/,/g, ' ')
    .split(' ')
    .filter((word) => word && !FILLERS.has(word));
  const date = words.length === 0 && time ? dayOf(place) : dateOf(words, place);
  if ('problem' in date) return date;
  return { ...date, ...(time ?? { hour: 0, minute: 0, second: 0 }), zone: zoneOf(zone?.[1]) };
}

/**
 * The time of day in a text, and what is left of it.
 * @param {string} text
 */
function timeIn(text) {
  const named = NAMED_HOUR.exec(text);
  const found = named ?? TIMES.map((form) => form.exec(text)).find(Boolean);
  if (!found) return { time: null, rest: text };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  if (named) return { time: { hour: named[1] === 'noon' || named[1] === 'midi' ? 12 : 0, minute: 0, second: 0 }, rest };
  const [, hour, minute, second, half] = found;
  const read = Number(hour);
  // No such hour by a clock of twelve hours: refused as any other impossible time is.
  const twelve = read < 1 || read > 12 ? 99 : (read % 12) + (half === 'pm' ? 12 : 0);
  return { time: { hour: half ? twelve : read, minute: Number(minute ?? 0), second: Number(second ?? 0) }, rest };
}

const FILLERS = new Set(['at', 'a', 'the', 'on', 'of', 'le', 'de', 'du', 'vers', 'local', 'time', 'heure', 'locale']);
/** Days of the week are read over: the date says it. */
const WEEKDAYS = names({ weekday: 'long' }, 7, (i) => Date.UTC(2013, 0, 7 + i));
const MONTHS = names({ month: 'long' }, 12, (i) => Date.UTC(2013, i, 15));

/**
 * Names in both languages.
 * @param {Intl.DateTimeFormatOptions} options
 * @param {number} count
 * @param {(i: number) => number} instant
 * @returns {[string, number][]}
 */
function names(options, count, instant) {
  return ['en', 'fr'].flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return Array.from(
      { length: count },
      (_, i) => /** @type {[string, number]} */ ([plain(format.format(instant(i))), i]),
    );
  });
}

/**
 * The one name that a word begins, three letters at least.
 * @param {[string, number][]} list
 * @param {string} word
 * @returns {number | null}
 */
function named(list, word) {
  const start = word.replace(/\.$/, '');
  if (start.length < 3) return null;
  const found = new Set(list.filter(([name]) => name.startsWith(start)).map(([, i]) => i));
  return found.size === 1 ? [...found][0] : null;
}

/**
 * The day on which the clock stands.
 * @param {Place} place
 */
function dayOf({ now, timeZone }) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const [year, month, day] = format.format(now).split('-').map(Number);
  return { year, month, day };
}

/**
 * @param {string[]} words
 * @param {Place} place
 */
function dateOf(words, place) {
  const unread = (/** @type {string} */ part) => ({ problem: /** @type {const} */ ('unread'), part });
  const numbers = words.length === 1 && /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/.exec(words[0]);
  if (numbers) {
    const [day, month] = [Number(numbers[1]), Number(numbers[2])];
    return { year: numbers[3] ? Number(numbers[3]) : yearOf(month, day, place), month, day };
  }
  /** @type {{ year?: number, month?: number, day?: number }} */
  const date = {};
  for (const word of words) {
    const month = named(MONTHS, word);
    const day = /^(\d{1,2})(?:st|nd|rd|th|er)?$/.exec(word);
    if (month !== null && date.month === undefined) date.month = month + 1;
    else if (/^\d{4}$/.test(word) && date.year === undefined) date.year = Number(word);
    else if (day && date.day === undefined) date.day = Number(day[1]);
    else if (named(WEEKDAYS, word) === null) return unread(word);
  }
  const { month, day } = date;
  if (month === undefined || day === undefined) return unread(words.join(' '));
  return { year: date.year ?? yearOf(month, day, place), month, day };
}

/**
 * The year in which a day falls into the operation; that of its begin where there is none.
 * @param {number} month
 * @param {number} day
 * @param {Place} place
 */
function yearOf(month, day, { begin, end }) {
  const first = new Date(begin).getUTCFullYear();
  for (let year = first; year <= new Date(end).getUTCFullYear(); year++) {
    const t = Date.UTC(year, month - 1, day);
    if (t > begin - DAY && t <= end) return year;
  }
  return first;
}

/**
 * The instant that a typed date and time of day name in a time zone.
 * @param {string} date  YYYY-MM-DD
 * @param {string} time  HH:MM
 * @param {string} timeZone
 * @returns {number | null}
 */
export function instantInZone(date, time, timeZone) {
  const asUtc = Date.parse(`${date}T${time || '00:00'}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  /** @param {number} t */
  const offset = (t) => {
    const p = Object.fromEntries(parts.formatToParts(t).map((part) => [part.type, part.value]));
    return Date.parse(`${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}Z`) - t;
  };
  const guess = asUtc - offset(asUtc);
  return asUtc - offset(guess);
}

/**
 * An instant as it may be typed again.
 * @param {number} t
 * @param {import('./format.js').Format} format
 */
export function writeTime(t, format) {
  const seconds = formatInstant(Math.round(t / 1000) * 1000).slice(17, 19);
  return `${format.shortDate(t)}, ${format.time(t)}${seconds === '00' ? '' : `:${seconds}`}`;
}
