import type { DrawnSearch, SampleResult, SampleSettings } from '../contract/sample.ts';
import { type Cell, type CellState, FIELDS, type Field } from '../search.ts';
import type { Redactor } from './redactor.ts';

/** What becomes of each field of a drawn search. A field that comes to the contract has to be decided. */
const TREATED = {
  searchId: 'identity',
  searchedAt: 'time',
  user: 'user',
  agency: 'agency',
  plate: 'plate',
  plateState: 'text',
  windowStart: 'time',
  windowEnd: 'time',
  window: 'time',
  caseNumber: 'text',
  reason: 'text',
  offense: 'text',
  resultsViewed: 'count',
  networks: 'count',
  devices: 'count',
  searchType: 'text',
  ipAddress: 'text',
} as const satisfies Record<Field, keyof Redactor>;

/** By what a redacted sample may be stratified: see `redactedSample`. */
export const REDACTED_STRATA: readonly string[] = ['agency', 'month'];

/** Whether a redacted sample may be stratified by these groups. */
export function mayBeShown(by: string): boolean {
  return by.split(',').every((name) => REDACTED_STRATA.includes(name));
}

/** What of a cell others may see. */
export function redactedCell(
  redactor: Redactor,
  field: Field,
  { text, state }: Pick<Cell, 'text' | 'state'>,
): string | null {
  const treatment = TREATED[field];
  return treatment === 'user' ? redactor.user(text, state) : redactor[treatment](text);
}

/**
 * A drawn search keeps its draw number, role, file and line, by which whoever has the log finds it,
 * and of its cells what `TREATED` leaves. Its ticket stays where its identity does.
 *
 * Strata are of `REDACTED_STRATA` only: searches are drawn and numbered stratum by stratum in the
 * order of their names, so that with strata of users the numbers would tell the names again.
 * @param stateOf what a user's cell holds: a name, or a mark for none
 */
export function redactedSample(
  redactor: Redactor,
  { design, drawn, independence, alsoFlagged }: SampleResult,
  { by }: Pick<SampleSettings, 'by'>,
  stateOf: (text: string) => CellState,
): SampleResult {
  const stratum = (value: string): string => redactor.group(by ?? '', value);
  return {
    design: {
      ...design,
      strata: design.strata.map((each) => ({ ...each, value: stratum(each.value) })),
    },
    drawn: drawn.map((each) => ({
      ...each,
      stratum: each.stratum === null ? null : stratum(each.stratum),
      ticket: redactor.isOpen(each.id) ? each.ticket : null,
      id: redactor.identity(each.id),
      search: redactedCells(redactor, each.search, stateOf),
    })),
    independence: independence.map((each) => ({ ...each, user: redactor.user(each.user) })),
    ...(alsoFlagged && {
      alsoFlagged: alsoFlagged.map((each) => ({
        ...each,
        id: redactor.identity(each.id),
        search: redactedCells(redactor, each.search, stateOf),
      })),
    }),
  };
}

/**
 * The settings of a sample: who audits has a code too, because the searches may be theirs. The words
 * that count as placeholders are left out: some log may have one as a reason.
 */
export function redactedSampleSettings(
  redactor: Redactor,
  settings: SampleSettings,
): SampleSettings {
  const { by, auditors, extends: earlier } = settings;
  const strata = earlier?.strata.map((each) => ({
    ...each,
    value: by === null ? each.value : redactor.group(by, each.value),
  }));
  return {
    ...settings,
    auditors: auditors.map((user) => redactor.user(user)),
    placeholders: null,
    extends: earlier === null ? null : { ...earlier, strata: strata ?? [] },
  };
}

function redactedCells(
  redactor: Redactor,
  search: DrawnSearch['search'],
  stateOf: (text: string) => CellState,
): DrawnSearch['search'] {
  const cells = FIELDS.map((field): [Field, string | null] => {
    const text = search[field];
    if (text === undefined) return [field, null];
    return [field, redactedCell(redactor, field, { text, state: stateOf(text) })];
  });
  return Object.fromEntries(cells.filter(([, text]) => text !== null));
}
