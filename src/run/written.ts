import type { LogFacts } from '../contract/document.ts';
import type { EvaluateResult } from '../contract/evaluate.ts';
import { rateWords } from '../report/words.ts';
import type { Io } from '../world/io.ts';
import { sayLines } from './show.ts';

/** What standard error says when an output went into a file, where nobody sees it. */

/** How a threshold came out that was asked for. */
export interface Verdict {
  /** The option, as it was given. */
  readonly asked: string;
  readonly isMet: boolean;
  /** What was found, to follow a colon. */
  readonly found: string;
}

/** What was written, how large, how each threshold came out, and what to run next, which is all where no file was written. */
export async function sayWritten(
  io: Io,
  files: readonly { readonly name: string; readonly bytes: number }[],
  verdicts: readonly (Verdict | null)[],
  next: readonly string[] = [],
): Promise<void> {
  if (files.length === 0) return await sayLines(io, next);
  const written = files.map(({ name, bytes }) => `${name}: ${sizeWords(bytes)}`);
  await sayLines(io, [
    `Wrote ${written.join('; ')}.`,
    ...verdicts.flatMap((verdict) => (verdict === null ? [] : [verdictLine(verdict)])),
    ...next,
  ]);
}

/** The verdict on the tolerable rate; null where none was given. */
export function tolerableVerdict(
  tolerable: string | null | undefined,
  { conclusion, upper, confidence, tolerable: rate }: EvaluateResult,
): Verdict | null {
  if (conclusion === 'none') return null;
  const most = `at most ${rateWords(upper.rate, 'up', rate)} deviate`;
  return {
    asked: `--tolerable ${tolerable?.replace(/%$/, '')}%`,
    isMet: conclusion === 'supported',
    found: `${conclusion === 'supported' ? 'supported' : 'not supported'}, ${most}, at ${rateWords(confidence, 'up')} confidence`,
  };
}

/** "812 bytes", "14 kB", "3.2 MB". */
function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function verdictLine({ asked, isMet, found }: Verdict): string {
  return `${asked}: ${isMet ? 'met' : 'not met (exit 1)'}: ${found}.`;
}

/** How the control total came out, where one was given. */
export function ofControlTotal({
  settings: { controlTotal },
  population: { rows },
}: Pick<LogFacts, 'settings' | 'population'>): readonly Verdict[] {
  if (controlTotal === null) return [];
  const { expected, difference } = controlTotal;
  const asked = `--control-total ${expected}`;
  return [{ asked, isMet: difference === 0, found: `the files hold ${rows} rows` }];
}
