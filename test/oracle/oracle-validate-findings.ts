import type { OracleSearch } from './oracle-log.ts';
import { maskPersonal, personalInformation } from './oracle-personal.ts';
import type { ClassedSearch } from './oracle-validate-classes.ts';
import { againstRegister, numberKey, type RegisterLine } from './oracle-validate-register.ts';
import { trim } from './oracle-white-space.ts';
import { dayText } from './oracle-zone.ts';

export const FINDING_KINDS = [
  'caseNumber.blank',
  'caseNumber.placeholder',
  'caseNumber.plate',
  'caseNumber.wordsOnly',
  'caseNumber.badFormat',
  'reason.blank',
  'reason.placeholder',
  'reason.tooShort',
  'reason.plate',
  'reason.number',
  'reason.caseNumber',
  'reason.vague',
  'bothBlank',
  'caseNumberReused',
  'caseYear',
  'personalInformation',
  'caseUnknown',
  'caseMismatch',
] as const;

export interface OracleFinding {
  kind: string;
  level: 'defect' | 'review';
  file: string;
  line: number;
  id: string;
  /** Null where the file has no user column. */
  user: string | null;
  field: 'caseNumber' | 'reason';
  cell: string;
}

const REUSED_FROM = 10;
const OLD_AFTER_YEARS = 10;

export function findingsOf(
  searches: ClassedSearch[],
  register: RegisterLine[] | undefined,
): OracleFinding[] {
  const searchesByNumber = new Map<string, number>();
  for (const each of searches.filter((one) => one.caseNumber === 'ok')) {
    const number = numberKey(each.search.cells.caseNumber ?? '');
    searchesByNumber.set(number, (searchesByNumber.get(number) ?? 0) + 1);
  }
  return searches.flatMap((each) => findingsOfSearch(each, searchesByNumber, register));
}

function findingsOfSearch(
  each: ClassedSearch,
  searchesByNumber: Map<string, number>,
  register: RegisterLine[] | undefined,
): OracleFinding[] {
  const { search } = each;
  const findings: OracleFinding[] = [];
  const add = (
    kind: string,
    level: OracleFinding['level'],
    field: OracleFinding['field'],
    cell = search.cells[field] ?? '',
  ): void => {
    const { file, line, identity } = search;
    const user = search.cells.user ?? null;
    findings.push({ kind, level, file, line, id: identity, user, field, cell });
  };

  if (each.caseNumberInadequate) add(`caseNumber.${each.caseNumber}`, 'defect', 'caseNumber');
  if (each.reasonInadequate) add(`reason.${each.reason}`, 'defect', 'reason');
  if (each.bothBlank) add('bothBlank', 'defect', 'caseNumber');

  if (each.caseNumber === 'ok') {
    const uses = searchesByNumber.get(numberKey(search.cells.caseNumber ?? '')) ?? 0;
    if (uses >= REUSED_FROM) add('caseNumberReused', 'review', 'caseNumber');
    const level = caseYearLevel(search);
    if (level !== null) add('caseYear', level, 'caseNumber');
  }

  const addPersonal = (field: OracleFinding['field']): void => {
    const text = search.cells[field] ?? '';
    for (const information of personalInformation(text)) {
      add('personalInformation', 'review', field, `${information}: ${maskPersonal(text)}`);
    }
  };
  if (search.states.caseNumber === 'value' && each.caseNumber !== 'ok') addPersonal('caseNumber');
  if (search.states.reason === 'value') addPersonal('reason');

  if (register !== undefined && each.caseNumber === 'ok') {
    const kind = againstRegister(search, register);
    if (kind !== null) add(kind, 'review', 'caseNumber');
  }
  return findings;
}

function caseYearLevel(search: OracleSearch): OracleFinding['level'] | null {
  if (search.day === null) return null;
  const searchYear = Number(dayText(search.day).slice(0, 4));
  const year = caseYearOf(trim(search.cells.caseNumber ?? ''), searchYear);
  if (year === null) return null;
  if (year > searchYear) return 'defect';
  return year < searchYear - OLD_AFTER_YEARS ? 'review' : null;
}

/** The year in a number: `YYYY-`, `YY-`, or `YYYY` before six or more digits, after letters. */
export function caseYearOf(number: string, searchYear: number): number | null {
  const four = /^\p{L}*((?:19|20)\d{2})(?:\p{Pd}|\d{6})/u.exec(number)?.[1];
  if (four !== undefined) return Number(four);
  const two = /^\p{L}*(\d{2})\p{Pd}/u.exec(number)?.[1];
  if (two === undefined) return null;
  // Two digits that would lie over ten years after the search are of the century before.
  const inThisCentury = Number(two) < 90 && 2000 + Number(two) - searchYear <= 10;
  return (inThisCentury ? 2000 : 1900) + Number(two);
}

/** All kinds always, in their order. */
export function countFindings(findings: OracleFinding[]): Record<string, number> {
  return Object.fromEntries(
    FINDING_KINDS.map((kind) => [kind, findings.filter((one) => one.kind === kind).length]),
  );
}
