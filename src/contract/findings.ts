import type { InadequateCaseNumber, InadequateReason } from './classes.ts';

/** The kinds of findings as plain data, in the order in which they are listed. */

/** `defect`: the entry does not do what the form asks for. `review`: somebody should look at it. */
export type FindingLevel = 'defect' | 'review';

export type FindingField = 'caseNumber' | 'reason';

/** What a rule is called in a table, and when it holds. */
export interface RuleWords {
  readonly label: string;
  readonly meaning: string;
}

/** What there is to say of a kind of finding. */
export interface FindingFacts {
  /** `either`: each finding says which. */
  readonly level: FindingLevel | 'either';
  /** The field that the kind is about; null for both, or for the one that each finding names. */
  readonly field: FindingField | null;
  readonly label: string;
  /** When it is found, for `--explain`; null for an inadequate class, which has a meaning itself. */
  readonly meaning: string | null;
}

/** The levels in a table. */
export const LEVEL_WORDS = {
  defect: 'defect',
  review: 'look at',
  either: 'look at, or defect',
} as const satisfies Record<FindingFacts['level'], string>;

/** From how many searches on a case number is reused. */
export const REUSED_FROM = 10;

const REGISTER =
  'with --cases only. Mismatch: no line of that number in the register fits the search by date, offense and officer.';

/** Every kind of finding. */
export const FINDINGS = {
  'caseNumber.blank': ofClass('caseNumber', 'Case number: blank'),
  'caseNumber.placeholder': ofClass('caseNumber', 'Case number: placeholder'),
  'caseNumber.plate': ofClass('caseNumber', 'Case number: the plate searched'),
  'caseNumber.wordsOnly': ofClass('caseNumber', 'Case number: words, no digit'),
  'caseNumber.badFormat': ofClass('caseNumber', 'Case number: not in the form of one'),
  'reason.blank': ofClass('reason', 'Reason: blank'),
  'reason.placeholder': ofClass('reason', 'Reason: placeholder'),
  'reason.tooShort': ofClass('reason', 'Reason: too short to say anything'),
  'reason.plate': ofClass('reason', 'Reason: the plate searched'),
  'reason.number': ofClass('reason', 'Reason: a number'),
  'reason.caseNumber': ofClass('reason', 'Reason: a case number'),
  'reason.vague': ofClass('reason', 'Reason: vague'),
  bothBlank: {
    level: 'defect',
    field: null,
    label: 'Case number and reason both blank',
    meaning: 'case number and reason are both blank.',
  },
  caseNumberReused: {
    level: 'review',
    field: 'caseNumber',
    label: `One case number on ${REUSED_FROM} or more searches (a long case can do that)`,
    meaning: `one case number of class ok on ${REUSED_FROM} or more searches.`,
  },
  caseYear: {
    level: 'either',
    field: 'caseNumber',
    label: "Case year after the search's, or over 10 years before it",
    meaning:
      'a case number that begins with a year (YY-, YYYY-, or YYYY before six or more digits, after letters or not): after the year of the search it is a defect, over 10 years before it to be looked at.',
  },
  personalInformation: {
    level: 'review',
    field: null,
    label: 'Possible personal information',
    meaning:
      'what is written like a social security number, date of birth, phone number, e-mail address or driver license number, in a reason or in a case number that is not ok. Possible, never certain; and a text without a find may hold some.',
  },
  caseUnknown: {
    level: 'review',
    field: 'caseNumber',
    label: 'Case number not in the register',
    meaning: REGISTER,
  },
  caseMismatch: {
    level: 'review',
    field: 'caseNumber',
    label: 'Register and search differ (date, offense or officer)',
    meaning: REGISTER,
  },
} as const satisfies Readonly<Record<string, FindingFacts>> & Readonly<Record<ClassKind, OfClass>>;

/** The kinds that inadequate classes are. */
export type ClassKind = `caseNumber.${InadequateCaseNumber}` | `reason.${InadequateReason}`;

export type FindingKind = keyof typeof FINDINGS;

/** What kinds of personal information are possibly found, and how a table says so. */
export const PERSONAL_KINDS = {
  socialSecurityNumber: 'possibly a social security number',
  dateOfBirth: 'possibly a date of birth',
  phone: 'possibly a phone number',
  email: 'possibly an e-mail address',
  driverLicence: 'possibly a driver license number',
} as const;

export type PersonalKind = keyof typeof PERSONAL_KINDS;

type OfClass = FindingFacts & { readonly level: 'defect'; readonly meaning: null };

function ofClass(field: FindingField, label: string): OfClass {
  return { level: 'defect', field, label, meaning: null };
}
