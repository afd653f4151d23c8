import type { Contents } from '../contents.ts';
import type { RandomAccess } from '../zip.ts';
import type { TimeCell } from './mixed-dates.ts';
import { readSharedTexts, type SharedTexts } from './shared-texts.ts';
import { readStyles, type Styles } from './styles.ts';

/** What the cells of a workbook refer to. */
export interface CellContext {
  readonly texts: SharedTexts;
  readonly styles: Styles;
  readonly date1904: boolean;
  /** What is read in a cell that has a formula and no stored result: its maker did not calculate. */
  readonly withoutResult: string;
  /** The columns of fields that are no times: a date in them stands for the text that it shows. */
  readonly textColumns?: ReadonlySet<number>;
  /** Told of each cell of a column of times that is not empty. */
  readonly seeTime?: (cell: TimeCell) => void;
}

/**
 * Reads what the cells of a workbook refer to: texts, formats, and from which year dates count.
 * @param withoutResult what is read in a cell with a formula and no result
 * @throws BrokenWorkbook, TooLarge
 */
export async function readCellContext(
  access: RandomAccess,
  { sharedTexts, styles, date1904 }: Contents,
  withoutResult: string,
): Promise<CellContext> {
  return {
    texts: await readSharedTexts(access, sharedTexts),
    styles: await readStyles(access, styles),
    date1904,
    withoutResult,
  };
}
