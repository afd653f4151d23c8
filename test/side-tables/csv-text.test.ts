import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvText } from '../../src/side-tables/csv-text.ts';
import { casesOf } from '../random-runs.ts';

const part = fc.constantFrom('a', 'b c', ',', ';', '\n', '\n', '\r\n', '\r', '"', ' ', "'", '\t');

test('rows are those of csv-parse, whether they are only cut or parsed', () => {
  const texts = fc.oneof(
    fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.array(part, { maxLength: 30 }).map((parts) => parts.join('').replaceAll(/["\r]/g, '')),
    fc
      .array(part, { maxLength: 30 })
      .map((parts) => parts.join('').replaceAll(/["\r]/g, '').replaceAll('\n', '\r\n')),
  );
  const property = fc.property(texts, fc.constantFrom(',', ';'), (text, delimiter) => {
    const options = { delimiter, relax_column_count: true, relax_quotes: true };
    let expected: unknown;
    try {
      expected = parse(text, options);
    } catch {
      expected = 'wrong';
    }
    let rows: unknown;
    try {
      rows = new CsvText('t.csv', text).rows(delimiter).map(({ cells }) => cells);
    } catch {
      rows = 'wrong';
    }
    expect(rows).toEqual(expected);
  });
  fc.assert(property, casesOf(300));
});
