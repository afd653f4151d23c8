import { createReadStream } from 'node:fs';
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { parse } from 'csv-parse';
import { subMonths } from 'date-fns/subMonths';
import { subYears } from 'date-fns/subYears';

/**
 * The script that one would write by hand: csv-parse over the file, a set of ids against duplicates,
 * regular expressions for the times, date-fns for the edges. Prints Table 2's counts of a log with generic columns.
 */

const DAY_MS = 86_400_000;

/** 01/25/2024 13:30, with seconds or without. */
function timeOf(text: string): number {
  const m = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)(?::(\d+))?$/.exec(text);
  if (!m) return Number.NaN;
  const [month, day, year, hour, minute, second] = m.slice(1).map((part) => Number(part ?? 0));
  return Date.UTC(year!, month! - 1, day, hour, minute, second);
}

const seen = new Set<string>();
const counts = [0, 0, 0, 0];
const rows = createReadStream(process.argv[2] ?? '').pipe(parse({ columns: true, bom: true }));
for await (const row of rows as AsyncIterable<Record<string, string>>) {
  const id = row['Search ID'] ?? '';
  if (seen.has(id)) continue;
  seen.add(id);
  const t = timeOf(row['Search Time'] ?? '');
  const a = timeOf(row['Date From'] ?? '');
  const b = timeOf(row['Date To'] ?? '');
  if (Number.isNaN(t) || Number.isNaN(a) || b < a || a - t > DAY_MS) continue;
  const image = Math.floor(Math.min(a, t) / DAY_MS) * DAY_MS;
  const search = new UTCDateMini(Math.floor(t / DAY_MS) * DAY_MS);
  const edges = [subMonths(search, 6), subYears(search, 1), subYears(search, 2)];
  const within = edges.findIndex((edge) => image >= edge.getTime());
  counts[within < 0 ? 3 : within]!++;
}
const labels = ['0–6 months', '6 months–1 year', '1–2 years', 'over 2 years'];
console.log(
  JSON.stringify(Object.fromEntries(labels.map((label, at) => [`age ${label}`, counts[at]]))),
);
