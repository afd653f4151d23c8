import { ALONE_BECAUSE, type HowRead } from './how-read.ts';
import type { SearchLogs } from './search-log.ts';

/** What was decided of each log and how it was read, a line a log: for `--debug`. */
export function readingDecisions({ how, readings }: Pick<SearchLogs<unknown>, 'how' | 'readings'>) {
  return readings.map(({ plan }) => {
    const { file, layout, encoding, header, headerRow, dayFirst, sheets, isParquet } = plan;
    const text = sheets
      ? `${sheets.log.length === 1 ? 'a sheet' : `${sheets.log.length} sheets`} of a workbook`
      : isParquet
        ? 'a Parquet file'
        : `${encoding}, delimiter ${JSON.stringify(header.delimiter)}`;
    const order = dayFirst ? 'dates day first' : 'dates month first';
    return `${file}: layout ${layout.name}, ${text}, header on ${isParquet ? 'row' : 'line'} ${headerRow}, ${order}, read ${waysWords(how)}`;
  });
}

function waysWords(how: HowRead): string {
  if (how.kind === 'sideBySide') return `by ${how.threads} threads`;
  if (how.kind === 'inParts') return `in ${how.parts} parts`;
  return `by one thread: ${ALONE_BECAUSE[how.because]}`;
}
