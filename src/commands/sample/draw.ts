import type { LogFacts } from '../../contract/document.ts';
import type { SampleResult, SampleSettings, SearchReading } from '../../contract/sample.ts';
import type { RunLogs } from '../../run/log-result.ts';
import type { Run } from '../../run/run.ts';
import type { DrawnBy } from '../../run/tallies/draw-plan.ts';
import { type Drawing, isNumbered } from '../../sampling/draw/drawing.ts';

/** A draw from logs that were read for it. */
export interface Drawn {
  readonly logs: RunLogs<Drawing>;
  /** What is to be said of the logs, and of auditors who made searches of the population. */
  readonly facts: LogFacts;
  readonly result: SampleResult;
  /** What each drawn search reads as, in the order of the draw. */
  readonly reads: readonly SearchReading[];
}

/**
 * Reads the logs and draws: in one reading, or, with the generator method, in two.
 * @param nameOf how an auditor is to be called
 * @param isReadAgain whether the logs are read once more when it is done
 * @throws CannotBeDone
 */
export async function draw(
  run: Run,
  settings: SampleSettings,
  { method, seed, seedSource, witnesses, spares }: DrawnBy,
  nameOf: (user: string) => string = (user) => user,
  isReadAgain = false,
): Promise<Drawn> {
  const told = { settings, design: { method, seed, seedSource, witnesses, spares } };
  const twice = method === 'generator' || isReadAgain;
  const logs = await run.read({ of: 'sample', told }, { twice });
  const { tally } = logs;
  // The searches drawn by their numbers are fetched by a second reading.
  if (isNumbered(tally)) await run.readAgain(logs, tally.second());
  const warnings = [...logs.facts.warnings, ...auditorWarnings(tally, nameOf)];
  const { reads, ...result } = tally.result();
  return { logs, facts: { ...logs.facts, warnings }, result, reads };
}

/** The report found auditors who examined their own searches; this says where that can happen. */
function auditorWarnings(drawing: Drawing, nameOf: (user: string) => string): LogFacts['warnings'] {
  return drawing
    .auditors()
    .filter(({ searches }) => searches > 0)
    .map(({ user, searches }) => ({
      code: 'auditor-searches' as const,
      message:
        `${nameOf(user)} is to audit, and made ${searches} of the searches of the population: ` +
        'have somebody else examine those that are drawn',
    }));
}
