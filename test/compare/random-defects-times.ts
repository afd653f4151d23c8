import type { Defect } from './random-defects.ts';
import {
  allPlaces,
  type CleanKind,
  type CleanLog,
  cleanFile,
  columnOf,
  DAY,
  fileOf,
  lineOf,
  linesOf,
  type Picker,
  partsOf,
  withCells,
  writerOf,
} from './random-defects-base.ts';

/** Times as vendors, spreadsheets and clerks write them, and times that are none. */

const MONTHS =
  'January February March April May June July August September October November December';

type Form = (time: number) => string;

/** Each says the same as the layout's own form. */
const FORMS: Form[] = [
  (time) => {
    const { y, m, d, h, min, s } = partsOf(time);
    return Number(h) > 12
      ? `${m}/${d}/${y} ${h}:${min}:${s} PM`
      : `${m}/${d}/${y} ${h}:${min}:${s}`;
  },
  (time) => {
    const { y, m, d, h, h12, min, s, half } = partsOf(time);
    return `${m}/${d}/${y} ${half === 'AM' ? Number(h) : h12}:${min}:${s} ${half}`;
  },
  (time) => {
    const { y, m, d, h12, min, s, half } = partsOf(time);
    return `${m}-${d}-${y.slice(2)} ${h12}:${min}:${s} ${half}`;
  },
  (time) => {
    const { y, m, d, h, min, s } = partsOf(time);
    return `${d}-${monthOf(m).slice(0, 3).toUpperCase()}-${y} ${h}:${min}:${s}`;
  },
  (time) => {
    const { y, m, d, h12, min, s, half } = partsOf(time);
    return `${monthOf(m).slice(0, 3)} ${Number(d)}, ${y} ${h12}:${min}:${s} ${half}`;
  },
  (time) => {
    const { y, m, d, h12, min, s, half } = partsOf(time);
    return `${monthOf(m)} ${Number(d)}, ${y} ${h12}:${min}:${s} ${half === 'AM' ? 'a. m.' : 'p. m.'}`;
  },
  (time) => {
    const { y, m, d, h, min, s } = partsOf(time);
    return `${y}/${m}/${d} ${h}:${min}:${s}.000`;
  },
  (time) => {
    const { y, m, d, h, min, s } = partsOf(time);
    return `${y}${m}${d}T${h}${min}${s}`;
  },
];

/** What clocks of the United States are called, and their offset as ISO 8601 has it. */
const LABELS = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  AKST: '-09:00',
  AKDT: '-08:00',
  HST: '-10:00',
};

function monthOf(m: string): string {
  return MONTHS.split(' ')[Number(m) - 1] ?? '';
}

function iso(time: number): string {
  const { y, m, d, h, min, s } = partsOf(time);
  return `${y}-${m}-${d} ${h}:${min}:${s}`;
}

function withTimes(log: CleanLog, write: (time: number, row: number) => string): CleanLog {
  const column = columnOf(log, 'searchedAt');
  return withCells(log, column, allPlaces(log), (_, row) => write(log.times[row] ?? 0, row));
}

function otherForms(log: CleanLog, pick: Picker) {
  const forms = pick.oneOf([FORMS, [pick.oneOf(FORMS)]]);
  return { files: [cleanFile(withTimes(log, (time) => pick.oneOf(forms)(time)))] };
}

function labelled(log: CleanLog, pick: Picker) {
  const labels = log.times.map(() => pick.oneOf(Object.keys(LABELS) as (keyof typeof LABELS)[]));
  const labelOf = (row: number): keyof typeof LABELS => labels[row] ?? 'PST';
  return {
    files: [cleanFile(withTimes(log, (time, row) => `${iso(time)} ${labelOf(row)}`))],
    like: [cleanFile(withTimes(log, (time, row) => iso(time) + LABELS[labelOf(row)]))],
  };
}

function atMidnight(log: CleanLog, pick: Picker) {
  const midnights = { ...log, times: log.times.map((time) => time - (time % DAY)) };
  const clock = pick.oneOf(['24:00', '24:00:00']);
  const dayBefore: Form = (time) => `${iso(time - DAY).slice(0, 10)} ${clock}`;
  return {
    files: [cleanFile(withTimes(midnights, dayBefore))],
    like: [cleanFile(withTimes(midnights, iso))],
  };
}

/** The time's one column as several. */
function apart(log: CleanLog, names: readonly string[], write: (time: number) => string[]) {
  const column = columnOf(log, 'searchedAt');
  const titles = log.header.toSpliced(column, 1, ...names);
  const rows = log.rows.map((cells, i) => cells.toSpliced(column, 1, ...write(log.times[i] ?? 0)));
  return { files: [fileOf([titles, ...rows].map((cells) => lineOf(cells, log.delimiter)))] };
}

function halfApart(log: CleanLog, pick: Picker) {
  const name = pick.oneOf(['AM/PM', 'AMPM', 'AM PM', 'Time AM/PM', 'A/P', 'Half', '']);
  const length = name === 'Half' ? 2 : pick.oneOf([1, 2]);
  return apart(log, ['Search Date', 'Search Time', name], (time) => {
    const { y, m, d, h12, min, s, half } = partsOf(time);
    return [`${y}-${m}-${d}`, `${h12}:${min}:${s}`, half.slice(0, length)];
  });
}

/** AM and PM behind the start of the range, its end, or both. */
function halvesOfRange(log: CleanLog, pick: Picker) {
  const name = pick.oneOf(['AM/PM', 'AMPM', 'AM PM']);
  const kinds = pick.oneOf([['end', 'start'], ['end'], ['start']] as const);
  const changed = kinds.reduce(({ header, rows }: Pick<CleanLog, 'header' | 'rows'>, kind) => {
    const column = columnOf(log, kind);
    return {
      header: header.toSpliced(column + 1, 0, name),
      rows: rows.map((cells) => cells.toSpliced(column, 1, ...halvesOf(cells[column] ?? ''))),
    };
  }, log);
  const lines = [changed.header, ...changed.rows].map((cells) => lineOf(cells, log.delimiter));
  return { files: [fileOf(lines)] };
}

function halvesOf(time: string): string[] {
  const { y, m, d, h12, min, s, half } = partsOf(Date.parse(`${time.replace(' ', 'T')}Z`));
  return [`${y}-${m}-${d} ${h12}:${min}:${s}`, half];
}

function asAccessDoes(log: CleanLog, pick: Picker) {
  const day = pick.oneOf(['12/30/1899', '1899-12-30']);
  const midnight = pick.oneOf(['', ' 0:00', ' 00:00:00', ' 12:00:00 AM']);
  return apart(log, ['Search Date', 'Search Time'], (time) => {
    const { y, m, d, h12, min, s, half } = partsOf(time);
    return [`${m}/${d}/${y}${midnight}`, `${day} ${h12}:${min}:${s} ${half}`];
  });
}

function noTimes(log: CleanLog, pick: Picker) {
  // Rows with few cells are no rows at all without their time.
  const wide = log.rows.flatMap((cells, row) =>
    cells.filter((cell) => cell !== '').length > 4 ? [row] : [],
  );
  const places = pick.places(wide.length, 8).map((at) => wide[at] ?? 0);
  const words = ['allow', 'block', '', '-', 'yesterday', '2024-02-30 10:00', '13:00'];
  const column = columnOf(log, 'searchedAt');
  return { files: [cleanFile(withCells(log, column, places, () => pick.oneOf(words)))] };
}

function oneRange(log: CleanLog, pick: Picker) {
  const first = Math.min(...log.times) - 40 * DAY;
  const write = writerOf(log.layout);
  const texts: [CleanKind, string][] = [
    ['start', write(first)],
    ['end', write(first + 30 * DAY)],
    ['range', `${write(first)}\n${write(first + 30 * DAY)}`],
  ];
  const longer = { ...log, rows: [...log.rows, ...log.rows], times: [...log.times, ...log.times] };
  // The rows again, as other searches.
  const ids = withCells(longer, columnOf(log, 'id'), allPlaces(longer), (id, row) => `${id}${row}`);
  // A few rows may have none.
  const blank = pick.places(longer.rows.length, 3);
  const same = texts.reduce((before, [kind, text]) => {
    const column = columnOf(log, kind);
    const cell = (_: string, row: number): string => (blank.includes(row) ? '' : text);
    return column === -1 ? before : withCells(before, column, allPlaces(longer), cell);
  }, ids);
  return { files: [cleanFile(same)], like: [cleanFile(ids)] };
}

/** Zones that stand for one with daylight saving, and one that has the same clock all year. */
const FIXED = [
  ['EST', 'America/Panama'],
  ['MST', 'America/Phoenix'],
  ['Etc/GMT+5', 'America/Panama'],
  ['Etc/GMT+7', 'America/Phoenix'],
  ['etc/gmt+4', 'America/Puerto_Rico'],
] as const;

function pastZoneData(log: CleanLog, pick: Picker) {
  // The data that tests give the program is of 2026.
  const year = 2027 + pick.below(9);
  const [header = '', ...rows] = linesOf(log);
  return {
    files: [fileOf([header, ...rows.map((row) => row.replace(/2024(?=[-T/, ])/, `${year}`))])],
  };
}

export const TIME_DEFECTS: readonly Defect[] = [
  { name: 'other forms of a time', code: null, put: otherForms },
  { name: 'zone labels of the United States', code: null, put: labelled },
  { name: 'midnight as 24:00', code: null, put: atMidnight },
  { name: 'AM and PM in a column', code: null, layouts: ['generic', 'palantir'], put: halfApart },
  {
    name: 'AM and PM of the range in columns',
    code: null,
    layouts: ['generic', 'palantir'],
    put: halvesOfRange,
  },
  { name: 'times of day as Access has them', code: null, layouts: ['generic'], put: asAccessDoes },
  { name: 'times that are none', code: 'undated', moves: ['ages'], put: noTimes },
  {
    name: 'one range in every row',
    code: 'constant-range',
    layouts: ['flock-audit', 'palantir', 'generic'],
    moves: ['ages'],
    put: oneRange,
  },
  {
    name: 'a zone without daylight saving',
    code: 'fixed-zone',
    put: (log, pick) => {
      const [timeZone, twin] = pick.oneOf(FIXED);
      return { files: [cleanFile(log)], options: { timeZone }, likeOptions: { timeZone: twin } };
    },
  },
  {
    name: 'searches later than the zone data',
    code: 'zone-data',
    layouts: ['flock-portal'],
    moves: ['ages'],
    put: pastZoneData,
  },
];
