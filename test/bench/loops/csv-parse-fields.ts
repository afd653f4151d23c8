import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/**
 * csv-parse giving what reading a log asks for and no more: fields by name, the line of each row for
 * its citation, ragged rows and every line end. Counts the reasons.
 */
const counts = new Map<string, number>();
const parser = createReadStream(process.argv[2] ?? '').pipe(
  parse({
    ...{ bom: true, columns: true, info: true, relax_column_count: true },
    record_delimiter: ['\r\n', '\n', '\r'],
  }),
);
let lines = 0;
for await (const row of parser) {
  const { record, info } = row as { record: { Reason?: string }; info: { lines: number } };
  const reason = record.Reason ?? '';
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
  lines = info.lines;
}
console.log(counts.size, lines);
