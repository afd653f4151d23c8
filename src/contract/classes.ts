import type { Vocabulary } from './vocabulary.ts';

/**
 * The classes of case numbers and reasons as plain data: schemas, tables and `--explain` are made of
 * it. The words accuse nobody.
 */

/** What there is to say of a class. */
export interface ClassFacts {
  /** The class in a table. */
  readonly label: string;
  /** When a cell has it. */
  readonly meaning: string;
  readonly examples: readonly [string, string];
  /** The word lists of the config behind it. */
  readonly lists?: readonly (keyof Vocabulary)[];
  /** What the schema says of its count. */
  readonly note?: string;
  /** Whether a field of the class can be judged: nobody withheld or damaged it, and the log has it. */
  readonly judgeable: boolean;
  /** Whether it does what the form asks for. */
  readonly adequate: boolean;
}

/** What there is to say of a class of reasons. */
export interface ReasonClassFacts extends ClassFacts {
  /** Adequate where the log has no column for case numbers: officers had nowhere else to write them. */
  readonly adequateWithoutColumn?: true;
}

/** A class that can be judged and is inadequate. */
type Inadequate = { readonly judgeable: true; readonly adequate: false };

/** The names of the inadequate classes of a table. */
type InadequateOf<Classes> = {
  [Name in keyof Classes]: Classes[Name] extends Inadequate ? Name : never;
}[keyof Classes];

/** Classes that are the states of cells. */
const STATES = {
  absent: {
    label: 'No such column in the log',
    meaning: 'The log has no column for it.',
    examples: ['–', '–'],
    judgeable: false,
    adequate: false,
  },
  blank: {
    label: 'Blank',
    meaning: 'The cell is empty, or holds white space or what the layout writes for nothing.',
    examples: ['(empty)', '(spaces)'],
    judgeable: true,
    adequate: false,
  },
  withheld: {
    label: 'Withheld on release',
    meaning: 'The agency that released the log masked the cell. It says nothing about the officer.',
    examples: ['***', 'REDACTED'],
    judgeable: false,
    adequate: false,
  },
  damaged: {
    label: 'Damaged by a spreadsheet',
    meaning:
      'A spreadsheet left an error value or a formula without its result, or wrote a case number in scientific form. It says nothing about the officer.',
    examples: ['#REF!', '#N/A'],
    judgeable: false,
    adequate: false,
  },
} as const;

/** The classes of a case number, in the order in which the first that holds is taken. */
export const CASE_NUMBER_CLASSES = {
  ...STATES,
  placeholder: {
    label: 'Placeholder',
    meaning:
      'A word or mark for nothing, zeros only, zeros after the last separator, or one digit.',
    examples: ['n/a', '26-0000'],
    lists: ['placeholders'],
    judgeable: true,
    adequate: false,
  },
  plate: {
    label: 'The plate searched',
    meaning: 'The same as the plate searched, case, spaces and hyphens aside.',
    examples: ['7ABC123', '7abc 123'],
    judgeable: true,
    adequate: false,
  },
  wordsOnly: {
    label: 'Words, no digit',
    meaning: 'No digit at all.',
    examples: ['investigation', 'white ford pickup'],
    judgeable: true,
    adequate: false,
  },
  badFormat: {
    label: 'Not in the form of a case number',
    meaning:
      'No pattern of the config matches; where it lists none: statutes with their code only, or three or more words.',
    examples: ['459 PC', 'white ford seen 0630'],
    judgeable: true,
    adequate: false,
  },
  ok: {
    label: 'Not obviously wrong',
    meaning: 'None of the others. It was not compared with a records system.',
    examples: ['26-01628', 'DR 19 12345'],
    note: 'not obviously wrong; nothing was compared with a records system',
    judgeable: true,
    adequate: true,
  },
} as const satisfies Readonly<Record<string, ClassFacts>>;

/** The classes of a reason, in the order in which the first that holds is taken. */
export const REASON_CLASSES = {
  ...STATES,
  placeholder: {
    label: 'Placeholder',
    meaning: 'A word or mark for nothing.',
    examples: ['none', 'xxx'],
    lists: ['placeholders'],
    judgeable: true,
    adequate: false,
  },
  tooShort: {
    label: 'Too short to say anything',
    meaning:
      'One or two characters, one character repeated, or four or more neighboring keys of one keyboard row only.',
    examples: ['ab', 'asdf'],
    lists: ['keyboardRows'],
    judgeable: true,
    adequate: false,
  },
  statute: {
    label: 'Statute',
    meaning: 'Statutes with their code, or well-known sections. This is a legitimate reason.',
    examples: ['211PC', '10851'],
    lists: ['statuteCodes', 'statuteSections'],
    judgeable: true,
    adequate: true,
  },
  plate: {
    label: 'The plate searched',
    meaning: 'The same as the plate searched, with or without vague words around it.',
    examples: ['7ABC123', 'plate check 7ABC123'],
    judgeable: true,
    adequate: false,
  },
  number: {
    label: 'A number',
    meaning: 'Digits and separators only. Adequate where the log has no column for case numbers.',
    examples: ['26-01698', '2602250064'],
    judgeable: true,
    adequate: false,
    adequateWithoutColumn: true,
  },
  caseNumber: {
    label: 'A case number',
    meaning:
      "The search's own case number, or what is written like one: a pattern of the config, or one token with four or more digits, with or without words such as case around it. Adequate where the log has no column for case numbers.",
    examples: ['case 26-01628', 'DR 19 12345'],
    judgeable: true,
    adequate: false,
    adequateWithoutColumn: true,
  },
  vague: {
    label: 'Vague',
    meaning: 'Nothing is left, or too little, when vague words are taken away at either end.',
    examples: ['investigation', 'area check 5'],
    lists: ['vagueReasons', 'caseNumberWords', 'vagueWithinDistance2Of'],
    judgeable: true,
    adequate: false,
  },
  ok: {
    label: 'Not obviously wrong',
    meaning: 'None of the others. Whether it is true, or enough, the log cannot show.',
    examples: ['stolen vehicle, 3rd and Main', 'robbery suspect fled north'],
    note: 'not obviously wrong',
    judgeable: true,
    adequate: true,
  },
} as const satisfies Readonly<Record<string, ReasonClassFacts>>;

export type CaseNumberClass = keyof typeof CASE_NUMBER_CLASSES;
export type ReasonClass = keyof typeof REASON_CLASSES;

/** The classes that are findings. */
export type InadequateCaseNumber = InadequateOf<typeof CASE_NUMBER_CLASSES>;
export type InadequateReason = InadequateOf<typeof REASON_CLASSES>;
