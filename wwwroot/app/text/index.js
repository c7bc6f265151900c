/** @import { Language } from '../core/types.js' */
/** @import { Texts } from './en.js' */

const LOADERS = {
  en: () => import('./en.js').then((module) => module.en),
  fr: () => import('./fr.js').then((module) => module.fr),
};

/** @type {Partial<Record<Language, Texts>>} */
const loaded = {};

/**
 * Only the language that is read is fetched.
 * @param {Language} language
 * @returns {Promise<Texts>}
 */
export async function loadTexts(language) {
  loaded[language] ??= await LOADERS[language]();
  return loaded[language];
}

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
