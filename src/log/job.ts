import type { Encoding, Input, Population, Warning } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import { hasOneOf } from './header/columns.ts';
import type { HowRead } from './how-read.ts';
import type { LogOptions, Reject } from './log-options.ts';
import type { Source, SourceOpener } from './open/source.ts';
import type { LogPlan } from './plan.ts';
import type { LogReading } from './read-log.ts';

/** The logs of one reading, and what they are read under. */

/** What the reading tells of while it lasts. */
export interface Reporting {
  /** Called before each attempt at reading the logs: what an earlier one rejected does not count. */
  restart(): void;
  reject(reject: Reject): void;
  /** Called after every chunk; may throw to stop. `size` is undefined where it is not known. */
  progress(read: { bytes: number; size: number | undefined; rows: number }): void | Promise<void>;
}

/** All logs, read. */
export interface SearchLogs<Tally> {
  readonly how: HowRead;
  readonly inputs: Input[];
  readonly population: Population;
  readonly warnings: Warning[];
  readonly readings: readonly LogReading[];
  readonly tally: Tally;
  /** How each log had to be read: given back to another reading, it need not find out anew. */
  readonly decisions: readonly Decision[];
}

/** What was found out about a log that its first MiB did not show. */
export interface Decision {
  encoding?: Encoding;
  dayFirst?: boolean;
}

export interface Job {
  readonly files: readonly string[];
  readonly options: LogOptions;
  readonly open: SourceOpener;
  readonly decisions: readonly Decision[];
  readonly reporting: Reporting;
  /** Logs that stay open between looking at them and reading them, by file number. */
  readonly opened: Map<number, Source>;
}

/** Opens a log, or gives it as it is open. */
export async function openOne(job: Job, fileNumber: number): Promise<Source> {
  const open = job.opened.get(fileNumber);
  if (open) return open;
  const encoding = job.options.encoding ?? job.decisions[fileNumber]!.encoding;
  const source = await job.open(job.files[fileNumber]!, encoding, job.options);
  job.opened.set(fileNumber, source);
  return source;
}

export async function closeOne(job: Job, fileNumber: number): Promise<void> {
  const source = job.opened.get(fileNumber);
  job.opened.delete(fileNumber);
  await source?.close();
}

export function checkMapping({ mapping }: LogOptions, plans: readonly LogPlan[]): void {
  for (const { field } of mapping) {
    const headers = mapping.filter((each) => each.field === field).map(({ header }) => header);
    if (plans.some(({ columns }) => hasOneOf(columns.names, headers))) continue;
    const where = plans.length === 1 ? plans[0]!.file : 'any of the logs';
    throw new CannotBeDone(
      `no column ${headers.join(' or ')} in ${where}, which is mapped to ${field}: ` +
        'give a header that is there',
    );
  }
}

export function checkSheet({ sheet }: LogOptions, plans: readonly LogPlan[]): void {
  if (sheet === null || plans.some(({ sheets }) => sheets !== undefined)) return;
  const what = plans.length === 1 ? `${plans[0]!.file} is no workbook` : 'no log is a workbook';
  throw new CannotBeDone(`--sheet ${sheet}: ${what}: leave --sheet out`);
}

export function inputOf(
  source: Pick<Source, 'sha256' | 'bytesRead'>,
  { plan, rows }: LogReading,
): Input {
  return {
    file: plan.file,
    sha256: source.sha256(),
    bytes: source.bytesRead(),
    layout: plan.layout.name,
    encoding: plan.sheets ? null : plan.encoding,
    delimiter: plan.sheets ? null : plan.header.delimiter,
    rows,
  };
}
