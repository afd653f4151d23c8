import { type ClassOptions, caseNumberClassOracle, hasDigit } from './oracle-case-number.ts';
import { isOnlyStatutes } from './oracle-statutes.ts';
import { numberKey } from './oracle-validate-register.ts';
import { CASE_NUMBER_WORDS, VAGUE_MODEL, VAGUE_REASONS } from './oracle-vocabulary.ts';
import { trim } from './oracle-white-space.ts';
import {
  isPlate,
  isTooShort,
  levenshtein,
  type OracleCell,
  SEPARATOR,
  type Word,
  wordsOf,
} from './oracle-words.ts';

export const REASON_CLASSES = [
  'absent',
  'blank',
  'withheld',
  'damaged',
  'placeholder',
  'tooShort',
  'statute',
  'plate',
  'number',
  'caseNumber',
  'vague',
  'ok',
] as const;

export type ReasonClass = (typeof REASON_CLASSES)[number];

export function reasonClassOracle(
  reason: OracleCell,
  caseNumber: OracleCell,
  plate: OracleCell,
  options: ClassOptions,
): ReasonClass {
  if (reason.state !== 'value') return reason.state;
  const text = trim(reason.text);
  const ownNumber =
    caseNumberClassOracle(caseNumber, plate, options) === 'ok' ? caseNumber.text : null;

  if (isTooShort(text)) return 'tooShort';
  if (isOnlyStatutes(text)) return 'statute';
  if (isPlate(text, plate)) return 'plate';
  if (digitsAndSeparatorsOnly(text)) return 'number';
  if (looksLikeCaseNumber(text, options)) return 'caseNumber';
  if (ownNumber !== null && numberKey(text) === numberKey(ownNumber)) return 'caseNumber';

  const left = takeListedWords(text);
  if (!left.wordsTaken) return 'ok';
  if (left.texts.length === 0 || left.texts.some(isTooShort)) return 'vague';
  if (left.texts.some(isOnlyStatutes)) return 'statute';
  if (left.texts.some((each) => isPlateLeft(each, plate))) return 'plate';
  if (left.texts.some(isNumbers)) return 'caseNumber';
  if (left.texts.some((each) => looksLikeCaseNumber(each, options))) return 'caseNumber';
  if (ownNumber !== null) {
    const own = [ownNumber, ...takeListedWords(ownNumber).texts].map(numberKey);
    if (left.texts.map(numberKey).some((each) => own.includes(each))) return 'caseNumber';
  }
  return 'ok';
}

const DIGITS_AND_SEPARATORS = new RegExp(`^[\\p{Nd}${SEPARATOR}]+$`, 'u');

function digitsAndSeparatorsOnly(text: string): boolean {
  return DIGITS_AND_SEPARATORS.test(text) && hasDigit(text);
}

/** As it was searched, or with the punctuation at its ends (wildcards) gone there too. */
function isPlateLeft(text: string, plate: OracleCell): boolean {
  const texts = [plate.text, ...bareTexts(plate.text)];
  return texts.some((each) => isPlate(text, { ...plate, text: each }));
}

function bareTexts(text: string): string[] {
  const words = wordsOf(text);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ends = Array.from({ length: text.length - last.end + 1 }, (_, i) => last.end + i);
  return ends.map((end) => text.slice(first.start, end));
}

/** A number, or several, once punctuation is gone: "26-01628, 26-01629". */
function isNumbers(text: string): boolean {
  return hasDigit(text) && !/[\p{L}\p{M}]/u.test(text);
}

const TOKEN = new RegExp(`^[\\p{L}\\p{M}\\p{Nd}${SEPARATOR}]+$`, 'u');

/** By a configured pattern, or as a single token with four digits. */
function looksLikeCaseNumber(text: string, options: ClassOptions): boolean {
  if ((options.patterns ?? []).some((matches) => matches(text))) return true;
  const isToken = !/\s/.test(text) && TOKEN.test(text);
  return isToken && (text.match(/\p{Nd}/gu) ?? []).length >= 4;
}

const LISTED_PHRASES = new Set(
  [...VAGUE_REASONS, ...CASE_NUMBER_WORDS].map((phrase) => phraseOf(wordsOf(phrase))),
);
const MOST_WORDS_IN_A_PHRASE = 3;

function phraseOf(words: Word[]): string {
  return words.map((word) => word.text).join(' ');
}

/** A phrase of one to three words. A slip in "investigation" may be a space or a mark inside it. */
function isListed(text: string, words: Word[]): boolean {
  if (LISTED_PHRASES.has(phraseOf(words))) return true;
  const written = text.slice(words[0]?.start, words.at(-1)?.end).toLowerCase();
  const difference = Math.abs([...written].length - VAGUE_MODEL.length);
  return difference <= 2 && levenshtein(written, VAGUE_MODEL) <= 2;
}

interface Left {
  wordsTaken: boolean;
  /** What is left, with the punctuation at its ends and without; none where nothing is left. */
  texts: string[];
}

function takeListedWords(text: string): Left {
  const words = wordsOf(text);
  const fromStart = longestRun(words.length, (from, to) => isListed(text, words.slice(from, to)));
  const backwards = [...words].reverse();
  const fromEnd = longestRun(words.length, (from, to) =>
    isListed(text, backwards.slice(from, to).reverse()),
  );
  const wordsTaken = fromStart + fromEnd > 0;
  const first = words[fromStart];
  const last = words[words.length - fromEnd - 1];
  if (first === undefined || last === undefined || last.start < first.start) {
    return { wordsTaken, texts: [] };
  }
  const leftFrom = words[fromStart - 1]?.end ?? 0;
  const leftTo = words[words.length - fromEnd]?.start ?? text.length;
  const texts = [trim(text.slice(leftFrom, leftTo))];
  // "245(a)(2)" ends in punctuation that belongs to it, "26-01628)" in punctuation that does not.
  for (let end = last.end; end <= leftTo; end += 1) {
    texts.push(trim(text.slice(first.start, end)));
  }
  return { wordsTaken, texts: [...new Set(texts)] };
}

/** How many words the longest run from the first has that listed phrases cover one by one. */
function longestRun(length: number, isPhrase: (from: number, to: number) => boolean): number {
  const covered = new Set([0]);
  for (const from of covered) {
    for (let to = from + 1; to <= Math.min(length, from + MOST_WORDS_IN_A_PHRASE); to += 1) {
      if (isPhrase(from, to)) covered.add(to);
    }
  }
  return Math.max(...covered);
}
