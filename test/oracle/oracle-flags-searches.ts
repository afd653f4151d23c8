import { cellState } from './oracle-cells.ts';
import { lookedUp } from './oracle-fields.ts';
import type { OracleLog, OracleSearch } from './oracle-log.ts';
import { placeSearch, type RangedSearch } from './oracle-ranges.ts';
import type { Sheet, SheetRow } from './oracle-sheet.ts';
import { type Moment, momentOf } from './oracle-time.ts';
import { type ClassedSearch, classify } from './oracle-validate-classes.ts';
import { isConstant } from './oracle-warnings.ts';
import { fold, trim, withoutWhiteSpace } from './oracle-white-space.ts';

/** A search as the rules see it. */
export interface FlagSearch extends ClassedSearch {
  verdict: 'explained' | 'unexplained' | 'notJudged';
  /** Who searched: the pair of agency and user where the search has an agency. */
  user: string | null;
  agency: string | null;
  plate: string | null;
  hasWildcard: boolean;
  byProgram: boolean;
  /** Null where undated. */
  moment: Moment | null;
  /** How many networks were searched; null where the log counts cameras, or the cell is no number. */
  networks: number | null;
  range: RangedSearch | null;
}

export function flagSearches(
  log: OracleLog,
  patterns: ((text: string) => boolean)[],
): FlagSearch[] {
  const overwritten = new Map(log.sheets.map((sheet) => [sheet.file, overwrittenFields(sheet)]));
  const searches = log.searches.map((search) =>
    withheldIn(search, overwritten.get(search.file) ?? []),
  );
  const countsCameras = log.sheets.filter(countsOnlyCameras).map(({ file }) => file);
  return classify({ ...log, searches }, { patterns }).map((each) => {
    const { search } = each;
    return {
      ...each,
      verdict: verdictOf(each),
      user: userKey(foldedValue(search, 'user'), foldedValue(search, 'agency')),
      agency: foldedValue(search, 'agency'),
      plate: plateOf(search),
      hasWildcard: search.states.plate === 'value' && isWildcard(search.cells.plate ?? ''),
      byProgram: (foldedValue(search, 'searchType') ?? '').startsWith('api'),
      moment: search.searchedAt === null ? null : momentOf(search.searchedAt, log.zone, 'start'),
      networks: countsCameras.includes(search.file) ? null : wholeNumber(search.cells.networks),
      range: rangeOf(search, log),
    };
  });
}

type Overwritten = 'reason' | 'caseNumber';
const ROWS_TO_TELL = 50;
const USERS_TO_TELL = 5;

/** Fields in which all rows of many users have one value: who released the log wrote it. */
function overwrittenFields(sheet: Sheet): Overwritten[] {
  const users = new Set(sheet.rows.map((row) => userOfRow(row, sheet.layout)));
  users.delete(null);
  const byMany = users.size === 0 || users.size >= USERS_TO_TELL;
  if (sheet.rows.length < ROWS_TO_TELL || !byMany) return [];
  return (['reason', 'caseNumber'] as const).filter((field) => isConstant(sheet, field));
}

function userOfRow({ texts }: SheetRow, layout: string): string | null {
  const valueIn = (field: 'user' | 'agency'): string | null =>
    cellState(field, texts[field], layout) === 'value' ? fold(texts[field] ?? '') : null;
  return userKey(valueIn('user'), valueIn('agency'));
}

function withheldIn(search: OracleSearch, fields: Overwritten[]): OracleSearch {
  const states = { ...search.states };
  for (const field of fields) states[field] = 'withheld';
  return { ...search, states };
}

const EXPLAINING_NUMBERS = ['ok', 'badFormat'];
const EXPLAINING_REASONS = ['ok', 'statute', 'number', 'caseNumber'];

function verdictOf({ caseNumber, reason }: ClassedSearch): FlagSearch['verdict'] {
  if (EXPLAINING_NUMBERS.includes(caseNumber) || EXPLAINING_REASONS.includes(reason)) {
    return 'explained';
  }
  const classes = [caseNumber, reason];
  const isHidden = classes.some((each) => each === 'withheld' || each === 'damaged');
  const isAbsent = classes.every((each) => each === 'absent');
  return isHidden || isAbsent ? 'notJudged' : 'unexplained';
}

/** The folded text of a cell in state value. */
export function foldedValue(
  search: OracleSearch,
  field: 'user' | 'agency' | 'searchType' | 'reason',
): string | null {
  return search.states[field] === 'value' ? fold(search.cells[field] ?? '') : null;
}

function userKey(user: string | null, agency: string | null): string | null {
  return user === null ? null : JSON.stringify([agency, user]);
}

/** Agency and user, of which a search may lack either. */
export function whoOf({ user, agency }: FlagSearch): string {
  return user ?? JSON.stringify([agency, null]);
}

/** Without case, spaces and hyphens. */
export function barePlate(text: string): string {
  return fold(plateText(text));
}

/** As it is shown, but for its capitals. */
export function plateText(text: string): string {
  return withoutWhiteSpace(text).replace(/[\p{Pd}\u2212]/gu, '');
}

export function isWildcard(plate: string): boolean {
  return /[*?@#[\]]/.test(plate);
}

function plateOf({ states, cells }: OracleSearch): string | null {
  const text = cells.plate ?? '';
  return states.plate === 'value' && !isWildcard(text) ? barePlate(text) : null;
}

/** A camera count is no network count. */
function countsOnlyCameras({ columns, header }: Sheet): boolean {
  const column = columns.own.get('networks');
  return column !== undefined && lookedUp(header[column] ?? '').name === 'cameracount';
}

function wholeNumber(text: string | undefined): number | null {
  const digits = trim(text ?? '');
  return /^(\d+|\d{1,3}(,\d{3})+)$/.test(digits) ? Number(digits.replaceAll(',', '')) : null;
}

function rangeOf(search: OracleSearch, log: OracleLog): RangedSearch | null {
  const placed = placeSearch(search, log);
  return typeof placed === 'string' ? null : placed;
}
