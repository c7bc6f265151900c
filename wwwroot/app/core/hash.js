/** @import { Language } from './types.js' */
import { formatInstant, parseInstant } from './time.js';

/**
 * What a link carries.
 * @typedef {object} LinkState
 * @property {number | null} [t]
 * @property {{ zoom: number, lat: number, lng: number } | null} [view]
 * @property {string | null} [selection]  "collection/id".
 * @property {string[]} [accounts]
 * @property {string | null} [versus]  The account that is compared with the one in force.
 * @property {boolean} [overlay]
 * @property {Language | null} [language]
 * @property {string | null} [perspective]
 * @property {string | null} [story]  The step that is told.
 */

/**
 * @param {string} hash  With or without its "#".
 * @returns {LinkState} Only what the link says and can be understood.
 */
export function readHash(hash) {
  /** @type {LinkState} */
  const state = {};
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const t = parseInstant(parameters.get('t'));
  if (t !== null) state.t = t;
  const view = readView(parameters.get('map'));
  if (view) state.view = view;
  const selection = parameters.get('sel');
  if (selection && /^[a-z]+\/[a-z0-9.-]+$/.test(selection)) state.selection = selection;
  const accounts = parameters.get('acc');
  if (accounts) state.accounts = accounts.split(',').filter((id) => /^[a-z0-9.-]+$/.test(id));
  const versus = parameters.get('vs');
  if (versus && /^[a-z0-9.-]+$/.test(versus)) state.versus = versus;
  if (parameters.get('how') === 'overlay') state.overlay = true;
  const language = parameters.get('lang');
  if (language === 'en' || language === 'fr') state.language = language;
  const perspective = parameters.get('as');
  if (perspective && /^[a-z0-9.-]+$/.test(perspective)) state.perspective = perspective;
  const story = parameters.get('story');
  if (story && /^[a-z0-9.-]+$/.test(story)) state.story = story;
  return state;
}

/** @param {string | null} text */
function readView(text) {
  const parts = (text ?? '').split('/').map(Number);
  if (parts.length !== 3 || parts.some((part) => !Number.isFinite(part))) return null;
  const [zoom, lat, lng] = parts;
  if (zoom < 0 || zoom > 22 || Math.abs(lat) > 90 || Math.abs(lng) > 360) return null;
  return { zoom, lat, lng };
}

/**
 * @param {LinkState} state
 * @returns {string} Starts with "#". Slashes, colons and commas stay readable.
 */
export function writeHash(state) {
  const parts = [];
  if (state.t !== null && state.t !== undefined) parts.push(`t=${formatInstant(Math.round(state.t / 1000) * 1000)}`);
  if (state.view) {
    const { zoom, lat, lng } = state.view;
    parts.push(`map=${round(zoom, 2)}/${round(lat, 4)}/${round(lng, 4)}`);
  }
  if (state.selection) parts.push(`sel=${state.selection}`);
  if (state.accounts?.length) parts.push(`acc=${state.accounts.join(',')}`);
  if (state.versus) parts.push(`vs=${state.versus}${state.overlay ? '&how=overlay' : ''}`);
  if (state.story) parts.push(`story=${state.story}`);
  if (state.perspective) parts.push(`as=${state.perspective}`);
  if (state.language) parts.push(`lang=${state.language}`);
  return `#${parts.join('&')}`;
}

/**
 * @param {number} value
 * @param {number} digits
 */
function round(value, digits) {
  return Number(value.toFixed(digits));
}
