import type { Warning } from '../../contract/document.ts';
import { quoted } from '../../quoted.ts';
import type { LogReading } from '../log-reading.ts';
import { withCommas } from './with-commas.ts';

/** The warning of a log in whose rows one range stands, which is no search's. */
export function constantRangeWarnings({ plan, searchRows, oneRange }: LogReading): Warning[] {
  if (oneRange === null) return [];
  const columns = plan.columns.matched
    .filter(({ field }) => /^window/.test(field))
    .map(({ header }) => header);
  const names = [...new Set(columns)];
  const where = `column${names.length === 1 ? '' : 's'} ${names.join(' and ')}`;
  const rows =
    oneRange.without === 0
      ? `all ${withCommas(searchRows)} rows`
      : `all of ${withCommas(searchRows)} rows but ${withCommas(oneRange.without)} without a range,`;
  const message =
    `${plan.file}: one range, ${oneRange.written.map(quoted).join(' to ')}, stands in ${rows} from ` +
    `${oneRange.where} on (${where}): that of the report and of ` +
    'no search, so that none is taken to have a range; where the searches have ranges in other ' +
    'columns, name these with --map "windowStart=<header>" and --map "windowEnd=<header>"';
  return [{ code: 'constant-range', message }];
}
