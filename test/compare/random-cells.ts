import fc from 'fast-check';
import {
  rangeCell,
  rangeEnd,
  searchedAt,
  type TimeForm,
  timeIn,
  timeOfDay,
} from './random-times.ts';

/** What a column of a random log holds. */
export type CellKind =
  | 'anyId'
  | 'uuid'
  | 'number'
  | 'searchedAt'
  | 'date'
  | 'timeOfDay'
  | 'user'
  | 'agency'
  | 'email'
  | 'plate'
  | 'rangeStart'
  | 'rangeEnd'
  | 'range'
  | 'packed'
  | 'caseNumber'
  | 'reason'
  | 'offense'
  | 'viewed'
  | 'count'
  | 'text';

/** Cells of every state of section 3, and some that only look like one. */
const STATES = [
  '',
  ' ',
  '\t',
  '\u00a0',
  '\u3000 ',
  '\ufeff',
  'N/A',
  'na',
  '-',
  '——',
  '.',
  '0',
  'x',
  'XXX',
  'TBD',
  'Unknown',
  ' unknown ',
  'null',
  '**',
  '? !',
  '\u200b',
  '\u0085',
  'REDACTED',
  ' redacted ',
  '[Redacted]',
  'Redacted by counsel',
  'not redacted',
  '***',
  '* * *',
  '#*█',
  '███',
  '# #',
  '7923.600 GC',
  '6255GC',
  '6254(f) gc',
  '7922 GC',
  '7950 GC',
  '7923. GC',
];

/** Text that has hurt readers of CSV, terminals and spreadsheets. */
const HOSTILE = [
  'a, b; c|d\te',
  'say "hi"',
  '"',
  '""',
  'two\nlines',
  'two\r\nlines',
  'old\rmac',
  "=cmd|' /C calc'!A0",
  '@SUM(1)',
  '\u202etxt.exe',
  '\u001b[31mred',
  '🚗💨',
  'é',
  'E\u0301',
  '½',
  'Ⅷ',
  '\u0661',
  '\u0000',
  '\u001f',
  '\u2028',
  'Page 2 of 3',
  'reason',
];

const states = fc.constantFrom(...STATES);
const hostile = fc.constantFrom(...HOSTILE);

function mostly(values: string[], odd: fc.Arbitrary<string> = fc.oneof(states, hostile)) {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: odd },
  );
}

const USERS = ['a.smith', 'A.Smith ', 'b.jones', 'kim', 'Kim', 'ÉCOLE', 'école', 'straße', '587e'];
export const USER_NAMES = [...USERS, 'Kim', 'nobody', 'jones@x.gov', '***', '', 'unknown'];
export const AGENCY_NAMES = ['Fresno PD', 'fresno pd', ' Marin', 'x.gov', 'Q', '', 'redacted'];

const PACKED = [
  'Plate: 7ABC123; From: 01/05/2025; To: 01/06/2025',
  'Plate: 7ABC123; From: 01/05/2025 10:00; To: 01/05/2025 09:00',
  'plate:7ABC123',
  'From: 2025-01-05; to : 2025-01-07 12:00',
  'To: 01/13/2025',
  'Plate: ***; From: ***; To: ***',
  'Plate: A; Plate: B; From: ; From: 01/05/2025',
  'Plate: 7ABC; From: soon',
  'Plate: ; State: CA',
];

/** A cell of a kind. Few distinct values, so that searches and groups meet often. */
export function cellOf(kind: CellKind, form: TimeForm): fc.Arbitrary<string> {
  switch (kind) {
    case 'anyId':
      return mostly(['a1', 'a2', 'A1', ' a1', 'b-3', '7', ' 7 ', '07', '1234567890', '123456789']);
    case 'uuid':
      return mostly(['587e52c3-e5b1', '587e52c3-e5b2', 'c0', 'c1', 'c2', 'c3', 'c4'], states);
    case 'number':
      return mostly(['1', '2', '3', '4', '5', '123456789', '1234567890'], states);
    case 'searchedAt':
      return searchedAt(form);
    case 'date':
      return fc.oneof(
        { weight: 9, arbitrary: timeIn('date', 'search') },
        { weight: 1, arbitrary: fc.oneof(states, searchedAt(form)) },
      );
    case 'timeOfDay':
      return timeOfDay;
    case 'user':
      return mostly(USERS);
    case 'agency':
      return mostly(['Fresno PD', 'FRESNO PD', 'Marin', 'Q', 'MARİN', '(blank)', '(undated)']);
    case 'email':
      return mostly(['a@x.gov', 'A@X.GOV', 'b@y.gov ', 'c@', 'two@@x.gov', 'none', 'jones@x.gov']);
    case 'plate':
      return mostly(['7ABC123', 'Z*0028*', '8XYZ999', '5KMH']);
    case 'rangeStart':
      return rangeEnd(form, 'start');
    case 'rangeEnd':
      return rangeEnd(form, 'end');
    case 'range':
      return rangeCell(form);
    case 'packed':
      return mostly(PACKED);
    case 'caseNumber':
      return mostly(['25-01234', '26-0000', '25-01235', 'investigation']);
    case 'reason':
      return mostly(['investigation', 'Investigation', '211PC', 'warrant', 'stolen, vehicle']);
    case 'offense':
      return mostly(['Larceny', 'larceny', 'Homicide Offenses', 'Drugs/Narcotics, Fraud'], states);
    case 'viewed':
      return mostly(['0', '8', '50', '51', ' 50 ', '1,051', '10,51', '5.0', '-3', '']);
    case 'count':
      return fc.constantFrom('1', '94', '2510', '——', '');
    case 'text':
      return fc.oneof(fc.constantFrom('', '', 'suv', 'night'), states, hostile);
  }
}
