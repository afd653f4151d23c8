import type { SearchLogs } from './job.ts';

/** What was decided of each log, a line a log: for `--debug`. */
export function readingDecisions({ readings }: Pick<SearchLogs<unknown>, 'readings'>): string[] {
  return readings.map(({ plan }) => {
    const { file, layout, encoding, header, headerRow, sheets } = plan;
    const text = sheets
      ? `${sheets.log.length === 1 ? 'a sheet' : `${sheets.log.length} sheets`} of a workbook`
      : `${encoding}, delimiter ${JSON.stringify(header.delimiter)}`;
    return `${file}: layout ${layout.name}, ${text}, header on line ${headerRow}`;
  });
}
