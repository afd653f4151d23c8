import type { NumbersFacts } from '../../contract/document.ts';
import type { EvaluateResult, EvaluateSettings } from '../../contract/evaluate.ts';
import { CannotBeDone } from '../../errors.ts';
import { computed } from '../../run/computing/computed.ts';
import type { RawOutputOptions } from '../../run/options/output-options.ts';
import type { RawRedactOptions } from '../../run/options/redact-options.ts';
import type { Terms } from '../../sampling/evaluation/projection.ts';
import { evaluateSettings, type RawTerms } from '../../workpaper/evaluation.ts';
import type { Io } from '../../world/io.ts';

export interface RawEvaluateOptions extends RawOutputOptions, RawRedactOptions, RawTerms {
  readonly next?: boolean;
  readonly progress: boolean;
  readonly manifest?: string;
  readonly population?: number;
  readonly sample?: number;
  readonly exceptions?: number;
}

/** What was evaluated, and what it showed. */
export interface Evaluated {
  readonly facts: NumbersFacts;
  readonly settings: EvaluateSettings;
  readonly result: EvaluateResult;
  /** The field that the sample is stratified by; null for none. */
  readonly by: string | null;
  /** What to run next, to be said behind it. */
  readonly next: readonly string[];
}

/** What numbers alone show. @throws CannotBeDone where they are not all there, or contradict each other */
export async function fromNumbers(
  io: Io,
  raw: RawEvaluateOptions,
  terms: Terms,
): Promise<Evaluated> {
  const { population = null, sample, exceptions, manifest, unanswered } = raw;
  if (sample === undefined || exceptions === undefined) {
    throw new CannotBeDone(
      'what is to be evaluated? name the finished workpaper, or give --sample and --exceptions (and --population)',
    );
  }
  if (manifest !== undefined || unanswered !== undefined) {
    throw new CannotBeDone(
      `${manifest === undefined ? '--unanswered' : '--manifest'} goes with a workpaper: name it, or leave the option out`,
    );
  }
  if (exceptions > sample) {
    throw new CannotBeDone(
      `--exceptions ${exceptions} is over --sample ${sample}: no more can deviate than were examined`,
    );
  }
  if (population !== null && sample > population) {
    throw new CannotBeDone(
      `--sample ${sample} is over --population ${population}: no more can be examined than there are`,
    );
  }
  return {
    facts: { inputs: [], population: null, warnings: [] },
    settings: evaluateSettings(raw, null, null),
    result: await computed(io, 'evaluatedNumbers', population, sample, exceptions, terms),
    by: null,
    next: [],
  };
}

/** @throws CannotBeDone where numbers are given beside a workpaper */
export function refuseNumbers(workpaper: string, raw: RawEvaluateOptions): void {
  const numbers = (['population', 'sample', 'exceptions'] as const).find(
    (name) => raw[name] !== undefined,
  );
  if (numbers === undefined) return;
  throw new CannotBeDone(
    `--${numbers} is for numbers alone: ${workpaper} and its manifest say it; leave it out`,
  );
}
