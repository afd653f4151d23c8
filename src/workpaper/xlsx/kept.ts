import type { Cell, WriteSheet } from 'hucre/xlsx';
import { keptCell } from '../../report/workbook/kept-cell.ts';

/** The sheet with every text kept as it is. */
export function kept(sheet: WriteSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  for (const [at, cell] of sheet.cells ?? []) cells.set(at, keptCell(cell));
  return { ...sheet, cells };
}
