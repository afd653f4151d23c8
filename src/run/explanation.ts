import { CannotBeDone } from '../errors.ts';
import type { View } from '../report/view.ts';
import type { Io } from '../world/io.ts';
import type { RawOutputOptions } from './options/output-options.ts';
import { writeOutput } from './outputs.ts';
import { renderedForPeople } from './show.ts';

/**
 * Shows what a command checks: `--explain`, for people alone.
 * @param reads files that are read: the output must not be one of them
 * @throws CannotBeDone
 */
export async function showExplanation(
  io: Io,
  raw: RawOutputOptions,
  reads: readonly string[],
  view: View,
): Promise<void> {
  if (raw.json || (raw.format !== undefined && !['table', 'md'].includes(raw.format))) {
    throw new CannotBeDone('--explain is for people: give --format table or md');
  }
  await writeOutput(io, raw, reads, await renderedForPeople(view, io, raw));
}
