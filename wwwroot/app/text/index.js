/** @import { Language } from '../core/types.js' */
import { en } from './en.js';
import { fr } from './fr.js';

/** @type {Record<Language, import('./en.js').Texts>} */
const TEXTS = { en, fr };

/** @param {Language} language */
export const textsFor = (language) => TEXTS[language];

/**
 * The first language of the browser that the project speaks.
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export function preferredLanguage(preferred) {
  for (const tag of preferred) {
    if (tag.toLowerCase().startsWith('fr')) return 'fr';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}
