import { trimmed } from '../search.ts';
import { wordsOf } from './words.ts';

/** A name of an agency taken apart (product.md, section 14): what vendors put around it, and what it is known by. */

export type Tag = 'federal' | 'inactive' | 'deactivated';

export interface AgencyName {
  /** As written, white space aside. */
  readonly name: string;
  /** Without its tags. */
  readonly bare: string;
  readonly tags: ReadonlySet<Tag>;
  /** How many tags were written. */
  readonly tagCount: number;
  /** The words of the bare name: one key is one agency. */
  readonly key: string;
}

/** What is taken off, and what it says. */
const TAGS: readonly (readonly [RegExp, Tag])[] = [
  [/\[\s*federal\s*\]/gi, 'federal'],
  [/\[\s*inactive\s*\]/gi, 'inactive'],
  [/\(\s*deactivated\s*\)/gi, 'deactivated'],
];
const INACTIVE_BEFORE = /^inactive\s+(?=\S)/i;

/** Takes a name apart. */
export function agencyName(written: string): AgencyName {
  const name = spaced(written);
  const tags = new Set<Tag>();
  let tagCount = 0;
  const found = (tag: Tag) => (): string => {
    tags.add(tag);
    tagCount += 1;
    return ' ';
  };
  let bare = name;
  for (const [pattern, tag] of TAGS) bare = bare.replace(pattern, found(tag));
  bare = spaced(spaced(bare).replace(INACTIVE_BEFORE, found('inactive')));
  // A name without a letter or digit is known by what it is.
  return { name, bare, tags, tagCount, key: wordsOf(bare).join(' ') || bare.toLowerCase() };
}

function spaced(text: string): string {
  return trimmed(text).replaceAll(/\s+/g, ' ');
}

/** Words for the kind of an agency, and the one that stands for all of them; the longest first. */
const KINDS: readonly (readonly [readonly string[], string])[] = [
  [['police', 'department'], 'pd'],
  [['police', 'dept'], 'pd'],
  [['police'], 'pd'],
  [['sheriff', 'office'], 'so'],
  [['sheriff', 'department'], 'so'],
  [['sheriff', 'dept'], 'so'],
  [['sheriff'], 'so'],
  [['sd'], 'so'],
  [['district', 'attorney', 'office'], 'da'],
  [['district', 'attorney'], 'da'],
];

/** The words of a key with the kind of agency unified, sorted. `Alameda Police Dept CA` → alameda ca pd. */
export function looseKey(key: string): string {
  // Sheriffs without their apostrophe are the same.
  const words = key.split(' ').map((word) => (word === 'sheriffs' ? 'sheriff' : word));
  const unified: string[] = [];
  for (let at = 0; at < words.length; ) {
    const kind = KINDS.find(([run]) => run.every((word, i) => words[at + i] === word));
    unified.push(kind?.[1] ?? words[at]!);
    at += kind?.[0].length ?? 1;
  }
  return unified.sort().join(' ');
}
