import type { AgesResult } from '../../contract/ages.ts';
import type { InspectResult } from '../../contract/inspect.ts';
import type { LawCap } from '../../contract/laws/law.ts';
import { FIELDS } from '../../search.ts';
import { periodWords } from '../words.ts';

/** Plain rows for machines: one fact a row, the same names in CSV and NDJSON. */
export type Cell = string | number | null;
export type TidyRow = Readonly<Record<string, Cell>>;

/** A set of rows and the columns they have, in order. */
export interface Tidy {
  columns: readonly string[];
  rows: readonly TidyRow[];
}

/** What stands beside the numbers of laws. */
const LAW_COLUMNS = ['state', 'citation', 'inForce', 'sure', 'lawsAsOf'];

/**
 * One row a number: `section` is `ages` (a row a bucket, over all searches and then for each group),
 * `beyondRetention`, or `retention` (a row for each period and for what it serves fully, partly and
 * not at all), `today` (the same of the caps of today's laws, by state) or `law` (the outcome against one
 * of them). Shares are of the searches with a range, in a group of the group's.
 */
export function agesRows(result: AgesResult): Tidy {
  const { today, law } = result;
  const columns = [
    ...['section', 'groupedBy', 'value', 'label', 'upTo', 'count', 'share'],
    ...(today === undefined && law === undefined ? [] : LAW_COLUMNS),
  ];
  const bucketRows = (by: string, value: string, buckets: AgesResult['buckets']): TidyRow[] =>
    buckets.map(({ label, upTo, count, share }) => ({
      ...{ section: 'ages', groupedBy: by, value },
      ...{ label, upTo, count, share },
    }));
  return {
    columns,
    rows: [
      ...bucketRows('', '', result.buckets),
      ...result.groups.flatMap(({ by, value, buckets }) => bucketRows(by, value, buckets)),
      ...beyondRows(result.beyondRetention),
      ...result.retention.flatMap((line) => retentionRows(line, result.ranged)),
      ...(today?.caps ?? []).flatMap((cap) =>
        retentionRows(cap, result.ranged).map((row) => {
          const { state, citation, inForce, sure } = cap;
          return {
            ...row,
            section: 'today',
            state,
            citation,
            inForce,
            sure,
            lawsAsOf: today!.asOf,
          };
        }),
      ),
      ...(law === undefined ? [] : [lawRow(law)]),
    ],
  };
}

/** `value` is the outcome, `upTo` the cap, `label` what the agency keeps. */
function lawRow({
  state,
  citation,
  inForce,
  asOf,
  cap,
  retention,
  outcome,
  ...law
}: LawCap): TidyRow {
  const line = law.says.find(({ of }) => of === 'retention');
  return {
    ...{ section: 'law', groupedBy: 'outcome', value: outcome },
    ...{ label: retention === null ? null : periodWords(retention), upTo: cap },
    ...{ count: null, share: null, state, citation, inForce },
    ...{ sure: line === undefined ? law.sure : line.sure, lawsAsOf: asOf },
  };
}

function beyondRows(beyond: AgesResult['beyondRetention']): TidyRow[] {
  if (beyond === null) return [];
  const { retention, count, share } = beyond;
  const label = `over ${periodWords(retention)}`;
  return [
    { section: 'beyondRetention', groupedBy: '', value: '', label, upTo: null, count, share },
  ];
}

function retentionRows(
  { period, fully, partly, notAtAll }: Omit<AgesResult['retention'][number], 'states'>,
  ranged: number,
): TidyRow[] {
  return Object.entries({ fully, partly, notAtAll }).map(([served, count]) => ({
    ...{ section: 'retention', groupedBy: 'served', value: served },
    ...{ label: periodWords(period), upTo: period },
    ...{ count, share: ranged === 0 ? null : count / ranged },
  }));
}

/** One row a field, with the searches in each state; null where a state is not told apart. */
export function inspectRows({ fields }: InspectResult): Tidy {
  const rows = FIELDS.map((field): TidyRow => {
    const { value, blank, absent, ...rest } = fields[field];
    return {
      field,
      value,
      blank,
      placeholder: null,
      withheld: null,
      damaged: null,
      ...rest,
      absent,
    };
  });
  return {
    columns: ['field', 'value', 'blank', 'placeholder', 'withheld', 'damaged', 'absent'],
    rows,
  };
}
