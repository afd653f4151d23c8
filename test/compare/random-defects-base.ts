import type { OracleFile, OracleOptions } from '../oracle/oracle-log.ts';

/* Logs in which nothing is wrong, of every layout: what a defect is put into. */

export type CleanKind =
  | 'id'
  | 'searchedAt'
  | 'user'
  | 'agency'
  | 'plate'
  | 'start'
  | 'end'
  | 'range'
  | 'packed'
  | 'caseNumber'
  | 'reason'
  | 'filled';

export interface CleanLog {
  layout: CleanLayout;
  header: string[];
  kinds: CleanKind[];
  rows: string[][];
  /** When each search was made: its reading, as milliseconds since 1970 in UTC. */
  times: number[];
  delimiter: string;
  options: OracleOptions;
}

const LAYOUTS = {
  'flock-audit':
    'ID=id,Name=user,Org Name=agency,Total Networks Searched=filled,Time Frame=range,' +
    'License Plate=plate,Reason=reason,Case #=caseNumber,Search Time=searchedAt,Search Type=filled',
  'flock-portal':
    'id=id,userId=user,searchDate=searchedAt,networkCount=filled,licensePlate=plate,' +
    'caseNumber=caseNumber,reason=reason',
  ncric:
    'Timestamp=searchedAt,Email=user,Search purpose=reason,Case number=caseNumber,' +
    'License plate=plate',
  vigilant:
    'Date/Time=searchedAt,User=user,Agency=agency,Query Parameters=packed,Reason=reason,' +
    'Case Number=caseNumber,Records Viewed=filled',
  palantir:
    'Search ID=id,Username=user,Search Time=searchedAt,Time Range Start=start,' +
    'Time Range End=end,License Plate=plate,Case Number=caseNumber,Reason=reason',
  generic:
    'Search ID=id,Search Time=searchedAt,User=user,Agency=agency,License Plate=plate,' +
    'Start Date=start,End Date=end,Case Number=caseNumber,Reason=reason',
} as const;

export type CleanLayout = keyof typeof LAYOUTS;

export const CLEAN_LAYOUTS = Object.keys(LAYOUTS) as CleanLayout[];

/** Chooses by a seed: whole numbers below a limit, one of a list, several rows of a log. */
export interface Picker {
  below: (limit: number) => number;
  oneOf: <T>(choices: readonly T[]) => T;
  /** Places of a list of a length, in order; at least one, at most a share of them. */
  places: (length: number, most: number) => number[];
}

/** The generator is Mulberry32: small, and the same everywhere. */
export function pickerOf(seed: number): Picker {
  let state = seed;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const oneOf = <T>(choices: readonly T[]): T => choices[below(choices.length)]!;
  const places = (length: number, most: number): number[] => {
    const count = 1 + below(Math.max(1, Math.min(length, most)));
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(below(length));
    return [...chosen].sort((a, b) => a - b);
  };
  return { below, oneOf, places };
}

const REASONS = ['burglary follow up', 'stolen vehicle recovery', '459 PC', 'investigation', ''];
const NUMBERS = ['pending', ''];
export const DAY = 86_400_000;

/** A log of 45 to 95 searches, no two at one time and no six on one day. */
export function cleanLog(layout: CleanLayout, pick: Picker): CleanLog {
  const columns = LAYOUTS[layout].split(',').map((column) => column.split('='));
  const kinds = columns.map(([, kind]) => kind as CleanKind);
  const count = 45 + pick.below(50);
  const first = Date.UTC(2024, pick.below(6), 1 + pick.below(28), pick.below(24));
  const times = Array.from({ length: count }, (_, i) => {
    return first + i * 2 * DAY + pick.below(24 * 60) * 60_000;
  });
  const rows = times.map((time, i) => {
    const days = 1 + pick.below(700);
    return kinds.map((kind) => cellOf(kind, layout, time, i, days, pick));
  });
  return {
    layout,
    header: columns.map(([header = '']) => header),
    kinds,
    rows,
    times,
    delimiter: pick.oneOf([',', ',', '\t', ';', '|']),
    options: { timeZone: 'America/Los_Angeles' },
  };
}

function cellOf(
  kind: CleanKind,
  layout: CleanLayout,
  time: number,
  i: number,
  days: number,
  pick: Picker,
): string {
  const write = writerOf(layout);
  switch (kind) {
    case 'id':
      return `q${String(i).padStart(5, '0')}z`;
    case 'searchedAt':
      return write(time);
    case 'user':
      return layout === 'ncric' ? `user${i % 7}@x.gov` : `user${i % 7}`;
    case 'agency':
      return `Example ${i % 3} PD`;
    case 'plate':
      return `9EXA${String(i).padStart(3, '0')}`;
    case 'start':
      return write(time - days * DAY);
    case 'end':
      return write(time - DAY);
    case 'range':
      return `${write(time - days * DAY)}\n${write(time)}`;
    case 'packed':
      return `Plate: 9EXA${i}; From: ${dateOf(time - days * DAY)}; To: ${dateOf(time)}`;
    case 'caseNumber':
      return pick.below(5) === 0 ? pick.oneOf(NUMBERS) : `24-${String(10_000 + i)}`;
    case 'reason':
      return pick.oneOf(REASONS);
    case 'filled':
      return String(1 + (i % 40));
  }
}

/** The clock's parts of a reading, as texts. */
export function partsOf(time: number) {
  const [date = '', clock = ''] = new Date(time).toISOString().split(/[TZ]/);
  const [y = '', m = '', d = ''] = date.split('-');
  const [h = '', min = '', seconds = ''] = clock.split(':');
  const s = seconds.slice(0, 2);
  const h12 = String(Number(h) % 12 || 12);
  return { y, m, d, h, min, s, h12, half: Number(h) < 12 ? 'AM' : 'PM' };
}

function dateOf(time: number): string {
  const { y, m, d } = partsOf(time);
  return `${m}/${d}/${y}`;
}

/** How a layout writes its times. */
export function writerOf(layout: CleanLayout): (time: number) => string {
  return (time) => {
    const { y, m, d, h, min, s, h12, half } = partsOf(time);
    if (layout === 'flock-audit') {
      return `${m}/${d}/${y}, ${h12.padStart(2, '0')}:${min}:${s} ${half} UTC`;
    }
    if (layout === 'flock-portal') return `${y}-${m}-${d}T${h}:${min}:${s}.000Z`;
    if (layout === 'vigilant') return `${Number(m)}/${Number(d)}/${y} ${h12}:${min}:${s} ${half}`;
    return layout === 'palantir'
      ? `${y}-${m}-${d}T${h}:${min}:${s}`
      : `${y}-${m}-${d} ${h}:${min}:${s}`;
  };
}

/** Which column holds a kind; −1 where none does. */
export function columnOf(log: CleanLog, kind: CleanKind): number {
  return log.kinds.indexOf(kind);
}

/** The log with the cells of a column changed in some rows. */
export function withCells(
  log: CleanLog,
  column: number,
  places: readonly number[],
  cell: (before: string, row: number) => string,
): CleanLog {
  const rows = log.rows.map((cells, row) =>
    places.includes(row) ? cells.with(column, cell(cells[column] ?? '', row)) : cells,
  );
  return { ...log, rows };
}

export function allPlaces(log: CleanLog): number[] {
  return log.rows.map((_, row) => row);
}

export function withoutRows(log: CleanLog, places: readonly number[]): CleanLog {
  return { ...log, rows: log.rows.filter((_, row) => !places.includes(row)) };
}

export function lineOf(cells: readonly string[], delimiter: string): string {
  const written = cells.map((cell) => {
    const mustQuote = /^"|[\n\r]/.test(cell) || cell.includes(delimiter);
    return mustQuote ? `"${cell.replaceAll('"', '""')}"` : cell;
  });
  return written.join(delimiter);
}

/** The header's line, and one of every row. */
export function linesOf({ header, rows, delimiter }: CleanLog): string[] {
  return [header, ...rows].map((cells) => lineOf(cells, delimiter));
}

export function fileOf(lines: readonly string[], name = 'log.csv'): OracleFile {
  return { name, bytes: Buffer.from(`${lines.join('\n')}\n`) };
}

export function cleanFile(log: CleanLog, name?: string): OracleFile {
  return fileOf(linesOf(log), name);
}
