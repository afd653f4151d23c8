import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { agesDocumentSchema } from '../../src/contract/ages.ts';
import { inspectDocumentSchema } from '../../src/contract/inspect.ts';
import { agesRows, inspectRows } from '../../src/report/machine/tidy.ts';
import { toolUnder } from '../../src/version.ts';
import { AGES_SETTINGS, buckets, FACTS, FRESNO, HOSTILE, INSPECTED } from './samples.ts';
import { jsonDocument, renderCsv, renderNdjson } from './whole-texts.ts';

describe('tidy rows', () => {
  test('of ages are one a bucket, groups after the whole', () => {
    const groups = [{ by: 'agency', value: 'A', ranged: 4, buckets: buckets([2, 1, 1, 0]) }];
    const { columns, rows } = agesRows({ ...FRESNO, groups });
    const counts = rows.map(({ section, value, count }) => [section, value, count]);
    expect(rows[0]).toEqual({
      section: 'ages',
      groupedBy: '',
      value: '',
      label: '0–6 months',
      upTo: '6mo',
      count: 782,
      share: 0.92,
    });
    expect(rows[7]).toEqual({
      section: 'ages',
      groupedBy: 'agency',
      value: 'A',
      label: 'over 2 years',
      upTo: null,
      count: 0,
      share: 0,
    });
    expect(columns).toEqual(Object.keys(rows[0]!));
    // What lies beyond the retention, and what each simulated period serves, follow.
    expect(counts[8]).toEqual(['beyondRetention', '', 17]);
    expect(counts.slice(9, 12)).toEqual([
      ['retention', 'fully', FRESNO.retention[0]?.fully],
      ['retention', 'partly', FRESNO.retention[0]?.partly],
      ['retention', 'notAtAll', FRESNO.retention[0]?.notAtAll],
    ]);
    expect(rows).toHaveLength(9 + 3 * FRESNO.retention.length);
  });

  test('of inspect are one a field, null where a state is not told apart', () => {
    const { columns, rows } = inspectRows(INSPECTED);
    expect(rows).toHaveLength(17);
    expect(rows[9]).toEqual({
      field: 'caseNumber',
      value: 391,
      blank: 766,
      placeholder: 3,
      withheld: 0,
      damaged: 0,
      absent: 0,
    });
    expect(rows[3]).toMatchObject({
      field: 'agency',
      placeholder: null,
      withheld: null,
      damaged: null,
      absent: 1160,
    });
    expect(columns).toEqual(Object.keys(rows[0]!));
  });
});

describe('CSV', () => {
  const rows = [
    { name: '=cmd()', count: -5 },
    { name: 'a,"b"', count: -0.25 },
    { name: 'José’s\nCorolla', count: null },
  ];

  test('has a byte order mark, CRLF, quotes where needed, no formulas, and plain numbers', () => {
    expect(renderCsv(rows, ['name', 'count'])).toBe(
      '\uFEFFname,count\r\n\'=cmd(),-5\r\n"a,""b""",-0.25\r\nJosé’s\\nCorolla,\r\n',
    );
  });

  test('is read back by another parser', () => {
    const { columns, rows: tidy } = agesRows(FRESNO);
    const read = parse(renderCsv(tidy, columns), { bom: true, columns: true });
    expect(read).toHaveLength(tidy.length);
    expect(read[1]).toMatchObject({
      label: '6 months–1 year',
      upTo: '1y',
      count: '51',
      share: '0.06',
    });
  });
});

test('NDJSON is one object a line', () => {
  expect(renderNdjson([{ name: 'a\u202E', count: 1 }, { name: null }])).toBe(
    '{"name":"a\\u202e","count":1}\n{"name":null}\n',
  );
});

const MADE_BY = toolUnder({ zoneData: '2026a' });

describe('the JSON document', () => {
  test.each([
    ['ages', agesDocumentSchema, AGES_SETTINGS, FRESNO],
    ['inspect', inspectDocumentSchema, {}, INSPECTED],
  ] as const)(
    'of %s obeys the contract, key by key and in its order',
    (command, schema, settings, result) => {
      const json = jsonDocument(command, MADE_BY, FACTS, settings, result);
      expect(json.endsWith('\n}\n')).toBe(true);
      const parsed = schema.parse(JSON.parse(json));
      expect(`${JSON.stringify(parsed, null, 2)}\n`).toBe(json);
    },
  );

  test('has the contract order whatever order the facts were put together in', () => {
    const reversed = (from: object) => Object.fromEntries(Object.entries(from).reverse());
    const facts = {
      ...FACTS,
      inputs: FACTS.inputs.map(reversed),
      population: reversed(FACTS.population),
      settings: reversed(FACTS.settings),
      warnings: FACTS.warnings.map(reversed),
    } as unknown as typeof FACTS;
    expect(jsonDocument('ages', MADE_BY, facts, AGES_SETTINGS, FRESNO)).toBe(
      jsonDocument('ages', MADE_BY, FACTS, AGES_SETTINGS, FRESNO),
    );
  });

  test('leaves log text untouched for a parser and harmless on a terminal', () => {
    const inputs = FACTS.inputs.map((input) => ({ ...input, file: HOSTILE }));
    const json = jsonDocument('ages', MADE_BY, { ...FACTS, inputs }, AGES_SETTINGS, FRESNO);
    expect(JSON.parse(json).inputs[0].file).toBe(HOSTILE);
    expect(json).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u);
  });
});
