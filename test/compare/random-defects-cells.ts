import type { Defect } from './random-defects.ts';
import {
  allPlaces,
  type CleanKind,
  type CleanLog,
  cleanFile,
  columnOf,
  fileOf,
  linesOf,
  type Picker,
  withCells,
} from './random-defects-base.ts';

/** What stands in a cell where a value should. */

const MARKS = [
  '(REDACTED)',
  '<Redacted by counsel>',
  '**REDACTED**',
  '[[REDACTED-EX B6]]',
  'WITHHELD - GC 7923.600',
  '[EXEMPT]',
  '"Exempted"',
  'Gov Code 7923.600',
  'Gov. Code § 7923.600',
  'GC § 6254(f)',
  'Government Code section 6254(f)',
  '§ 7923.600',
  '(b)(7)(C)',
  '(b)(6), (b)(7)(C)',
  '■■■■',
  '█',
  '▇ ▇',
];
const NOTHING = [
  '(null)',
  '[NULL]',
  '<null>',
  '{Nil}',
  '\\N',
  'NaN',
  '&nbsp;',
  'undefined',
  'N.A.',
  'Not Applicable',
  '(blank)',
  'blank',
  '-- Select --',
  '[n/a]',
  '( tbd )',
];
const ERRORS = ['#N/A', '#REF!', '#NAME?', '#VALUE!', '#DIV/0!', ' #num! ', 'Err:508'];
const NUMBERS_CUT = ['1.23457E+11', '1,2E+05', '4.892E+092', '2.6e+08', '7E+09'];
const REWRITTEN = [
  'Jun-08',
  '3-Mar',
  '12-Dec-2008',
  'May-2019',
  '1/25/2026',
  '11/3/24',
  '2026-06-08',
  '6/8/2008 0:00',
  '2026-01-25 00:00:00',
];
const NO_IDS = ['(null)', '[NULL]', '\\N', '#N/A', '#REF!', 'NaN', 'nil', 'undefined', '&nbsp;'];

const WITH_ID = ['flock-audit', 'flock-portal', 'palantir', 'generic'] as const;

/** Some cells of the case number, or of the reason, replaced; and the like log's by one word. */
function replaced(words: readonly string[], like: string) {
  return (log: CleanLog, pick: Picker) => {
    const column = columnOf(log, pick.oneOf(['caseNumber', 'reason']));
    const places = pick.places(log.rows.length, log.rows.length);
    return {
      files: [cleanFile(withCells(log, column, places, () => pick.oneOf(words)))],
      like: [cleanFile(withCells(log, column, places, () => like))],
    };
  };
}

function damaged(kind: CleanKind, words: readonly string[]) {
  return (log: CleanLog, pick: Picker) => {
    const places = pick.places(log.rows.length, log.rows.length);
    return {
      files: [cleanFile(withCells(log, columnOf(log, kind), places, () => pick.oneOf(words)))],
    };
  };
}

/** As a web page or a careful export writes a value that a spreadsheet must not touch. */
function guarded(log: CleanLog, pick: Picker) {
  const guard = (cell: string): string => {
    const guards = [cell, `="${cell.replaceAll('"', '""')}"`];
    return pick.oneOf(cell.trim() === '' ? guards : [...guards, `'${cell}`]);
  };
  const rows = log.rows.map((cells) => cells.map(guard));
  const header = pick.oneOf([log.header, log.header.map((name) => `="${name}"`)]);
  return { files: [fileOf(linesOf({ ...log, header, rows }))] };
}

function withWideSpaces(log: CleanLog, pick: Picker) {
  const spaces = ['', '\u00a0', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', ' \u00a0\u200b '];
  const rows = log.rows.map((cells) =>
    cells.map((cell) => pick.oneOf(spaces) + cell + pick.oneOf(spaces)),
  );
  return { files: [fileOf(linesOf({ ...log, rows }))] };
}

export const CELL_DEFECTS: readonly Defect[] = [
  { name: 'other marks of withholding', code: null, put: replaced(MARKS, '[REDACTED]') },
  { name: 'words for nothing', code: null, put: replaced(NOTHING, 'none') },
  {
    name: 'errors of a spreadsheet as case number',
    code: 'damaged-cells',
    moves: ['caseNumber', 'judged'],
    put: damaged('caseNumber', [...ERRORS, ...NUMBERS_CUT]),
  },
  {
    name: 'errors of a spreadsheet as reason',
    code: 'damaged-cells',
    moves: ['reason', 'judged'],
    put: damaged('reason', ERRORS),
  },
  {
    name: 'errors of a spreadsheet as start',
    code: 'damaged-cells',
    layouts: ['palantir', 'generic'],
    moves: ['ages'],
    put: damaged('start', ERRORS),
  },
  {
    name: 'ids cut to scientific form',
    code: 'damaged-cells',
    layouts: WITH_ID,
    put: (log) => {
      const ids = withCells(log, columnOf(log, 'id'), allPlaces(log), () => '1.23457E+11');
      return { files: [cleanFile(ids)] };
    },
  },
  {
    name: 'ids that are none',
    code: null,
    layouts: WITH_ID,
    put: (log, pick) => {
      const words = pick.oneOf([NO_IDS.filter((word) => !word.startsWith('#')), [ZERO]]);
      return damaged('id', words)(log, pick);
    },
  },
  {
    name: 'ids of officers',
    code: 'id-repeats',
    layouts: WITH_ID,
    put: (log, pick) => {
      const officers = 2 + pick.below(6);
      const ids = withCells(
        log,
        columnOf(log, 'id'),
        allPlaces(log),
        (_, i) => `P10${i % officers}`,
      );
      return { files: [cleanFile(ids)] };
    },
  },
  {
    name: 'case numbers that became dates',
    code: 'rewritten-numbers',
    put: replacedNumbers,
  },
  { name: 'guards around values', code: null, put: guarded },
  { name: 'no-break and zero-width space around values', code: null, put: withWideSpaces },
];

const ZERO = '00000000-0000-0000-0000-000000000000';

function replacedNumbers(log: CleanLog, pick: Picker) {
  const column = columnOf(log, 'caseNumber');
  const places = pick.places(log.rows.length, log.rows.length);
  return {
    files: [cleanFile(withCells(log, column, places, () => pick.oneOf(REWRITTEN)))],
    like: [cleanFile(withCells(log, column, places, (_, i) => `24-${20_000 + i}`))],
  };
}
