import { createReadStream } from 'node:fs';
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { parse } from 'csv-parse';
import { subMonths } from 'date-fns/subMonths';
import { subYears } from 'date-fns/subYears';

/**
 * The script that one would write by hand: csv-parse over the file, a set of ids against duplicates,
 * regular expressions for the times, date-fns for the edges. Prints Table 2's counts of the same log.
 */

const DAY_MS = 86_400_000;

function searchTime(text: string): number {
  const m = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+) ([AP])M UTC$/.exec(text);
  if (!m) return Number.NaN;
  const [month, day, year, hour, minute, second] = m.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, (hour % 12) + (m[7] === 'P' ? 12 : 0), minute, second);
}

function windowTime(text: string): number {
  const m = /^(\d+)-(\d+)-(\d+) (\d+):(\d+)$/.exec(text);
  if (!m) return Number.NaN;
  const [year, month, day, hour, minute] = m.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute);
}

const seen = new Set<string>();
const counts = [0, 0, 0, 0];
const rows = createReadStream(process.argv[2] ?? '').pipe(parse({ columns: true, bom: true }));
for await (const row of rows as AsyncIterable<Record<string, string>>) {
  const id = row.ID ?? '';
  if (seen.has(id)) continue;
  seen.add(id);
  const t = searchTime(row['Search Time'] ?? '');
  const a = windowTime(row['Time Frame Start'] ?? '');
  const b = windowTime(row['Time Frame End'] ?? '');
  if (Number.isNaN(t) || Number.isNaN(a) || b < a || a - t > DAY_MS) continue;
  const image = Math.floor(Math.min(a, t) / DAY_MS) * DAY_MS;
  const search = new UTCDateMini(Math.floor(t / DAY_MS) * DAY_MS);
  const edges = [subMonths(search, 6), subYears(search, 1), subYears(search, 2)];
  const within = edges.findIndex((edge) => image >= edge.getTime());
  counts[within < 0 ? 3 : within]!++;
}
console.log(counts.join(' '));
