/** What lists of agencies write beside a name: that it is federal, or not in use. */
const TAGS = /\[(federal|inactive)\]|\(deactivated\)|^\s*inactive\s/gi;
const APOSTROPHE = /['’‘ʼ]/g;
const NOT_IN_WORD = /[^\p{L}\p{M}\p{N}]/u;

/** The key of an entity: the words of its name, without what lists write beside it. */
export function entityKey(name: string): string {
  return wordsOf(name).join(' ');
}

function wordsOf(name: string): string[] {
  const plain = name.replace(TAGS, ' ').replace(APOSTROPHE, '').toLowerCase();
  return plain.split(NOT_IN_WORD).filter((word) => word !== '');
}

/** Words for the kind of an agency, the longest first, and the one that stands for all of a kind. */
const KINDS: readonly (readonly [phrase: string, kind: string])[] = [
  ['district attorneys office', 'da'],
  ['district attorney office', 'da'],
  ['district attorneys', 'da'],
  ['district attorney', 'da'],
  ['sheriffs office', 'so'],
  ['sheriffs department', 'so'],
  ['sheriffs dept', 'so'],
  ['sheriff office', 'so'],
  ['sheriff department', 'so'],
  ['sheriff dept', 'so'],
  ['sheriffs', 'so'],
  ['sheriff', 'so'],
  ['sd', 'so'],
  ['police department', 'pd'],
  ['police dept', 'pd'],
  ['police', 'pd'],
];

/** A key under which spellings of one agency meet: its kind unified, its words sorted. */
export function looseKey(name: string): string {
  let key = ` ${entityKey(name)} `;
  for (const [phrase, kind] of KINDS) key = key.replaceAll(` ${phrase} `, ` ${kind} `);
  return key.trim().split(' ').sort().join(' ');
}

/** Agencies by their keys, and by their loose keys where those name one. */
export class Entities {
  readonly #keys: ReadonlySet<string>;
  readonly #loose = new Map<string, Set<string>>();

  constructor(names: readonly string[]) {
    this.#keys = new Set(names.map(entityKey));
    for (const name of names) {
      const loose = looseKey(name);
      const keys = this.#loose.get(loose) ?? new Set<string>();
      this.#loose.set(loose, keys.add(entityKey(name)));
    }
  }

  hasKey(name: string): boolean {
    return this.#keys.has(entityKey(name));
  }

  /** By its key, else by its loose key where that names one. */
  has(name: string): boolean {
    return this.hasKey(name) || this.#loose.get(looseKey(name))?.size === 1;
  }
}
