import type { CaseNumberClass } from '../../contract/classes.ts';
import { trimmed } from '../../search.ts';
import { statuteReader } from '../reading/statute.ts';
import { holdsWords, plateKey } from '../reading/words.ts';
import { CASE_NUMBER_STEPS, type CaseNumberTests } from './case-number-steps.ts';
import type { ClassedCell, ClassOptions } from './class-options.ts';

export type CaseNumberClassifier = (cell: ClassedCell, plate: ClassedCell) => CaseNumberClass;

const LETTER = /\p{L}/u;

/** From how many words on a case number is a description. */
const TOO_MANY_WORDS = 3;

/**
 * Gives a case number its class, the first that holds: the cell's state; then the steps of
 * CASE_NUMBER_STEPS: `placeholder` (a single digit, zeros only, zeros after the last separator);
 * `plate` (equals the plate searched); `wordsOnly` (no digit); `badFormat` (no pattern of the config
 * matches; without patterns, statutes with their code only, or three or more words); else `ok`,
 * which means not obviously wrong and no more.
 *
 * The class depends on the arguments only, and on the plate only through its being equal to the
 * case number (case, spaces and hyphens aside): a caller may keep the class by text and compare
 * plates itself, where `mayBePlate` says so.
 */
export function caseNumberClassifier(options: ClassOptions): CaseNumberClassifier {
  const tests = testsOf(options);
  return (cell, plate) => {
    if (cell.state !== 'value') return cell.state;
    const text = trimmed(cell.text);
    for (let i = 0; i < CASE_NUMBER_STEPS.length; i++) {
      const step = CASE_NUMBER_STEPS[i]!;
      const { holds } = step;
      const isClass =
        holds === 'equalsPlate'
          ? plate.state === 'value' && plateKey(plate.text) === plateKey(text)
          : holds(text, tests);
      if (isClass) return step.class;
    }
    return 'ok';
  };
}

const PLATE_STEP = CASE_NUMBER_STEPS.findIndex(({ holds }) => holds === 'equalsPlate');
const BEHIND_PLATE: ReadonlySet<CaseNumberClass> = new Set([
  ...CASE_NUMBER_STEPS.slice(PLATE_STEP + 1).map((step) => step.class),
  'ok' as const,
]);

/** Whether a number that has a class beside no plate would be `plate` beside one that equals it. */
export function mayBePlate(alone: CaseNumberClass): boolean {
  return BEHIND_PLATE.has(alone);
}

function testsOf({ vocabulary, patterns }: ClassOptions): CaseNumberTests {
  if (patterns !== null) return { isBadFormat: (text) => !patterns(text) };
  const { isStatuteWithCode } = statuteReader(vocabulary);
  // Without a letter there is no code and no word.
  return {
    isBadFormat: (text) =>
      LETTER.test(text) && (isStatuteWithCode(text) || holdsWords(text, TOO_MANY_WORDS)),
  };
}
