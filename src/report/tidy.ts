import type { AgesResult } from '../contract/ages.ts';
import type { InspectResult } from '../contract/inspect.ts';
import { FIELDS } from '../search.ts';

/** Plain rows for machines: one fact a row, the same names in CSV and NDJSON. */
export type Cell = string | number | null;
export type TidyRow = Readonly<Record<string, Cell>>;

/** A set of rows and the columns they have, in order. */
export interface Tidy {
  columns: readonly string[];
  rows: readonly TidyRow[];
}

/** One row a bucket, over all searches (`by` and `value` empty) and then for each group. */
export function agesRows(result: AgesResult): Tidy {
  const rowsOf = (by: string, value: string, buckets: AgesResult['buckets']): TidyRow[] =>
    buckets.map(({ label, upTo, count, share }) => ({
      by,
      value,
      bucket: label,
      upTo,
      count,
      share,
    }));
  return {
    columns: ['by', 'value', 'bucket', 'upTo', 'count', 'share'],
    rows: [
      ...rowsOf('', '', result.buckets),
      ...result.groups.flatMap(({ by, value, buckets }) => rowsOf(by, value, buckets)),
    ],
  };
}

/** One row a field, with the searches in each state; null where a state is not told apart. */
export function inspectRows({ fields }: InspectResult): Tidy {
  const rows = FIELDS.map((field): TidyRow => {
    const { value, blank, absent, ...rest } = fields[field];
    return { field, value, blank, placeholder: null, withheld: null, ...rest, absent };
  });
  return { columns: ['field', 'value', 'blank', 'placeholder', 'withheld', 'absent'], rows };
}
