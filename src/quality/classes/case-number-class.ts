import type { Vocabulary } from '../../contract/vocabulary.ts';
import type { CellState } from '../../search.ts';
import { isPlaceholderNumber } from '../reading/digits.ts';
import { statuteReader } from '../reading/statute.ts';
import { hasDigit, holdsWords, plateKey } from '../reading/words.ts';

/** The classes of a case number, in the order in which the first that holds is taken. */
export const CASE_NUMBER_CLASSES = [
  'absent',
  'blank',
  'withheld',
  'placeholder',
  'plate',
  'wordsOnly',
  'badFormat',
  'ok',
] as const;

export type CaseNumberClass = (typeof CASE_NUMBER_CLASSES)[number];

/** A cell: its text as decoded, and its state. */
export interface ClassedCell {
  readonly text: string;
  readonly state: CellState;
}

/** What the two classifiers are made from. */
export interface ClassOptions {
  readonly vocabulary: Vocabulary;
  /** Whether one of the config's case-number patterns matches the trimmed text; null: it lists none. */
  readonly patterns: ((text: string) => boolean) | null;
}

export type CaseNumberClassifier = (cell: ClassedCell, plate: ClassedCell) => CaseNumberClass;

const LETTER = /\p{L}/u;

/** From how many words on a case number is a description. */
const TOO_MANY_WORDS = 3;

/**
 * Gives a case number its class, the first that holds: the cell's state; `placeholder` (a single
 * digit, zeros only, zeros after the last separator); `plate` (equals the plate searched);
 * `wordsOnly` (no digit); `badFormat` (no pattern of the config matches; without patterns, statutes
 * with their code only, or three or more words); `ok`, which means not obviously wrong and no more.
 *
 * The class depends on the arguments only, and on the plate only through its being equal to the
 * case number (case, spaces and hyphens aside): a caller may keep the class by text and compare
 * plates itself.
 */
export function caseNumberClassifier(options: ClassOptions): CaseNumberClassifier {
  const { isStatuteWithCode } = statuteReader(options.vocabulary);
  const isBadFormat =
    options.patterns === null
      ? // Without a letter there is no code and no word.
        (text: string) =>
          LETTER.test(text) && (isStatuteWithCode(text) || holdsWords(text, TOO_MANY_WORDS))
      : not(options.patterns);
  return (cell, plate) => {
    if (cell.state !== 'value') return cell.state;
    const text = cell.text.trim();
    if (isPlaceholderNumber(text)) return 'placeholder';
    if (plate.state === 'value' && plateKey(plate.text) === plateKey(text)) return 'plate';
    if (!hasDigit(text)) return 'wordsOnly';
    return isBadFormat(text) ? 'badFormat' : 'ok';
  };
}

function not(test: (text: string) => boolean): (text: string) => boolean {
  return (text) => !test(text);
}
