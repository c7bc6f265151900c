/** @import { Language } from '../core/types.js' */
/** @import { Texts } from './en.js' */

const LOADERS = {
  en: () => import('./en.js').then((module) => module.en),
  fr: () => import('./fr.js').then((module) => module.fr),
};

const PANEL_LOADERS = {
  en: () => import('./panel-en.js').then((module) => module.panelEn),
  fr: () => import('./panel-fr.js').then((module) => module.panelFr),
};

/** @type {Partial<Record<Language, Texts>>} */
const loaded = {};

/**
 * The words of the first map. Only the language that is read is fetched.
 * @param {Language} language
 * @returns {Promise<Texts>} Those of the panel join them once they have been loaded.
 */
export async function loadTexts(language) {
  loaded[language] ??= /** @type {Texts} */ ({ ...(await LOADERS[language]()) });
  return loaded[language];
}

/**
 * All words of a language.
 * @param {Language} language
 * @returns {Promise<Texts>}
 */
export async function loadAllTexts(language) {
  const [texts, panel] = await Promise.all([loadTexts(language), PANEL_LOADERS[language]()]);
  return Object.assign(texts, panel);
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
