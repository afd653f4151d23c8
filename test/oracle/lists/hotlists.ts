import { dayMonthsBefore, type Period, readPeriod } from '../oracle-period.ts';
import { byCodePoint, OracleRefusal } from '../oracle-refusal.ts';
import { fold } from '../oracle-white-space.ts';
import { dayText } from '../oracle-zone.ts';
import { isValue } from '../side/side-dates.ts';
import { dayOf, readSideTable, type SideDescription, type SideRow } from '../side/side-table.ts';

export const INVENTORY: SideDescription = {
  columns: [
    { field: 'name', names: ['file name', 'hot list', 'list name'] },
    { field: 'loadedAt', names: ['date of load', 'load date', 'loaded'], isDate: true },
    { field: 'source' },
    { field: 'records', names: ['record count'] },
    { field: 'status' },
    { field: 'loadTime', names: ['time of load'] },
  ],
  isHeader: (fields) => fields.has('name') && fields.has('loadedAt'),
  isBad: ({ cells }) => isValue(cells.records ?? '') && recordsOf(cells.records ?? '') === null,
};

export interface HotlistsAsked {
  inventory: string;
  retention: string;
  asOf: number;
  allowBadRows?: boolean;
}

export const FINDINGS = [
  'inactivePastRetention',
  'activePastRetention',
  'noDate',
  'empty',
] as const;
export type HotlistFinding = (typeof FINDINGS)[number];

export interface OracleHotlists {
  asOf: string;
  retention: string;
  lists: number;
  /** Null where no row of the inventory says. */
  records: number | null;
  findings: Record<HotlistFinding, number>;
  list: {
    finding: HotlistFinding;
    name: string;
    source: string | null;
    loadedAt: string | null;
    records: number | null;
    line: number;
    years: number | null;
    yearsOver: number | null;
  }[];
  oldestBySource: { source: string | null; name: string; loadedAt: string }[];
}

export function hotlistsOracle(asked: HotlistsAsked): OracleHotlists {
  const { asOf } = asked;
  const retention = readPeriod(asked.retention);
  const { rows: all } = readSideTable(asked.inventory, INVENTORY, {
    allowBadRows: asked.allowBadRows ?? false,
  });
  // What is loaded after as-of has not happened.
  const rows = all.filter((row) => (dayOf(row, 'loadedAt') ?? asOf) <= asOf);
  const list = rows.flatMap((row) => {
    const finding = findingOf(row, retention, asOf);
    if (finding === null) return [];
    const day = dayOf(row, 'loadedAt');
    const limit = limitOf(retention, asOf);
    return [
      {
        finding,
        name: row.cells.name ?? '',
        source: row.cells.source || null,
        loadedAt: day === null ? null : dayText(day),
        records: recordsOf(row.cells.records ?? ''),
        line: row.line,
        years: day === null ? null : yearsBetween(day, asOf),
        yearsOver: day === null || day > limit ? null : yearsBetween(day, limit),
      },
    ];
  });
  const count = (finding: HotlistFinding): number =>
    list.filter((each) => each.finding === finding).length;
  return {
    asOf: dayText(asOf),
    retention: retention.text,
    lists: rows.length,
    records: all.some(({ cells }) => (cells.records ?? '') !== '') ? recordsIn(rows) : null,
    findings: {
      inactivePastRetention: count('inactivePastRetention'),
      activePastRetention: count('activePastRetention'),
      noDate: count('noDate'),
      empty: count('empty'),
    },
    list,
    oldestBySource: oldestOf(rows),
  };
}

function recordsIn(rows: SideRow[]): number {
  return rows.reduce((sum, { cells }) => sum + (recordsOf(cells.records ?? '') ?? 0), 0);
}

/** A whole number, with commas between its thousands or not; null for anything else. */
function recordsOf(cell: string): number | null {
  return /^(\d+|\d{1,3}(,\d{3})+)$/.test(cell) ? Number(cell.replaceAll(',', '')) : null;
}

function findingOf(row: SideRow, retention: Period, asOf: number): HotlistFinding | null {
  if (recordsOf(row.cells.records ?? '') === 0) return 'empty';
  const day = dayOf(row, 'loadedAt');
  if (day === null) return 'noDate';
  if (day >= limitOf(retention, asOf)) return null;
  return fold(row.cells.status ?? '') === 'inactive'
    ? 'inactivePastRetention'
    : 'activePastRetention';
}

/** The first day of a load that is within the retention. */
function limitOf({ count, unit }: Period, asOf: number): number {
  if (unit === 'd') return asOf - count;
  if (unit === 'min' || unit === 'h') throw new OracleRefusal('no number of days');
  return dayMonthsBefore(asOf, unit === 'y' ? count * 12 : count);
}

/** The whole years from one day to another. */
function yearsBetween(from: number, to: number): number {
  let years = 0;
  while (from <= dayMonthsBefore(to, 12 * (years + 1))) years += 1;
  return years;
}

function oldestOf(rows: SideRow[]): OracleHotlists['oldestBySource'] {
  const sources = [...new Set(rows.map(({ cells }) => cells.source ?? ''))].sort(byCodePoint);
  return sources.flatMap((source) => {
    const dated = rows
      .filter(({ cells }) => (cells.source ?? '') === source)
      .flatMap((row) => {
        const day = dayOf(row, 'loadedAt');
        return day === null ? [] : [{ name: row.cells.name ?? '', day }];
      });
    const [oldest] = dated.sort((a, b) => a.day - b.day);
    if (oldest === undefined) return [];
    return [{ source: source || null, name: oldest.name, loadedAt: dayText(oldest.day) }];
  });
}
