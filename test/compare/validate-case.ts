import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { writeAnew } from '../cli/folder.ts';
import { OracleRefusal } from '../oracle/oracle-log.ts';
import { personalInformation } from '../oracle/oracle-personal.ts';
import {
  type OracleFinding,
  type RegisterLine,
  validateAndFindings,
} from '../oracle/oracle-validate.ts';
import { runMain } from '../run-main.ts';
import { expectSame } from './expect-same.ts';
import { readFiltered } from './left-by-filters.ts';
import { logArgv } from './random-options.ts';
import type { ValidateCase } from './validate-logs.ts';

/** A finding as both sides can have it. */
interface Finding {
  kind: string;
  level: string;
  file: string;
  line: number;
  user: string;
  field: string | null;
  /** Null where the text is masked. */
  cell: string | null;
  information: string | null;
}

interface Account {
  validate: unknown;
  findings: unknown;
}

/** A finding as the program lists it. */
interface Listed extends Omit<Finding, 'user'> {
  cell: string;
  searchId: string;
  userName: string;
}

interface Shown {
  bothBlank: { of?: number };
  caseNumber: { shapes: { pattern?: string }[] };
}

const CONFIG = 'case.config.json';
const REGISTER = 'register.csv';

export function oracleValidateAccount({ files, log, validate }: ValidateCase): Account | 'refused' {
  const { by, minGroup, patterns, register } = validate;
  const options = {
    ...(by && { by }),
    ...(minGroup !== undefined && { minGroup }),
    ...(by && minGroup !== undefined && { mostGroups: mostGroupsOf(minGroup) }),
    ...(register && { register }),
    ...(patterns && { patterns: patterns.map(wholeMatch) }),
  };
  try {
    const { validate, findings } = validateAndFindings(readFiltered(files, log), options);
    return { validate, findings: findings.map(asFinding) };
  } catch (error) {
    if (error instanceof OracleRefusal) return 'refused';
    throw error;
  }
}

export function wholeMatch(pattern: string): (text: string) => boolean {
  const whole = new RegExp(`^(?:${pattern})$`);
  return (text) => whole.test(text);
}

function asFinding({ id: _, ...finding }: OracleFinding): Finding {
  const { kind, cell } = finding;
  const common = { ...finding, user: finding.user ?? '', information: null };
  if (kind === 'bothBlank') return { ...common, field: null, cell: '' };
  if (kind !== 'personalInformation') {
    return personalInformation(cell).length === 0 ? common : { ...common, cell: null };
  }
  return { ...common, cell: null, information: cell.slice(0, cell.indexOf(':')) };
}

/** The program's account; `folder` is where the files are put, that of the findings too. */
async function programValidateAccount(random: ValidateCase, folder: string) {
  const { argv, world } = typed(random, folder);
  const { findings } = random.validate;
  const into = findings === undefined ? [] : ['--findings', findings];
  const document = await runMain(['validate', '--json', ...into, ...argv], world);
  const listed = await runMain(['validate', '--format', 'ndjson', ...argv], world);
  if (document.code === 2 && listed.code === 2) return { account: 'refused' as const, rows: [] };
  expect([document.code, listed.code], listed.stderr).toEqual([0, 0]);
  const { validate } = JSON.parse(document.stdout) as { validate: Shown };
  delete validate.bothBlank.of;
  for (const shape of validate.caseNumber.shapes) delete shape.pattern;
  const rows = ndjson(listed.stdout);
  return { account: { validate, findings: rows.map(withoutMasked) }, rows };
}

function ndjson(text: string): Listed[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Listed);
}

function withoutMasked({ searchId: _, userName, ...finding }: Listed): Finding {
  return { ...finding, user: userName, cell: finding.cell.includes('▒') ? null : finding.cell };
}

/** How many groups have a line of their own: told by another number, so that cases stay as they are. */
function mostGroupsOf(minGroup: number): number {
  return 1 + (minGroup % 3);
}

/** The case as it is typed, its files written. */
function typed({ files, log, validate }: ValidateCase, folder: string) {
  let stdin: Uint8Array = new Uint8Array(0);
  for (const { name, bytes } of files) {
    if (name === '-') stdin = bytes;
    else writeAnew(join(folder, name), bytes);
  }
  const { by, minGroup, patterns, register } = validate;
  const argv = logArgv(log);
  if (by !== undefined) argv.push('--by', by);
  if (minGroup !== undefined) argv.push('--min-group', String(minGroup));
  if (by && minGroup !== undefined) argv.push('--most-groups', String(mostGroupsOf(minGroup)));
  if (patterns !== undefined) {
    writeAnew(join(folder, CONFIG), JSON.stringify({ caseNumberPatterns: patterns }));
    argv.push('--config', CONFIG);
  }
  if (register !== undefined) {
    writeAnew(join(folder, REGISTER), registerText(register));
    argv.push('--cases', REGISTER);
  }
  argv.push(...files.map(({ name }) => name));
  return { argv, world: { cwd: folder, stdin } };
}

function registerText(register: RegisterLine[]): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const rows = register.map(({ number, date, offense, officer }) =>
    [number, date, offense, officer].map(quoted).join(','),
  );
  return ['number,date,offense,officer', ...rows, ''].join('\n');
}

/** Fails where the two accounts differ, or a file of findings from those on standard output. */
export async function agreeOnValidate(random: ValidateCase, folder: string): Promise<void> {
  const { account, rows } = await programValidateAccount(random, folder);
  const text = (): string => validateCaseText(random);
  expectSame(account, oracleValidateAccount(random), text);
  const { findings } = random.validate;
  if (findings === undefined || account === 'refused') return;
  const written = readFileSync(join(folder, findings), 'utf8');
  rmSync(join(folder, findings));
  if (findings === 'x.ndjson') expectSame(ndjson(written), rows, text);
  else expectSame(csvRows(written), rows.map(asCells), text);
}

function csvRows(text: string): string[][] {
  const [header, ...rows] = parse(text, { bom: true }) as string[][];
  expect(header).toEqual(
    'kind,level,file,line,searchId,userName,field,cell,information'.split(','),
  );
  return rows;
}

function asCells(row: Listed): string[] {
  const { kind, level, file, line, searchId, userName, field, cell, information } = row;
  return [
    kind,
    level,
    file,
    String(line),
    searchId,
    userName,
    field ?? '',
    cell,
    information ?? '',
  ];
}

export function validateCaseText({ files, log, validate }: ValidateCase): string {
  const shown = files.map(({ name, bytes }) => `${name}: ${JSON.stringify(bytes.toString())}`);
  return [...shown, JSON.stringify({ log, validate })].join('\n');
}
