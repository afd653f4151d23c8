/**
 * Tells names that several people share: the user (before the @) or the name has no word but listed
 * ones, digits aside.
 */
export class SharedNames {
  readonly #words: ReadonlySet<string>;

  constructor(words: readonly string[]) {
    this.#words = new Set(words.map((word) => word.toLowerCase()));
  }

  /** Whether an account has such a name. */
  has({ user, name }: { readonly user: string; readonly name: string }): boolean {
    return this.#isShared(user.split('@')[0] ?? '') || this.#isShared(name);
  }

  #isShared(text: string): boolean {
    const words =
      text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{M}]+/gu) ?? [];
    return words.length > 0 && words.every((word) => this.#words.has(word));
  }
}
