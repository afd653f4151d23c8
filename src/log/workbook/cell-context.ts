import type { Contents } from './contents.ts';
import { readSharedTexts } from './shared-texts.ts';
import type { CellContext } from './sheet-rows.ts';
import { readStyles } from './styles.ts';
import type { RandomAccess } from './zip.ts';

/**
 * Reads what the cells of a workbook refer to: texts, formats, and from which year dates count.
 * @throws BrokenWorkbook, TooLarge
 */
export async function readCellContext(
  access: RandomAccess,
  { sharedTexts, styles, date1904 }: Contents,
): Promise<CellContext> {
  return {
    texts: await readSharedTexts(access, sharedTexts),
    styles: await readStyles(access, styles),
    date1904,
  };
}
