import { folded } from './search.js';

/** Letters that follow each other within so long are one beginning, milliseconds. */
const TOGETHER = 700;

/**
 * Going through a list by typing: letters that follow each other quickly are how a name begins; the same one again goes on to the next of that letter.
 */
export class TypeAhead {
  constructor() {
    this.typed = '';
    this.last = Number.NEGATIVE_INFINITY;
  }

  /**
   * Whether a key is part of what is typed: a letter or a digit, and what comes between them in a name.
   * @param {string} key  As keyboard events name it.
   * @param {number} at  Milliseconds.
   */
  takes(key, at) {
    const goesOn = this.typed !== '' && at - this.last < TOGETHER;
    if (!(goesOn ? /^[^\p{C}]$/u : /^[\p{L}\p{N}]$/u).test(key)) return false;
    this.typed = (goesOn ? this.typed : '') + key;
    this.last = at;
    return true;
  }

  /** The next letter begins another name. */
  end() {
    this.typed = '';
  }

  /**
   * The next name that begins as it was typed, the list being a ring.
   * @param {string[]} names
   * @param {number} from  Where the reader is.
   * @returns {number} -1 where there is none.
   */
  find(names, from) {
    const typed = folded(this.typed);
    const again = [...typed].every((letter) => letter === typed[0]);
    const wanted = again ? typed[0] : typed;
    // More letters may fit where the first ones have led to.
    const first = again ? from + 1 : from;
    const ring = names.map((_, i) => (first + i) % names.length);
    return ring.find((i) => folded(names[i]).startsWith(wanted)) ?? -1;
  }
}
