import { isState } from '../../agency-names/state-in-name.ts';
import { CONFIG_NAME } from '../../config.ts';
import { CannotBeDone, EXIT, type ExitCode } from '../../errors.ts';
import { readDate } from '../../log/times/calendar.ts';
import { noState } from '../../run/options/known-states.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import { writeOutput } from '../../run/outputs.ts';
import { renderedForPeople } from '../../run/show.ts';
import type { Io } from '../../world/io.ts';
import type { SharingTables } from './tables.ts';

/** The options of `sharing`, checked. */

/** For commander: a state's code. */
export function stateCode(text: string): string {
  const code = text.toUpperCase();
  if (!isState(code)) throw noState(`--home ${text}`, text);
  return code;
}

/** The day number of a date that was given; null for none. */
export function dayGiven(date: string | undefined): number | null {
  return date === undefined ? null : (readDate(date) ?? null);
}

/**
 * The date that stands for today.
 * @throws CannotBeDone when a register has dates to be compared with one, and none is known
 */
export function asOfDay(
  date: string | null,
  { register }: Pick<SharingTables, 'register'>,
): { date: string; day: number } | null {
  if (date !== null) return { date, day: readDate(date)! };
  const isDated = register?.shares.some(
    ({ decided, expires }) => decided !== null || expires !== null,
  );
  if (isDated !== true) return null;
  throw new CannotBeDone(
    'the register has dates, and nothing says which day stands for today: give --as-of YYYY-MM-DD',
  );
}

/** `alpr-audit sharing --explain` without a list. */
export async function explainSharing(io: Io, raw: RawLogOptions): Promise<ExitCode> {
  if (raw.json || (raw.format !== undefined && !['table', 'md'].includes(raw.format))) {
    throw new CannotBeDone('--explain alone is for people: give --format table or md');
  }
  const { explainSharingBlocks } = await import('../../report/views/sharing/sharing-explain.ts');
  const view = { lead: ['What sharing checks, and why.'], blocks: explainSharingBlocks() };
  const text = await renderedForPeople(view, io, raw);
  await writeOutput(io, raw, [raw.config ?? CONFIG_NAME], text);
  return EXIT.done;
}
