/** @import { App } from '../app.js' */
/** @import { Item, Properties } from '../core/types.js' */
import { textOf } from '../core/format.js';
import { compareWords } from '../text/compare.js';
import { chooseAccount, compare } from './comparison.js';
import { fill, h } from './dom.js';
import { linkTo, listed } from './parts.js';

/**
 * Every matter that the sources tell differently, with the choice of whose account is shown.
 * @param {App} app
 * @param {HTMLElement} body
 */
export function drawAccounts(app, body) {
  const { texts, operation, format } = app;
  const disputes = operation.document.disputes ?? [];
  fill(
    body,
    h('p', { class: 'lead' }, disputes.length > 0 ? texts.accountsHelp : texts.noDisputes),
    disputes.map((/** @type {Properties} */ dispute) =>
      h(
        'section',
        { class: 'dispute' },
        h('h2', null, textOf(dispute, 'name', format.language)),
        textOf(dispute, 'summary', format.language) &&
          h('p', { class: 'summary' }, textOf(dispute, 'summary', format.language)),
        accountChoice(app, dispute),
        h('div', { class: 'actions' }, compareButton(app, dispute), place(app, dispute)),
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {Properties} dispute
 */
function place(app, dispute) {
  const key = dispute.eventId ? `events/${dispute.eventId}` : dispute.placeId ? `places/${dispute.placeId}` : null;
  if (!key || !app.operation.items.has(key)) return null;
  return h('button', { type: 'button', class: 'action', on: { click: () => open(app, key) } }, app.texts.showEvent);
}

/**
 * @param {App} app
 * @param {Properties} dispute
 */
export function compareButton(app, dispute) {
  return h(
    'button',
    {
      type: 'button',
      class: 'action is-main',
      'data-key': `compare-${dispute.id}`,
      on: { click: () => void compare(app, dispute) },
    },
    compareWords[app.format.language].compare,
  );
}

/**
 * @param {App} app
 * @param {string} key
 */
function open(app, key) {
  if (key.startsWith('events/')) app.goTo(key);
  app.select(key);
}

/**
 * The voices of one dispute.
 * @param {App} app
 * @param {Properties} dispute
 */
export function accountChoice(app, dispute) {
  const voices = app.operation.accounts.filter((account) => account.properties.disputeId === dispute.id);
  return h(
    'div',
    { class: 'voices', role: 'radiogroup', 'aria-label': textOf(dispute, 'name', app.format.language) },
    voices.map((account) => voice(app, dispute, account)),
  );
}

/**
 * @param {App} app
 * @param {Properties} dispute
 * @param {Item} account
 */
function voice(app, dispute, account) {
  const { texts, format } = app;
  const { properties } = account;
  const inForce = app.situation.accounts.has(account.id);
  const sources = properties.sources ?? [];
  const input = h('input', {
    type: 'radio',
    name: `dispute-${dispute.id}`,
    checked: inForce,
    'data-key': `account-${account.id}`,
    on: { change: () => chooseAccount(app, account.id) },
  });
  return h(
    'div',
    { class: inForce ? 'voice is-chosen' : 'voice' },
    h('label', null, input, h('span', { class: 'row-name' }, textOf(properties, 'name', format.language))),
    textOf(properties, 'summary', format.language) && h('p', null, textOf(properties, 'summary', format.language)),
    sources.length > 0 &&
      h(
        'p',
        { class: 'row-more' },
        `${texts.whoSaysSo}${texts.colon}`,
        listed(sources.map((/** @type {string} */ id) => linkTo(app, `sources/${id}`))),
      ),
    dispute.default === account.id && h('p', { class: 'row-more' }, texts.shownByDefault),
  );
}
