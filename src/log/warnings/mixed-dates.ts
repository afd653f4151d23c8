import type { Warning } from '../../contract/document.ts';
import { quoted } from '../../quoted.ts';
import { trimmed } from '../../search.ts';
import type { LogReading } from '../log-reading.ts';
import { withCommas } from './with-commas.ts';

/** The warning of a workbook that has dates and texts in one column of times. */
export function mixedDatesWarnings({ plan, mixedDates }: LogReading): Warning[] {
  if (mixedDates === undefined) return [];
  const { column, dates, texts, order } = mixedDates;
  const { file, header } = plan;
  const cells = ({ count, first }: typeof dates, what: string): string =>
    `${withCommas(count)} ${what}${count === 1 ? '' : 's'} (first in row ${first.row}: ${quoted(first.text)})`;
  const message =
    `${file}: column ${trimmed(header.cells[column]!)} holds ${cells(dates, 'date cell')} and ` +
    `${cells(texts, `${order}-first text`)}: a spreadsheet has probably swapped day and month in the ` +
    'date cells; export the log again and give it as it comes, before a spreadsheet has opened it';
  return [{ code: 'mixed-dates', message }];
}
