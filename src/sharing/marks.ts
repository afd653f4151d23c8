import { ASK_IF_PUBLIC, DEACTIVATED, FEDERAL, IMMIGRATION, TEST } from '../agency-names/lists.ts';
import type { SharedAgency } from '../agency-names/sharing-list.ts';
import { isNeighbor, isState, stateInName } from '../agency-names/state-in-name.ts';
import { PhraseFinder, wordsOf } from '../agency-names/words.ts';
import type { SharingMark } from '../contract/systems/sharing.ts';

/** What there is to look at in a name (product.md, section 14). A mark is a question, no finding. */

/** What decides marks beside the name itself. */
export interface MarkOptions {
  /** The agency's own state; null where it is not known. */
  readonly home: string | null;
  /** Whether most names of the list have small letters: there a name without any may be initials. */
  readonly isMixedCase: boolean;
}

export interface MarkedAgency {
  readonly state: string | null;
  readonly marks: SharingMark[];
}

const federal = new PhraseFinder(FEDERAL);
const immigration = new PhraseFinder(IMMIGRATION);
const askIfPublic = new PhraseFinder(ASK_IF_PUBLIC);
const deactivated = new PhraseFinder(DEACTIVATED);
const test = new PhraseFinder(TEST);

/** The state of an agency and its marks, in the order of the contract. */
export function marked(agency: SharedAgency, { home, isMixedCase }: MarkOptions): MarkedAgency {
  const { bare, tags, statedIn } = agency;
  const words = wordsOf(bare);
  const state = statedIn !== null && isState(statedIn) ? statedIn : stateInName(bare);
  const isOther = home !== null && state !== null && state !== home;
  const holds: Readonly<Record<SharingMark, boolean>> = {
    federal: tags.has('federal') || federal.isIn(words),
    immigration: immigration.isIn(words),
    askIfPublic: askIfPublic.isIn(words),
    initials: isInitials(bare, isMixedCase),
    otherState: isOther,
    farState: isOther && !isNeighbor(state, home),
    inactive: tags.has('inactive'),
    deactivated: isDeactivated(agency),
    test: test.isIn(words),
  };
  return { state, marks: SHARING_MARKS.filter((mark) => holds[mark]) };
}

function isDeactivated({ bare, tags }: SharedAgency): boolean {
  return tags.has('deactivated') || deactivated.isIn(wordsOf(bare));
}

/** Inactive or deactivated, as far as the list marks it. */
export function isMarkedInactive(agency: SharedAgency): boolean {
  return agency.tags.has('inactive') || isDeactivated(agency);
}

/** In the order of the contract. */
export const SHARING_MARKS: readonly SharingMark[] = [
  ...(['federal', 'immigration', 'askIfPublic', 'initials', 'otherState', 'farState'] as const),
  ...(['inactive', 'deactivated', 'test'] as const),
];

/** Whether most of some names have small letters. */
export function isMixedCase(agencies: readonly SharedAgency[]): boolean {
  const mixed = agencies.filter(({ bare }) => SMALL.test(bare)).length;
  return mixed * 2 > agencies.length;
}

const SMALL = /\p{Ll}/u;
const LETTERS = /\p{L}+/gu;
const LONGEST_OF_INITIALS = 6;

/**
 * Whether nothing but initials stands for an agency. Where names have small letters: a name without
 * any, and without a word of more than six. Else: no word of three letters or more that has a vowel.
 */
function isInitials(bare: string, mixedCase: boolean): boolean {
  const words = bare.match(LETTERS) ?? [];
  if (mixedCase) {
    return !SMALL.test(bare) && words.every(({ length }) => length <= LONGEST_OF_INITIALS);
  }
  return !words.some((word) => word.length >= 3 && /[aeiouy]/i.test(word));
}
