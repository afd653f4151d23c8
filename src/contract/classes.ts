import type { ValidateResult } from './validate.ts';

/** What each class means, in words that accuse nobody, with two examples. */
export interface ClassWords {
  /** The class in a table. */
  readonly label: string;
  /** When a cell has it. */
  readonly meaning: string;
  readonly examples: readonly [string, string];
  /** The word lists of the config behind it, where there are any. */
  readonly list?: string;
}

export type CaseNumberClassName = keyof ValidateResult['caseNumber']['classes'];
export type ReasonClassName = keyof ValidateResult['reason']['classes'];

const STATES = {
  absent: {
    label: 'No such column in the log',
    meaning: 'The log has no column for it.',
    examples: ['–', '–'],
  },
  blank: {
    label: 'Blank',
    meaning: 'The cell is empty, or holds white space or what the layout writes for nothing.',
    examples: ['(empty)', '(spaces)'],
  },
  withheld: {
    label: 'Withheld on release',
    meaning: 'The agency that released the log masked the cell. It says nothing about the officer.',
    examples: ['***', 'REDACTED'],
  },
} as const;

/** The classes of a case number, in the order in which the first that holds is taken. */
export const CASE_NUMBER_WORDS = {
  ...STATES,
  placeholder: {
    label: 'Placeholder',
    meaning:
      'A word or mark for nothing, zeros only, zeros after the last separator, or one digit.',
    examples: ['n/a', '26-0000'],
    list: 'placeholders',
  },
  plate: {
    label: 'The plate searched',
    meaning: 'The same as the plate searched, case, spaces and hyphens aside.',
    examples: ['7ABC123', '7abc 123'],
  },
  wordsOnly: {
    label: 'Words, no digit',
    meaning: 'No digit at all.',
    examples: ['investigation', 'white ford pickup'],
  },
  badFormat: {
    label: 'Not in the form of a case number',
    meaning:
      'No pattern of the config matches; where it lists none: statutes with their code only, or three or more words.',
    examples: ['459 PC', 'white ford seen 0630'],
  },
  ok: {
    label: 'Not obviously wrong',
    meaning: 'None of the others. It was not compared with a records system.',
    examples: ['26-01628', 'DR 19 12345'],
  },
} as const satisfies Record<CaseNumberClassName, ClassWords>;

/** The classes of a reason, in the order in which the first that holds is taken. */
export const REASON_WORDS = {
  ...STATES,
  placeholder: {
    label: 'Placeholder',
    meaning: 'A word or mark for nothing.',
    examples: ['none', 'xxx'],
    list: 'placeholders',
  },
  tooShort: {
    label: 'Too short to say anything',
    meaning:
      'One or two characters, one character repeated, or four or more neighbouring keys of one keyboard row only.',
    examples: ['ab', 'asdf'],
    list: 'keyboardRows',
  },
  statute: {
    label: 'Statute',
    meaning: 'Statutes with their code, or well-known sections. This is a legitimate reason.',
    examples: ['211PC', '10851'],
    list: 'statuteCodes, statuteSections',
  },
  plate: {
    label: 'The plate searched',
    meaning: 'The same as the plate searched, with or without vague words around it.',
    examples: ['7ABC123', 'plate check 7ABC123'],
  },
  number: {
    label: 'A number',
    meaning: 'Digits and separators only. Adequate where the log has no column for case numbers.',
    examples: ['26-01698', '2602250064'],
  },
  caseNumber: {
    label: 'A case number',
    meaning:
      "The search's own case number, or what is written like one: a pattern of the config, or one token with four or more digits, with or without words such as case around it. Adequate where the log has no column for case numbers.",
    examples: ['case 26-01628', 'DR 19 12345'],
  },
  vague: {
    label: 'Vague',
    meaning: 'Nothing is left, or too little, when vague words are taken away at either end.',
    examples: ['investigation', 'area check 5'],
    list: 'vagueReasons, caseNumberWords, vagueWithinDistance2Of',
  },
  ok: {
    label: 'Not obviously wrong',
    meaning: 'None of the others. Whether it is true, or enough, the log cannot show.',
    examples: ['stolen vehicle, 3rd and Main', 'robbery suspect fled north'],
  },
} as const satisfies Record<ReasonClassName, ClassWords>;

/** What each kind of finding says. */
export const FINDING_WORDS = {
  'caseNumber.blank': 'Case number: blank',
  'caseNumber.placeholder': 'Case number: placeholder',
  'caseNumber.plate': 'Case number: the plate searched',
  'caseNumber.wordsOnly': 'Case number: words, no digit',
  'caseNumber.badFormat': 'Case number: not in the form of one',
  'reason.blank': 'Reason: blank',
  'reason.placeholder': 'Reason: placeholder',
  'reason.tooShort': 'Reason: too short to say anything',
  'reason.plate': 'Reason: the plate searched',
  'reason.number': 'Reason: a number',
  'reason.caseNumber': 'Reason: a case number',
  'reason.vague': 'Reason: vague',
  bothBlank: 'Case number and reason both blank',
  caseNumberReused: 'One case number on 10 or more searches (a long case can do that)',
  caseYear: "Case year after the search's, or over 10 years before it",
  personalInformation: 'Possible personal information',
  caseUnknown: 'Case number not in the register',
  caseMismatch: 'Register and search differ (date, offence or officer)',
} as const satisfies Record<keyof ValidateResult['findings'], string>;

/** Kinds to look at; all others are entries that do not do what the form asks for. */
export const REVIEW_KINDS: readonly (keyof ValidateResult['findings'])[] = [
  'caseNumberReused',
  'caseYear',
  'personalInformation',
  'caseUnknown',
  'caseMismatch',
];
