import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { runMain } from '../run-main.ts';
import { AJV, printedSchema, validatorOf } from './validators.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Commands whose documents have something in every list. */
const DOCUMENTS: Readonly<Record<string, [cwd: string, argv: string[]]>> = {
  inspect: [
    'layouts',
    ['inspect', 'flock-audit.csv', 'vigilant.csv', '--map', 'plate=License Plate', '--json'].concat(
      [
        '--control-total',
        '9',
        '--user',
        'd. keltov',
        '--agency',
        'example ca pd',
        '--from',
        '2023-01-01',
      ],
    ),
  ],
  ages: [
    'table-2',
    ['ages', 'sacramento.csv', '--json', '--states', '--by', 'month', '--retention', '2y'].concat([
      '--at',
      '30d',
      '--control-total',
      '5700',
    ]),
  ],
  flags: [
    'hostile',
    ['flags', 'hostile.csv', '--json', '--config', 'flags.config.json', '--home', 'CA'].concat(
      ['--shared-with', 'shared.txt', '--own', 'Example PD', '--control-total', '1'],
      ['--fail-on', 'any', '--layout', 'generic'],
    ),
  ],
  export: [
    'hostile',
    ['export', 'hostile.csv', '--json', '--control-total', '1', '--layout', 'generic'],
  ],
  validate: [
    'validate',
    ['validate', 'searches.csv', 'without-reason.csv', '--json', '--by', 'user'].concat(
      ['--cases', 'register.csv', '--config', 'config.json', '--fail-over', '60'],
      ['--control-total', '116', '--layout', 'palantir'],
    ),
  ],
};

interface Made {
  readonly validate: ValidateFunction;
  readonly document: Json;
}

const made = new Map<string, Promise<Made>>();

/** A command's document, and its schema as a function; both are made once. */
function madeOf(name: string): Promise<Made> {
  const make = async (): Promise<Made> => {
    const [cwd, argv] = DOCUMENTS[name]!;
    const { stdout } = await runMain(argv, { cwd: join(FIXTURES, cwd) });
    return { validate: validatorOf(await printedSchema(name)), document: JSON.parse(stdout) };
  };
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known;
}

/** Every command writes a document but these. */
const WITHOUT_DOCUMENT = ['init', 'schema', 'completion', 'audit', 'map', 'reduce', 'merge'];
const WITH_DOCUMENT = COMMANDS.map(({ name }) => name).filter(
  (name) => !WITHOUT_DOCUMENT.includes(name),
);

describe.each([...WITH_DOCUMENT, 'manifest', 'plan', 'config'])('alpr-audit schema %s', (name) => {
  it('is a valid JSON Schema 2020-12', async () => {
    const printed = await printedSchema(name);
    const schema = JSON.parse(printed);
    expect(schema.$schema).toBe(DIALECT);
    expect(AJV.validateSchema(schema)).toBe(true);
    expect(AJV.errors ?? []).toEqual([]);
    expect(() => validatorOf(printed)).not.toThrow();
  });

  it('is the same each time', async () => {
    expect(await printedSchema(name)).toBe(await printedSchema(name));
  });
});

/** Every place in a document where a key can be taken away, as the keys that lead there. */
function keysIn(json: Json, path: readonly (string | number)[] = []): (string | number)[][] {
  if (json === null || typeof json !== 'object') return [];
  if (Array.isArray(json))
    return json.slice(0, 2).flatMap((each, at) => keysIn(each, [...path, at]));
  return Object.entries(json).flatMap(([key, value]) => [
    [...path, key],
    ...keysIn(value, [...path, key]),
  ]);
}

/** The document with another value at a place; without the key where there is none. */
function changed(json: Json, path: readonly (string | number)[], value?: Json): Json {
  const copy = structuredClone(json);
  let place = copy as { [key: string | number]: Json };
  for (const key of path.slice(0, -1)) place = place[key] as typeof place;
  const last = path.at(-1)!;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

describe.each(Object.keys(DOCUMENTS))('the schema of %s', (name) => {
  let validate: ValidateFunction;
  let document: Json;

  beforeAll(async () => {
    ({ validate, document } = await madeOf(name));
  });

  it('takes a document, and one with keys that a later version adds', () => {
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(changed(document, ['later'], 1))).toBe(true);
  });

  it('is tried with a document that warns of something', () => {
    expect(document).not.toMatchObject({ warnings: [] });
  });

  it('refuses a document without any one of its keys', () => {
    const paths = keysIn(document);
    expect(paths.length).toBeGreaterThan(60);
    const accepted = paths.filter((path) => validate(changed(document, path)));
    // What the config changes of the word lists is as the config gives it: any part of it.
    const missing = accepted.map((path) => path.join('.'));
    // Today's caps are there where --states asks for them.
    const isGiven =
      /^settings\.vocabulary\.|^ages\.today$|\.(parameters|parts|states|subject)\.|\.unknown$/;
    expect(missing.filter((path) => !isGiven.test(path))).toEqual([]);
  });

  it.each([
    ['schema', 'alpr-audit/other.v1'],
    ['schema', `alpr-audit/${name}.v2`],
    ['tool.name', 'other'],
    ['inputs', {}],
    ['inputs.0.sha256', 'ABC'],
    ['inputs.0.encoding', 'ebcdic'],
    ['inputs.0.delimiter', '#'],
    ['inputs.0.rows', -1],
    ['population.searches', 1.5],
    ['population.searches', '12'],
    ['population.first', 20_250_101],
    ['settings.strict', null],
    ['settings.controlTotal', 5],
    ['warnings.0.code', 'nonsense'],
  ])('refuses %s: %j', (path, value) => {
    const places = path.split('.').map((key) => (/^\d$/.test(key) ? Number(key) : key));
    expect(validate(changed(document, places, value))).toBe(false);
  });
});

describe('classes that nobody knows', () => {
  it.each([
    ['inspect', 'inspect.files.0.columns.0.field', 'weather'],
    ['inspect', 'inspect.fields.plate.value', null],
    ['ages', 'ages.measure', 'middle'],
    ['ages', 'settings.measure', 'middle'],
    ['ages', 'settings.by', 'plate'],
    ['ages', 'ages.buckets.0.share', 1.01],
    ['ages', 'ages.buckets.0.share', '84%'],
    ['ages', 'ages.quantiles.p50', -1],
    ['ages', 'ages.setAside.undated', null],
    ['ages', 'ages.retention.0.states', 'Maine'],
    ['ages', 'ages.byMeasure.oldest', [1, null]],
    ['validate', 'settings.by', 'plate'],
    ['validate', 'settings.failOver', 5],
    ['validate', 'settings.caseNumberPatterns', '26-1'],
    ['validate', 'validate.judgeable', null],
    ['validate', 'validate.bothBlank.share', 1.01],
    ['validate', 'validate.bothBlank.share', '66%'],
    ['validate', 'validate.caseNumber.classes.ok', null],
    ['validate', 'validate.caseNumber.shapes.0.example', 7],
    ['validate', 'validate.reason.top.0.text', 7],
    ['validate', 'validate.reason.top.0.count', -1],
    ['validate', 'validate.findings', { bothBlank: 1 }],
    ['validate', 'validate.groups.0.small', 'yes'],
  ])('%s refuses %s: %j', async (name, path, value) => {
    const { validate, document } = await madeOf(name);
    const places = path.split('.').map((key) => (/^\d$/.test(key) ? Number(key) : key));
    expect(validate(changed(document, places, value))).toBe(false);
  });

  it('refuses configs of which nobody knows a key or a word', async () => {
    const validate = validatorOf(await printedSchema('config'));
    expect(validate({ timeZone: 'UTC', columns: { user: 'A', plate: ['B', 'C'] } })).toBe(true);
    const patterns = { caseNumberPatterns: ['\\d+'], vocabulary: { placeholders: { add: ['x'] } } };
    expect(validate({ ...patterns, retention: '1y' })).toBe(true);
    for (const config of [
      { zone: 'UTC' },
      { columns: { officer: 'A' } },
      { columns: { user: '' } },
      { columns: { user: [7] } },
      { caseNumberPatterns: [] },
      { caseNumberPatterns: 'x' },
      { vocabulary: { vagueReason: [] } },
      { vocabulary: { placeholders: { plus: ['x'] } } },
      { vocabulary: { placeholders: [''] } },
      { dayFirst: 'yes' },
      { retention: 'one year' },
      [],
      'UTC',
    ]) {
      expect(validate(config), JSON.stringify(config)).toBe(false);
    }
  });
});
