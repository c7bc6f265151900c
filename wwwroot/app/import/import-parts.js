/** @import { Importing } from './importing.js' */
/** @import { ImportWords } from '../text/import.js' */
/** @import { Problem } from '../core/upload.js' */
/** @import { Language } from '../core/types.js' */
import { createFormat, textOf } from '../core/format.js';
import { asText, byFile, placeOf } from '../core/upload.js';
import { keyForm } from '../edit/key-form.js';
import { h } from '../panels/dom.js';
import { save } from '../panels/save.js';
import { editWords } from '../text/edit.js';
import { importWords } from '../text/import.js';

/** How many problems are shown before more are asked for. */
const FIRST = 200;

/**
 * What is to be said of an import now, in a sentence or two.
 * @param {Importing} importing
 * @param {Language} language
 * @returns {string}
 */
export function sentence({ step, name, chosen, isAskedTwice }, language) {
  const words = importWords[language];
  const format = createFormat(language);
  const others = chosen.left.length;
  const isPart = step.is !== 'refused' && step.is !== 'done' && others + chosen.folders > 0;
  const said = () => {
    switch (step.is) {
      case 'refused':
        return words.faults[step.fault](name);
      case 'key':
        return words.needsKey(name);
      case 'report':
        return words.problems(name, step.problems.length, format.number(step.problems.length));
      case 'exists':
        return words.exists(step.id);
      case 'kept':
        return words.kept;
      case 'done':
        return words.done(textOf(step.operation, 'title', language), step.isNew);
      default:
        return words[step.is](name);
    }
  };
  return [isPart && words.taken(name, others, chosen.folders), said(), isAskedTwice && words.busy]
    .filter(Boolean)
    .join(' ');
}

/**
 * What belongs to it: the key, the bar, the report, the question.
 * @param {Importing} importing
 * @param {Language} language
 */
export function parts(importing, language) {
  const words = importWords[language];
  const { step } = importing;
  switch (step.is) {
    case 'key':
      return keyForm(
        editWords[language],
        importing.operations,
        () => importing.send(),
        step.fault && editWords[language][step.fault],
      );
    case 'sending':
    case 'checking':
      return underWay(importing, words);
    case 'report':
      return report(importing, step.problems, step.showsAll, words, language);
    case 'exists':
      return question(importing, step.id, words, language);
    case 'failed':
      return [h('p', { class: 'quiet', lang: 'en' }, step.detail), again(importing, words)];
    case 'offline':
    case 'stopped':
      return again(importing, words);
    case 'done':
      return done(importing, step.operation, words, language);
    default:
      return null;
  }
}

/**
 * @param {string} label
 * @param {string} key
 * @param {() => void} click
 * @param {boolean} [isMain]
 */
const button = (label, key, click, isMain = false) =>
  h('button', { type: 'button', class: isMain ? 'action is-main' : 'action', 'data-key': key, on: { click } }, label);

/** @param {Importing} importing @param {ImportWords} words */
const again = (importing, words) =>
  h(
    'div',
    { class: 'import-actions' },
    button(words.again, 'again', () => importing.send(), true),
  );

/** @param {Importing} importing @param {string} id */
const addressOf = ({ operations }, id) => `${operations}/${encodeURIComponent(id)}`;

/** @param {Importing} importing @param {ImportWords} words */
function underWay(importing, words) {
  const isSent = importing.step.is === 'checking';
  const bar = h('progress', { max: 1, 'aria-label': (isSent ? words.checking : words.sending)(importing.name) });
  importing.progressed = (sent, whole) => {
    bar.max = whole;
    bar.value = sent;
  };
  return h('div', { class: 'import-actions' }, bar, !isSent && button(words.stop, 'stop', () => importing.stop()));
}

/**
 * @param {Importing} importing
 * @param {string} id
 * @param {ImportWords} words
 * @param {Language} language
 */
function question(importing, id, words, language) {
  return h(
    'div',
    {
      role: 'alertdialog',
      'aria-label': sentence(importing, language),
      'aria-describedby': 'replace-help',
      class: 'import-question',
    },
    h('p', { id: 'replace-help', class: 'quiet' }, words.replaceHelp),
    h(
      'div',
      { class: 'import-actions' },
      button(words.keep, 'keep', () => importing.keep(), true),
      button(words.replace, 'replace', () => importing.replace()),
      h('a', { href: addressOf(importing, id) }, words.showIt),
    ),
  );
}

/**
 * @param {Importing} importing
 * @param {Record<string, any>} operation
 * @param {ImportWords} words
 * @param {Language} language
 */
function done(importing, operation, words, language) {
  const notices = operation.import?.notices ?? [];
  return [
    h(
      'p',
      null,
      h(
        'a',
        { href: `${addressOf(importing, operation.id)}#lang=${language}`, 'data-key': 'show-imported' },
        words.showIt,
      ),
    ),
    notices.length > 0 && [
      h('h3', null, words.notices),
      h(
        'ul',
        { class: 'import-notices', lang: 'en' },
        notices.map((/** @type {string} */ notice) => h('li', null, notice)),
      ),
    ],
  ].flat();
}

/**
 * Every problem: where it is, what is wrong, and what would be right.
 * @param {Importing} importing
 * @param {Problem[]} problems
 * @param {boolean} showsAll
 * @param {ImportWords} words
 * @param {Language} language
 */
function report(importing, problems, showsAll, words, language) {
  const format = createFormat(language);
  const shown = showsAll ? problems : problems.slice(0, FIRST);
  const counts = new Map(byFile(problems).map(([file, all]) => [file, all.length]));
  return h(
    'section',
    { class: 'report', 'aria-label': sentence(importing, language), tabIndex: -1, 'data-key': 'report' },
    words.inEnglish && h('p', { class: 'quiet' }, words.inEnglish),
    byFile(shown).flatMap(([file, own]) => {
      const count = counts.get(file) ?? own.length;
      return [
        h('h3', null, file, ' ', h('span', { class: 'quiet' }, words.count(count, format.number(count)))),
        h(
          'ol',
          null,
          own.map((problem) => h('li', null, problemParts(problem, words))),
        ),
      ];
    }),
    h(
      'div',
      { class: 'import-actions' },
      shown.length < problems.length &&
        button(words.showAll(format.number(problems.length)), 'show-all', () => importing.showAll()),
      button(words.saveReport, 'save-report', () =>
        save(new Blob([asText(problems)], { type: 'text/plain' }), `${importing.name}.report.txt`),
      ),
    ),
  );
}

/** @param {Problem} problem @param {ImportWords} words */
function problemParts({ pointer, itemId, detail, remedy }, words) {
  const place = placeOf(pointer);
  return [
    h(
      'p',
      { class: 'report-place' },
      place.in === 'pointer'
        ? h('code', null, place.at)
        : place.in === 'whole'
          ? words.wholeFile
          : words[place.in](place.at),
      itemId && h('span', { class: 'quiet' }, ` (${itemId})`),
    ),
    h('p', { lang: 'en' }, detail),
    remedy && h('p', { class: 'report-remedy' }, h('b', null, words.remedy), h('span', { lang: 'en' }, remedy)),
  ];
}
