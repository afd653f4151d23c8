import fc from 'fast-check';
import type { OracleFile, OracleOptions } from '../oracle/oracle-log.ts';
import { caseText } from './case-text.ts';
import {
  CLEAN_LAYOUTS,
  type CleanLayout,
  type CleanLog,
  cleanFile,
  cleanLog,
  type Picker,
  pickerOf,
} from './random-defects-base.ts';
import { CELL_DEFECTS } from './random-defects-cells.ts';
import { COLUMN_DEFECTS } from './random-defects-columns.ts';
import { ROW_DEFECTS } from './random-defects-rows.ts';
import { SEVERAL_DEFECTS } from './random-defects-several.ts';
import { TIME_DEFECTS } from './random-defects-times.ts';
import { WORKBOOK_DEFECTS } from './random-defects-workbooks.ts';

/** What is measured of a log, in parts that a defect may move. */
export type Share = 'caseNumber' | 'reason' | 'judged' | 'ages' | 'users';

/** What a defect makes of a log. */
export interface Put {
  files: OracleFile[];
  /** A log in which nothing is wrong, and whose shares are the same: by default the one before. */
  like?: OracleFile[];
  /** How the two are read. */
  options?: OracleOptions;
  likeOptions?: OracleOptions;
}

export interface Defect {
  name: string;
  /** The code that says it; null where it is read as if nothing were wrong; or it is refused. */
  code: string | null | 'refused';
  layouts?: readonly CleanLayout[];
  /** The shares that it may move; `all` where it takes or changes rows that nobody can tell. */
  moves?: readonly Share[] | 'all';
  put: (log: CleanLog, pick: Picker) => Put;
}

export const DEFECTS: readonly Defect[] = [
  ...ROW_DEFECTS,
  ...COLUMN_DEFECTS,
  ...CELL_DEFECTS,
  ...TIME_DEFECTS,
  ...SEVERAL_DEFECTS,
  ...WORKBOOK_DEFECTS,
];

/** A log with a defect, and one like it without. */
export interface DefectiveLogs {
  files: OracleFile[];
  options: OracleOptions;
  like: { files: OracleFile[]; options: OracleOptions };
}

export function logsWith({ layouts = CLEAN_LAYOUTS, put }: Defect): fc.Arbitrary<DefectiveLogs> {
  return fc.tuple(fc.constantFrom(...layouts), fc.nat()).map(([layout, seed]) => {
    const pick = pickerOf(seed);
    const log = cleanLog(layout, pick);
    const { files, like = [cleanFile(log)], options, likeOptions } = put(log, pick);
    const read = { ...log.options, ...options };
    const logs = {
      files,
      options: read,
      like: { files: like, options: { ...read, ...likeOptions } },
    };
    const text = (): string => `\n${caseText({ files, options: { log: read, ages: {} } })}\n`;
    return { ...logs, [fc.toStringMethod]: text };
  });
}
