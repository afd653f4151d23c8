import type { SampleResult } from '../../contract/sample.ts';
import { FIELDS } from '../../search.ts';
import type { Tidy } from './tidy.ts';

/** One row a drawn search: where it was drawn and where it stands, then its cells by field. */
export function sampleRows({ drawn }: SampleResult): Tidy {
  const fields = FIELDS.filter((field) => drawn.some(({ search }) => search[field] !== undefined));
  return {
    columns: ['draw', 'role', 'stratum', 'ticket', 'id', 'file', 'line', ...fields],
    rows: drawn.map(({ draw, role, stratum, ticket, id, file, line, search }) => ({
      ...{ draw, role, stratum, ticket, id, file, line },
      ...Object.fromEntries(fields.map((field) => [field, search[field] ?? null])),
    })),
  };
}
