import { h } from '../panels/dom.js';
import { keepKey, tryKey } from './key.js';

/**
 * Asks for a key or an access token, and keeps one that is good.
 * @param {import('../text/edit.js').EditWords} words
 * @param {URL} address  Where it is to give the right to POST.
 * @param {() => void} used  Called when one was kept.
 * @param {string} [fault]  What is wrong with the one that was used so far.
 */
export function keyForm(words, address, used, fault = '') {
  const input = h('input', {
    type: 'password',
    id: 'edit-key',
    autocomplete: 'off',
    spellcheck: false,
    required: true,
    'data-key': 'edit-key',
    'aria-describedby': 'edit-key-help edit-key-problem',
  });
  const problem = h('p', { id: 'edit-key-problem', class: 'edit-problem', role: 'alert' });
  const say = (/** @type {string} */ text, isWrong = Boolean(text)) => {
    problem.textContent = text;
    problem.hidden = !text;
    input.setAttribute('aria-invalid', String(isWrong));
  };
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const key = input.value.trim();
    const answer = await tryKey(address, key).catch(() => null);
    if (!answer) return say(words.offline, false);
    const { verdict, detail, seconds } = answer;
    if (verdict === 'unavailable') return say(words.unavailable(seconds), false);
    if (verdict !== 'good') return say(`${words[verdict]} ${detail}`.trim());
    keepKey(key);
    used();
  };
  say(fault);
  return h(
    'form',
    { class: 'edit-key', on: { submit } },
    h('p', { id: 'edit-key-help', class: 'quiet' }, words.keyHelp),
    h('label', { for: 'edit-key' }, words.key),
    input,
    problem,
    h('button', { type: 'submit', class: 'action is-main', 'data-key': 'use-key' }, words.useKey),
  );
}
