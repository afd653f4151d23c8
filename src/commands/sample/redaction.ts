import type { LogFacts } from '../../contract/document.ts';
import type { SampleResult, SampleSettings } from '../../contract/sample.ts';
import { CannotBeDone } from '../../errors.ts';
import { cellState } from '../../log/cells/cell-state.ts';
import { LAYOUTS } from '../../log/layouts/index.ts';
import { redactedFacts } from '../../redaction/redacted-facts.ts';
import {
  mayBeShown,
  REDACTED_STRATA,
  redactedSample,
  redactedSampleSettings,
} from '../../redaction/redacted-sample.ts';
import {
  type RawRedactOptions,
  type Redaction,
  redactionOf,
} from '../../run/options/redact-options.ts';
import { type CellState, folded } from '../../search.ts';
import type { Io } from '../../world/io.ts';

/** How a sample is shown to others. */
export interface SampleRedaction extends Redaction {
  readonly settings: SampleSettings & { readonly redact: Redaction['redactor']['level'] };
  readonly redacted: (
    facts: LogFacts,
    result: SampleResult,
  ) => { facts: LogFacts; result: SampleResult };
}

/**
 * The redaction of a sample that the options ask for; null for none.
 * @param placeholders the words in force that stand for no user
 * @throws CannotBeDone for a folder, whose workpaper needs what redaction takes out, and for strata
 * whose order tells their names
 */
export function sampleRedaction(
  io: Io,
  raw: RawRedactOptions & { readonly rejects?: string },
  settings: SampleSettings,
  placeholders: readonly string[],
  folder: string | null,
): SampleRedaction | null {
  const redaction = redactionOf(io, raw);
  if (redaction === null) return null;
  if (folder !== null) {
    throw new CannotBeDone(
      `-o ${folder} writes the workpaper, which needs the plates and names: write it without ` +
        '--redact, and draw the redacted list with the same seed to standard output',
    );
  }
  const { by } = settings;
  if (by !== null && !mayBeShown(by)) {
    throw new CannotBeDone(
      `--by ${by} draws in the order of names that --redact takes out, so that the numbers would ` +
        `tell them: give --by one or several of ${REDACTED_STRATA.join(', ')}`,
    );
  }
  const { redactor } = redaction;
  const words = new Set(placeholders.map(folded));
  return {
    ...redaction,
    settings: { ...redactedSampleSettings(redactor, settings), redact: redactor.level },
    redacted: (facts, result) => {
      const stateOf = userStates(facts, words);
      const { notes, ...rest } = redactedFacts(redactor, facts);
      return {
        facts: { ...rest, notes: [...notes, TICKETS] },
        result: redactedSample(redactor, result, settings, stateOf),
      };
    },
  };
}

const TICKETS =
  'A ticket stands here where the id of its search does, of which it is made; the manifest has all of ' +
  'them, and file and line lead to each search';

/** What the text of a user's cell is, under the layouts of the logs: a name, or a mark for none. */
function userStates(
  { inputs }: LogFacts,
  placeholders: ReadonlySet<string>,
): (text: string) => CellState {
  const layouts = LAYOUTS.filter(({ name }) => inputs.some(({ layout }) => layout === name));
  const blankMarks = layouts.flatMap((layout) => layout.blankMarks);
  return (text) => cellState(text, blankMarks, placeholders);
}
