/**
 * Keeps what was asked for last, and lets go of what was not asked for the longest.
 * @template Value
 */
export class Recent {
  /** @param {number} most  As many are kept. */
  constructor(most) {
    this.most = most;
    /** The one asked for last comes last. @type {Map<string, Value>} */
    this.kept = new Map();
  }

  /**
   * @param {string} key
   * @returns {Value | undefined}
   */
  get(key) {
    const value = this.kept.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /**
   * @param {string} key
   * @param {Value} value
   * @returns {Value | undefined} What was let go of for it.
   */
  set(key, value) {
    this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size <= this.most) return undefined;
    const [[oldest, gone]] = this.kept;
    this.kept.delete(oldest);
    return gone;
  }

  /** @param {string} key */
  delete(key) {
    this.kept.delete(key);
  }
}
