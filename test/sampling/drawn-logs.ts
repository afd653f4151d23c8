import fc from 'fast-check';
import type { SampleDesign, SampleResult } from '../../src/contract/sample.ts';
import { folderWith } from '../cli/folder.ts';
import { type Run, runMain } from '../run-main.ts';

/** Small logs to draw from, and `alpr-audit sample` over them. */

/** How the searches of a log are told apart. */
export type Kind = 'ids' | 'rowNumbers' | 'withoutIds';

export interface LogRow {
  readonly number: number;
  readonly user: string;
  readonly agency: string;
  readonly day: number;
  readonly reason: string;
}

const USERS = ['b.corick', 'k.marund', 'J.Ramirez', 'é.müller', '=x+"x"'];
const AGENCIES = ['North PD', 'South SO', 'Östra'];
const REASONS = ['burglary', 'stolen, red van', 'two\nlines', 'a "quoted" one', ''];

/** Searches that differ from each other in whatever way their log tells them apart. */
export const rows: fc.Arbitrary<LogRow[]> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 9999 }),
    user: fc.constantFrom(...USERS),
    agency: fc.constantFrom(...AGENCIES),
    day: fc.integer({ min: 1, max: 90 }),
    reason: fc.constantFrom(...REASONS),
  }),
  { selector: ({ number }) => number, minLength: 1, maxLength: 30 },
);

export const kinds = fc.constantFrom<Kind>('ids', 'rowNumbers', 'withoutIds');
export const seeds = fc.oneof(
  fc.stringMatching(/^\d{1,20}$/),
  fc.constantFrom('0', '007', 'ten dice 😊'),
);

/** The text of a log with these rows. */
export function logText(kind: Kind, all: readonly LogRow[]): string {
  const id = kind === 'withoutIds' ? 'Networks Searched' : 'Search ID';
  const lines = all.map(({ number, user, agency, day, reason }) => {
    const first = kind === 'ids' ? `s-${number}` : String(number);
    const cells = [first, timeOf(day), user, agency, `7ABC${number}`, reason];
    return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  });
  return [`${id},Search Time,User,Agency,License Plate,Reason`, ...lines, ''].join('\n');
}

/** A day of 2026 as the logs write it. */
export function timeOf(day: number): string {
  const date = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
  return `${date} 09:30:00`;
}

/** What a row of a log with ids is known by, and of one with bare numbers. */
export function identityOf(kind: 'ids' | 'rowNumbers', { number, day }: LogRow): string {
  return kind === 'ids' ? `s-${number}` : `${number}@${timeOf(day)}`;
}

/** Runs `sample` over logs by name, in a new folder. */
export async function sampleOf(
  logs: Readonly<Record<string, string | Uint8Array>>,
  ...argv: string[]
): Promise<SampleResult> {
  const cwd = folderWith(logs);
  return sampleIn(await runMain(['sample', ...Object.keys(logs), '--json', ...argv], { cwd }));
}

/** Runs `sample` over one log on standard input: quicker than a folder. */
export async function sampleOfText(stdin: string, ...argv: string[]): Promise<SampleResult> {
  return sampleIn(await runMain(['sample', '-', '--json', ...argv], { stdin }));
}

function sampleIn({ code, stdout, stderr }: Run): SampleResult {
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  return JSON.parse(stdout).sample;
}

/** A draw without the places of its searches, which depend on the order of rows and files. */
export function draw({ drawn, design }: SampleResult): {
  drawn: string[];
  strata: SampleDesign['strata'];
} {
  return {
    drawn: drawn.map(({ draw: number, role, stratum, ticket, id }) =>
      [number, role, stratum, ticket, id].join(' | '),
    ),
    strata: design.strata,
  };
}

export function idsOf({ drawn }: SampleResult, ...roles: string[]): string[] {
  const wanted = roles.length === 0 ? ['sample', 'extension'] : roles;
  return drawn.filter(({ role }) => wanted.includes(role)).map(({ id }) => id);
}
