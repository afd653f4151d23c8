/** Possible personal information in a text: what it is, and where the number itself stands. */
export interface PersonalSpan {
  information: Information;
  start: number;
  end: number;
}

export const INFORMATION = [
  'socialSecurityNumber',
  'dateOfBirth',
  'phone',
  'email',
  'driverLicence',
] as const;

export type Information = (typeof INFORMATION)[number];

const NOT_IN_WORD_BEFORE = '(?<![\\p{L}\\p{M}\\p{N}])';
const NOT_IN_WORD_AFTER = '(?![\\p{L}\\p{M}\\p{N}])';

function cue(...words: string[]): string {
  return `${NOT_IN_WORD_BEFORE}(?:${words.join('|')})${NOT_IN_WORD_AFTER}\\D{0,15}`;
}

const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const TWO_DIGIT_MONTH = '(?:0[1-9]|1[0-2])';
const TWO_DIGIT_DAY = '(?:0[1-9]|[12]\\d|3[01])';
const YEAR_OF_BIRTH = '(?:19\\d\\d|200\\d|2010)';

function dates(...forms: string[]): string {
  return `(?<!\\d)(?<it>${forms.join('|')})(?!\\d)`;
}

const PHONES = [
  '\\(\\d{3}\\) \\d{3}-\\d{4}',
  '\\d{3}-\\d{3}-\\d{4}',
  '\\d{3}\\.\\d{3}\\.\\d{4}',
  '\\d{3} \\d{3} \\d{4}',
];

const SOURCES: Record<Information, string[]> = {
  socialSecurityNumber: [
    '(?<!\\d)(?<!\\d-)(?<it>(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4})(?!\\d)(?!-\\d)',
    `${cue('ssn', 'social\\s+security')}(?<it>\\d(?:[ -]?\\d){8})(?!\\d)`,
    `${NOT_IN_WORD_BEFORE}ss#\\D{0,15}(?<it>\\d(?:[ -]?\\d){8})(?!\\d)`,
  ],
  dateOfBirth: [
    cue('dob', 'd\\.o\\.b', 'birth', 'born', 'birthday', 'birthdate', 'bday') +
      dates(
        `${MONTH}[/-]${DAY}[/-](?:\\d{4}|\\d{2})`,
        `\\d{4}-${TWO_DIGIT_MONTH}-${TWO_DIGIT_DAY}`,
        `${TWO_DIGIT_MONTH}${TWO_DIGIT_DAY}\\d{4}`,
      ),
    dates(
      `${MONTH}/${DAY}/${YEAR_OF_BIRTH}`,
      `${MONTH}-${DAY}-${YEAR_OF_BIRTH}`,
      `${YEAR_OF_BIRTH}-${TWO_DIGIT_MONTH}-${TWO_DIGIT_DAY}`,
    ),
  ],
  phone: [
    `(?<!\\d)(?<it>(?:1-|\\+1 |1 )?(?:${PHONES.join('|')}))(?!\\d)`,
    `${cue('phone', 'ph', 'cell', 'tel', 'telephone', 'mobile')}(?<it>\\d{10})(?!\\d)`,
  ],
  email: ['(?<it>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,})'],
  driverLicence: [
    cue('dl', 'cdl', 'oln', "driver(?:['’]?s)?\\s+licen[sc]e", 'lic') +
      `${NOT_IN_WORD_BEFORE}(?<it>\\p{L}?\\d{7,9})(?!\\d)`,
    `${NOT_IN_WORD_BEFORE}(?<it>\\p{L}\\d{3}-\\d{3}-\\d{2}-\\d{3}-\\d)(?!\\d)`,
  ],
};

const PATTERNS = INFORMATION.map((information) => {
  const compiled = (flags: string) => SOURCES[information].map((each) => new RegExp(each, flags));
  return { information, any: compiled('iu'), all: compiled('dgiu') };
});

export function personalSpans(text: string): PersonalSpan[] {
  return PATTERNS.flatMap(({ information, all }) =>
    all.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => {
        const [start, end] = match.indices?.groups?.it ?? [0, 0];
        return { information, start, end };
      }),
    ),
  );
}

/** The kinds of information that a text possibly holds, in their order, each once. */
export function personalInformation(text: string): Information[] {
  return PATTERNS.filter(({ any }) => any.some((pattern) => pattern.test(text))).map(
    ({ information }) => information,
  );
}

/** The text with every letter and digit of what is possibly personal made a `*`. */
export function maskPersonal(text: string): string {
  const spans = personalSpans(text);
  return [...text.matchAll(/./gsu)]
    .map((match) => {
      const isPersonal = spans.some((span) => match.index >= span.start && match.index < span.end);
      return isPersonal ? match[0].replace(/[\p{L}\p{N}]/u, '*') : match[0];
    })
    .join('');
}
