import {
  ASK_IF_PUBLIC,
  DEACTIVATED,
  FEDERAL,
  IMMIGRATION,
  NEIGHBORS,
  TEST,
} from '../side/packs.ts';
import { holdsPhrase } from '../side/phrases.ts';
import type { TaggedName } from './entity-name.ts';

export const MARKS = [
  'federal',
  'immigration',
  'askIfPublic',
  'initials',
  'otherState',
  'farState',
  'inactive',
  'deactivated',
  'test',
] as const;

export type Mark = (typeof MARKS)[number];

/** The marks of one name, in a list in which most names have small letters, or not. */
export function marksOf(
  { bare, tags }: TaggedName,
  state: string | null,
  home: string | undefined,
  mostlySmall: boolean,
): Mark[] {
  const isOther = home !== undefined && state !== null && state !== home;
  const is: Record<Mark, boolean> = {
    federal: tags.has('federal') || holdsPhrase(bare, FEDERAL),
    immigration: holdsPhrase(bare, IMMIGRATION),
    askIfPublic: holdsPhrase(bare, ASK_IF_PUBLIC),
    initials: isOnlyInitials(bare, mostlySmall),
    otherState: isOther,
    farState: isOther && !(NEIGHBORS[home] ?? []).includes(state),
    inactive: tags.has('inactive'),
    deactivated: tags.has('deactivated') || holdsPhrase(bare, DEACTIVATED),
    test: holdsPhrase(bare, TEST),
  };
  return MARKS.filter((mark) => is[mark]);
}

export function hasSmallLetters(text: string): boolean {
  return /\p{Ll}/u.test(text);
}

function isOnlyInitials(name: string, mostlySmall: boolean): boolean {
  const words = name.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return false;
  if (mostlySmall) return !hasSmallLetters(name) && words.every((word) => [...word].length <= 6);
  return !words.some((word) => [...word].length >= 3 && /[aeiouy]/i.test(word));
}
