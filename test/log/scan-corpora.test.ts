import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scanned } from './split-reference.ts';

/** RowScanner on other parsers' test cases; they lie beside the repository, not in it. */

const CORPORA = fileURLToPath(new URL('../../../shared/data/csv-corpora/', import.meta.url));
const corpus = (path: string): string => `${CORPORA}${path}`;
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const spectrum = corpus('csv-spectrum');
/** Its JSON is not an array and has another telephone number than its CSV. */
const WRONG_IN_SPECTRUM = 'location_coordinates';
const spectrumNames = existsSync(spectrum)
  ? readdirSync(`${spectrum}/csvs`)
      .map((name) => name.replace('.csv', ''))
      .filter((name) => name !== WRONG_IN_SPECTRUM)
  : ['(absent)'];

describe.skipIf(!existsSync(spectrum))('csv-spectrum', () => {
  it.each(spectrumNames)('%s', (name) => {
    const expected = z
      .array(z.record(z.string(), z.string()))
      .parse(readJson(`${spectrum}/json/${name}.json`));
    const bytes = readFileSync(`${spectrum}/csvs/${name}.csv`);
    const { rows, unclosed } = scanned([bytes], ',');
    const [header, ...data] = rows.map(({ cells }) => cells);
    const objects = data.map((cells) =>
      Object.fromEntries((header ?? []).map((key, i) => [key, cells[i]])),
    );
    expect(unclosed).toBeNull();
    expect(objects).toEqual(expected);
  });
});

const papaCase = z.object({
  description: z.string(),
  input: z.unknown(),
  config: z.record(z.string(), z.unknown()).nullable(),
  hasFunctionConfig: z.boolean(),
  expected: z.object({ data: z.unknown(), errors: z.array(z.unknown()) }),
});

const papaFile = corpus('papaparse/test-cases.json');

/** Where Papa differs on purpose: it takes one kind of line end a file, and drops the BOM itself. */
const OTHER_RULES = /^Mixed slash n and slash r|^UTF-8 BOM/;

/** Papa's cases that have our rules: one of our delimiters, no comments, types, previews, headers. */
function papaCases(): { name: string; input: string; delimiter: string; data: string[][] }[] {
  if (!existsSync(papaFile)) return [];
  const file = z.record(z.string(), z.unknown()).parse(readJson(papaFile));
  const groups = ['CORE_PARSER_TESTS', 'PARSE_TESTS'].flatMap((key) =>
    z.array(papaCase).parse(file[key]),
  );
  return groups.flatMap(({ description, input, config, hasFunctionConfig, expected }) => {
    const { data, errors } = expected;
    const keys = Object.keys(config ?? {}).filter((key) => key !== 'delimiter');
    const table = z.array(z.array(z.string())).safeParse(data);
    const delimiter = z.enum([',', '\t', ';', '|']).safeParse(config?.delimiter ?? ',');
    const plain = keys.length === 0 && errors.length === 0 && table.success && delimiter.success;
    if (!plain || hasFunctionConfig || typeof input !== 'string') return [];
    if (OTHER_RULES.test(description) || (config && keys.length === Object.keys(config).length)) {
      return [];
    }
    return [{ name: description, input, delimiter: delimiter.data, data: table.data }];
  });
}

describe.skipIf(!existsSync(papaFile))('Papa Parse', () => {
  it('has cases that apply', () => {
    expect(papaCases().length).toBeGreaterThan(40);
  });

  it.each(papaCases())('$name', ({ name, input, delimiter, data }) => {
    // Papa makes a row of the nothing behind the last line end; a log's last line end ends its last row.
    const last = data.at(-1);
    const endsOpen = /[\r\n]$/.test(input) && last?.length === 1 && last[0] === '';
    const { rows, unclosed } = scanned([Buffer.from(input)], delimiter);
    expect(unclosed).toBeNull();
    // Papa forgives spaces behind a closing quote; for us they are text there.
    const broken = rows.map((row) => row.broken);
    expect(broken.includes(true)).toBe(name.startsWith('Quoted fields with spaces'));
    const wanted = endsOpen ? data.slice(0, -1) : data;
    expect(rows.map(({ cells }) => cells)).toEqual(
      wanted.map((cells, i) => (broken[i] ? [] : cells)),
    );
  });
});

const blnsFile = corpus('blns/blns.json');

describe.skipIf(!existsSync(blnsFile))('the big list of naughty strings', () => {
  it.each([',', '\t', ';', '|'])('comes back from quoted cells, with %j between', (delimiter) => {
    const strings = z.array(z.string()).parse(readJson(blnsFile));
    const text = strings
      .map((each, i) => `${i}${delimiter}"${each.replaceAll('"', '""')}"${delimiter}""\r\n`)
      .join('');
    const bytes = Buffer.from(text);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 97) }, (_, i) =>
      bytes.subarray(97 * i, 97 * (i + 1)),
    );
    const { rows } = scanned(chunks, delimiter);
    expect(strings.length).toBeGreaterThan(400);
    expect(rows.map(({ cells }) => cells)).toEqual(strings.map((each, i) => [`${i}`, each, '']));
  });
});
