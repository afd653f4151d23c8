import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { CannotBeDone } from '../errors.ts';
import { type Io, readSmallFile } from '../io.ts';
import { DAY_MS } from '../log/calendar.ts';
import { normalisedName } from '../log/columns.ts';
import { TimeReader } from '../log/time.ts';
import { CaseRegister } from '../quality/case-register.ts';

/** The register, the SHA-256 of its text, and which of its columns were found. */
export interface ReadRegister {
  readonly register: CaseRegister;
  readonly sha256: string;
  readonly columns: string[];
}

/** Header names of the register's columns. */
const NAMES = {
  number: ['number', 'case number', 'case', 'case no', 'incident number', 'report number'],
  date: ['date', 'case date', 'reported', 'report date', 'opened'],
  offense: ['offense', 'offence', 'offense type', 'crime', 'crime type'],
  officer: ['officer', 'user', 'user name', 'username', 'assigned to'],
} as const;

/**
 * Reads `--cases`: a CSV from the agency's records system with number and, where it has them, date,
 * offence and officer of each case.
 * @throws CannotBeDone when it is not there, is no CSV, or has no column of numbers
 */
export function readCases(io: Io, name: string): ReadRegister {
  const text = readSmallFile(io, name);
  if (text === undefined) throw new CannotBeDone(`${name} is not there: check what --cases names`);
  const rows = parsed(name, text);
  const header = (rows[0] ?? []).map(normalisedName);
  const column = (names: readonly string[]): number => columnOf(header, names);
  const number = column(NAMES.number);
  if (number < 0) {
    throw new CannotBeDone(`${name} has no column of case numbers: head it "number"`);
  }
  const [date, offense, officer] = [NAMES.date, NAMES.offense, NAMES.officer].map(column) as [
    number,
    number,
    number,
  ];
  const register = new CaseRegister();
  for (const row of rows.slice(1)) {
    const cell = (index: number): string => (index < 0 ? '' : (row[index] ?? ''));
    if (cell(number).trim() === '') continue;
    register.add(cell(number), {
      day: dayOf(cell(date)),
      offense: cell(offense),
      officer: cell(officer),
    });
  }
  const found = { number, date, offense, officer };
  return {
    register,
    sha256: createHash('sha256').update(text).digest('hex'),
    columns: Object.entries(found).flatMap(([field, index]) => (index < 0 ? [] : [field])),
  };
}

function columnOf(header: readonly string[], names: readonly string[]): number {
  return header.findIndex((cell) => names.map(normalisedName).includes(cell));
}

function parsed(name: string, text: string): string[][] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].find((each) => {
    const header = firstLine.split(each).map((cell) => normalisedName(cell));
    return header.length > 1 && columnOf(header, NAMES.number) >= 0;
  });
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true };
  try {
    return parse(text, { ...options, delimiter: delimiter ?? ',' });
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new CannotBeDone(`${name} cannot be read as CSV: ${what.slice(0, 120)}`);
  }
}

function dayOf(text: string): number | null {
  const bytes = Buffer.from(text);
  const { kind, ms } = new TimeReader().read(bytes, 0, bytes.length);
  return kind === 'unreadable' ? null : Math.floor(ms / DAY_MS);
}
