import { STATEFUL_FIELDS } from '../../search.ts';
import { cellState } from '../cells/cell-state.ts';
import { namedHeaders, rivalColumns } from '../header/best-column.ts';
import { headerNames } from '../header/header-names.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import { cellText } from '../rows/row.ts';
import type { PrefixRows } from './prefix-rows.ts';

/**
 * Of the columns that name one field those without a value in rows of full length: words for nothing
 * and damaged cells alone. One in which a cell is withheld had something in it.
 * @param inFull the numbers of those rows
 */
export function valuelessColumns(
  { header, layout }: LogPlan,
  { mapping, placeholders }: LogOptions,
  { rows, row }: PrefixRows,
  inFull: readonly number[],
): number[] {
  const known = headerNames(layout);
  const headers = namedHeaders(header.cells, known);
  return STATEFUL_FIELDS.flatMap((field) => {
    const rivals = rivalColumns(headers, field, mapping, known);
    return rivals.filter((column) => {
      const hadSomething = (index: number): boolean => {
        rows.show(index, row, 0);
        const state = cellState(cellText(row, column), layout.blankMarks, placeholders, field);
        return state === 'value' || state === 'withheld';
      };
      return !inFull.some(hadSomething);
    });
  });
}
