import { type Field, trimmed } from '../../search.ts';
import { REFUSED_EXPORTS, REFUSED_KINDS, type RefusedKind } from '../layouts/refused.ts';
import { type ColumnMapping, fieldNamed } from './columns.ts';
import { normalizedName } from './header-names.ts';
import { type TextRow, timeIn } from './text-row.ts';

/** Tells files that are no search logs by the names of their columns. */

const EXPORTS = REFUSED_EXPORTS.map(({ headers, is }) => ({
  is,
  names: headers.map(normalizedName),
}));
const KINDS = REFUSED_KINDS.map(({ marks, ...kind }) => ({
  ...kind,
  marks: marks.map((mark) => mark.map(normalizedName)),
}));
const FEWEST_NAMES = 3;
/** In the name of a column it is said of searches, whatever stands beside it. */
const OF_SEARCHES = /search|quer/;

/**
 * What an export of another kind is, by its headers; undefined where they are of none.
 * @param mapping where the user says which column is which, a header is no kind that is only likely
 */
export function otherExport(
  rows: readonly TextRow[],
  mapping: readonly ColumnMapping[],
): string | undefined {
  for (const row of rows) {
    const known = EXPORTS.find(
      ({ names }) =>
        names.length <= row.cells.length && names.every((name) => row.names.includes(name)),
    );
    const found = known ?? (mapping.length === 0 ? likelyKind(row) : undefined);
    if (found) return found.is;
  }
  return undefined;
}

function likelyKind(row: TextRow): RefusedKind | undefined {
  const filled = row.cells.filter((cell) => trimmed(cell) !== '');
  if (filled.length < FEWEST_NAMES || row.names.some((name) => OF_SEARCHES.test(name))) {
    return undefined;
  }
  const fields = new Set(row.cells.map((cell) => fieldNamed(cell, [])));
  const holds = ({ fields: needed, lacks, marks }: RefusedKind): boolean =>
    needed.every((field: Field) => fields.has(field)) &&
    !lacks.some((field) => fields.has(field)) &&
    marks.every((mark) => mark.some((name) => row.names.includes(name)));
  const kind = KINDS.find(holds);
  return kind !== undefined && timeIn(row) === undefined ? kind : undefined;
}
