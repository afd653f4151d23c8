import type { Field } from './oracle-fields.ts';
import { fold } from './oracle-refusal.ts';
import type { OracleSearch } from './oracle-searches.ts';
import type { Sheet } from './oracle-sheet.ts';
import { momentOf, type OracleTime, timeText } from './oracle-time.ts';

export interface OraclePopulation {
  rows: number;
  searches: number;
  duplicates: number;
  identicalRowsKept: number;
  malformed: number;
  shiftedRows: number;
  outsidePeriod: number;
  undated: number;
  filteredOut: number;
  headersRepeated: number;
  blankRows: number;
  preambleRows: number;
  footerRows: number;
  otherRows: number;
  first: string | null;
  last: string | null;
  users: number;
  agencies: number;
}

export interface SetAside {
  duplicates: number;
  outsidePeriod: number;
  undated: number;
  filteredOut: number;
}

export function populationOf(
  sheets: Sheet[],
  searches: OracleSearch[],
  setAside: SetAside,
  zone: string,
): OraclePopulation {
  const sum = (count: (sheet: Sheet) => number): number =>
    sheets.reduce((total, sheet) => total + count(sheet), 0);
  const times = searches.map((search) => search.searchedAt).filter((time) => time !== null);
  return {
    rows: sum((sheet) => sheet.dataRows),
    searches: searches.length,
    duplicates: setAside.duplicates,
    identicalRowsKept: searches.filter((search) => search.identicalRow).length,
    malformed: sum((sheet) => sheet.malformed),
    shiftedRows: sum((sheet) => sheet.shiftedRows),
    outsidePeriod: setAside.outsidePeriod,
    undated: setAside.undated,
    filteredOut: setAside.filteredOut,
    headersRepeated: sum((sheet) => sheet.headersRepeated),
    blankRows: sum((sheet) => sheet.blankRows),
    preambleRows: sum((sheet) => sheet.preambleRows),
    footerRows: sum((sheet) => sheet.footerRows),
    otherRows: sum((sheet) => sheet.otherRows),
    first: extreme(times, zone, 1),
    last: extreme(times, zone, -1),
    users: distinctValues(searches, 'user'),
    agencies: distinctValues(searches, 'agency'),
  };
}

function distinctValues(searches: OracleSearch[], field: Field): number {
  const values = searches
    .filter((search) => search.states[field] === 'value')
    .map((search) => fold(search.cells[field] ?? ''));
  return new Set(values).size;
}

/** The earliest (sign 1) or the latest (sign −1) time, as text. */
export function extreme(times: OracleTime[], zone: string, sign: 1 | -1): string | null {
  const instants = times.filter((time) => time.kind === 'instant');
  const others = times.filter((time) => time.kind !== 'instant');
  const instant = winner(instants, sign);
  const other = winner(others, sign);
  if (instant === null) return other === null ? null : timeText(other, zone);
  if (other === null) return timeText(instant, zone);
  const instantReading = momentOf(instant, zone, 'start').reading;
  const otherReading = momentOf(other, zone, 'start').reading;
  const otherWins = (otherReading - instantReading) * sign < 0;
  return timeText(otherWins ? other : instant, zone);
}

/** Of equal times a date alone, whatever the order of the rows. */
function winner(times: OracleTime[], sign: 1 | -1): OracleTime | null {
  let best: OracleTime | null = null;
  for (const time of times) {
    const before = best === null ? -1 : (time.ms - best.ms) * sign;
    if (before < 0 || (before === 0 && time.kind === 'date')) best = time;
  }
  return best;
}
