import { formatInstant, parseInstant } from './time.js';
import { instantInZone } from './typed-time.js';

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} timeZone */
function formatIn(timeZone) {
  const known =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  formats.set(timeZone, known);
  return known;
}

/**
 * An instant as a field for date and time holds it.
 * @param {string | null | undefined} iso
 * @param {string} timeZone
 * @returns {string} YYYY-MM-DDTHH:MM:SS; "" where there is none.
 */
export function toLocal(iso, timeZone) {
  const t = parseInstant(iso);
  if (t === null) return '';
  const p = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(t)
      .map((part) => [part.type, part.value]),
  );
  return `${p.year.padStart(4, '0')}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}`;
}

/**
 * @param {string} local  What a field for date and time holds.
 * @param {string} timeZone
 * @returns {string | null} RFC 3339 in UTC; null where it is empty or no time.
 */
export function fromLocal(local, timeZone) {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(local);
  const minute = found && instantInZone(found[1], found[2], timeZone);
  return minute === null ? null : formatInstant(minute + Number(found?.[3] ?? 0) * 1000);
}
