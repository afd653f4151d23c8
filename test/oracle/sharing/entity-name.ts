import { trim } from '../oracle-white-space.ts';
import { wordsOf } from '../side/phrases.ts';

/** A name in a list, without its tags. */
export interface TaggedName {
  /** As it stands there, trimmed. */
  spelling: string;
  /** Without tags. */
  bare: string;
  tags: Set<'federal' | 'inactive' | 'deactivated'>;
}

const TAGS = [
  { tag: 'federal', pattern: /\[federal\]/i },
  { tag: 'inactive', pattern: /\[inactive\]|^\s*inactive\s+(?=\S)/i },
  { tag: 'deactivated', pattern: /\(deactivated\)/i },
] as const;

export function taggedName(cell: string): TaggedName {
  const tags: TaggedName['tags'] = new Set();
  let bare = cell;
  // A tag may stand before another one: `[Federal] Inactive Some Agency`.
  for (let left = ''; left !== bare; ) {
    left = bare;
    for (const { tag, pattern } of TAGS) {
      if (!pattern.test(bare)) continue;
      tags.add(tag);
      bare = trim(bare.replace(pattern, ' '));
    }
  }
  return { spelling: trim(cell), bare: bare.replace(/\s+/g, ' '), tags };
}

/** What makes two names one entity: the words without tags. */
export function entityKey(bare: string): string {
  return wordsOf(bare).join(' ');
}

/** Words for the kind of an agency, unified. The longest stands first. */
const AGENCY_WORDS: [pattern: RegExp, unified: string][] = [
  [/\b(police department|police dept|police)\b/g, 'pd'],
  [/\bsheriff(s)? (office|department|dept)\b/g, 'so'],
  [/\b(sheriffs|sheriff|sd)\b/g, 'so'],
  [/\bdistrict attorney(s)?( office)?\b/g, 'da'],
];

/** The key with one word for each kind of agency, its words sorted. */
export function looseKey(bare: string): string {
  let text = entityKey(bare);
  for (const [pattern, unified] of AGENCY_WORDS) text = text.replace(pattern, unified);
  return text.split(' ').sort().join(' ');
}

export interface Named {
  bare: string;
}

/** The entity that a name means: by key, else by loose key where that names one. */
export function matching<T extends Named>(bare: string, entities: T[]): T | null {
  const byKey = entities.find((each) => entityKey(each.bare) === entityKey(bare));
  if (byKey !== undefined) return byKey;
  const loose = entities.filter((each) => looseKey(each.bare) === looseKey(bare));
  return loose.length === 1 ? (loose[0] ?? null) : null;
}
