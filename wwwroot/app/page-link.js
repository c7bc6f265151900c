/** @import { App } from './app.js' */
/** @import { LinkState } from './core/hash.js' */
/** @import { Operation } from './core/types.js' */
import { problemOf } from './core/accounts.js';
import { readHash, writeHash } from './core/hash.js';

/**
 * What the page's address asks of an operation, in so far as the operation has it.
 * @param {Operation} operation
 * @returns {LinkState & Pick<import('./state.js').State, 'selection' | 'accounts' | 'perspective'>}
 */
export function readLink(operation) {
  const link = readHash(location.hash);
  const voices = operation.accounts.map((account) => account.properties);
  return {
    ...link,
    selection: link.selection && operation.items.has(link.selection) ? link.selection : null,
    // Not those of a link that names what is not there, or two voices of one dispute.
    accounts: link.accounts && !problemOf(voices, link.accounts) ? link.accounts : [],
    perspective: link.perspective ?? null,
  };
}

/** The page's address: it follows what is shown, and what is shown follows it. */
export class PageLink {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    addEventListener('hashchange', () => this.#follow());
  }

  /** @returns {string} The hash that stands for what is shown. */
  hash() {
    const { clock, map, state } = this.app;
    const { selection, accounts, versus, overlay, language, perspective, story } = state.get();
    const view = map.position;
    return writeHash({ t: clock.now, view, selection, accounts, versus, overlay, perspective, story, language });
  }

  /** Writes the link once the hands are still, so that the browser's history is not flooded. */
  write() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => history.replaceState(null, '', this.hash()), 250);
  }

  #follow() {
    const { app } = this;
    const { t, view, selection, accounts, perspective, language, ...link } = readLink(app.operation);
    if (t !== undefined && t !== null) app.clock.set(t);
    if (view) app.map.show(view);
    const { versus = null, overlay = false, story = null } = link;
    const spoken = language ?? app.state.get().language;
    app.state.set({ selection, accounts, versus, overlay, perspective, language: spoken });
    if (story !== app.state.get().story) void app.tell(story, t !== undefined);
  }
}
