import { spawnSync } from 'node:child_process';
import { createReadStream, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { libraryTypes } from '../../pack/types.ts';
import { ages, readLogs, sample, validate } from '../../src/library/library.ts';
import type { ValidateOptions } from '../../src/library/options.ts';
import { FIXTURES, folderWith, namesIn, ROOT } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

const LOG = join(FIXTURES, 'year/first-half.csv');
const OTHER = join(FIXTURES, 'year/second-half.csv');
const SEED = '08772473296991897540';

/** The document that the command prints, under the zone data of this machine. */
async function printed(...argv: string[]): Promise<unknown> {
  const world = { zoneData: process.versions.tz ?? null };
  const { code, stdout } = await runMain([...argv, '--json'], world);
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

describe('a function gives the document of its command', () => {
  it('readLogs, that of inspect', async () => {
    expect(await readLogs([LOG, OTHER])).toEqual(await printed('inspect', LOG, OTHER));
    const options = { tz: 'America/Los_Angeles', from: '2025-02-01', user: ['d.alvarez'] };
    const argv = ['--tz=America/Los_Angeles', '--from=2025-02-01', '--user=d.alvarez'];
    expect(await readLogs(LOG, options)).toEqual(await printed('inspect', LOG, ...argv));
  });

  it('validate', async () => {
    const options: ValidateOptions = {
      ...{ by: 'user' as const, minGroup: 5, law: 'CA', noId: true, keepDuplicates: false },
      map: { offense: 'Agency', reason: 'Reason' },
    };
    const argv = ['--by=user', '--min-group=5', '--law=CA', '--no-id', '--map=offense=Agency'];
    const document = await printed('validate', LOG, ...argv, '--map=reason=Reason');
    expect(await validate(LOG, options)).toEqual(document);
  });

  it('ages', async () => {
    const options = { buckets: ['30d', '1y'], at: ['21d', '6mo'], retention: '1y', states: true };
    const argv = ['--buckets=30d,1y', '--at=21d,6mo', '--retention=1y', '--states'];
    expect(await ages(LOG, options)).toEqual(await printed('ages', LOG, ...argv));
  });

  it('sample', async () => {
    const options = { seed: SEED, size: 5, by: 'month', witness: ['the clerk', 'a=b'], spares: 1 };
    const argv = [`--seed=${SEED}`, '--size=5', '--by=month', '--spares=1'];
    const witnesses = ['--witness=the clerk', '--witness=a=b'];
    const document = await printed('sample', LOG, ...argv, ...witnesses);
    expect(await sample(LOG, options)).toEqual(document);
  });
});

describe('a log', () => {
  it('may be a stream, which is read as standard input is', async () => {
    const { stdout } = await runMain(['ages', '-', '--json'], {
      stdin: readFileSync(LOG),
      zoneData: process.versions.tz ?? null,
    });
    const document = JSON.parse(stdout);
    expect(await ages(createReadStream(LOG))).toEqual(document);
    expect(await ages([Readable.from([readFileSync(LOG)])])).toEqual(document);
  });

  it('may have the name that stands for standard input on a command line', async () => {
    const gone = await readLogs('-').catch((error: Error) => error);
    expect(gone).toMatchObject({ name: 'CannotBeDone', message: expect.stringContaining('./-') });
    const option = await readLogs('--version').catch((error: Error) => error);
    expect(option).toMatchObject({
      name: 'CannotBeDone',
      message: expect.stringMatching(/^--version/),
    });
  });
});

describe('what cannot be done', () => {
  it.each([
    ['a log that is not there', () => readLogs('no-such.csv'), /^no-such\.csv/],
    ['two streams', () => readLogs([Readable.from([]), Readable.from([])]), /may be a stream/],
    ['a zone that is none', () => readLogs(LOG, { tz: 'Mars/Base' }), /Mars\/Base/],
    ['a config that is none', () => ages(LOG, { config: { retention: 7 } }), /^the config/],
    ['no size', () => sample(LOG, { seed: SEED }), /^how many searches/],
  ])('is an error with the line of the command: %s', async (_, called, message) => {
    const error = await called().catch((each: Error) => each);
    expect(error).toMatchObject({
      name: 'CannotBeDone',
      message: expect.stringMatching(message),
    });
    expect(error).not.toMatchObject({ message: expect.stringMatching(/^alpr-audit/) });
  });
});

it('no config is looked for, and one that is given holds', async () => {
  const cwd = process.cwd();
  const folder = folderWith({ 'alpr-audit.config.json': '{"retention":"30d"}' });
  try {
    process.chdir(folder);
    expect((await ages(LOG)).settings.retention).toBeNull();
    expect((await ages(LOG, { config: { retention: '2y' } })).settings.retention).toBe('2y');
    expect(namesIn(folder)).toEqual(['alpr-audit.config.json']);
  } finally {
    process.chdir(cwd);
  }
});

describe('the types', () => {
  const USE = `import { ages, readLogs, sample, validate, type AgesOptions } from 'alpr-audit';
const options: AgesOptions = { measure: 'newest' };
export const count: number = (await ages('log.csv', options)).ages.ranged;
export const zone: string | null = (await readLogs(['a.csv', 'b.csv'])).settings.timeZone;
export const share: number | null = (await ages('log.csv')).ages.buckets[0]?.share ?? null;
export const draws: number[] = (await sample('log.csv', { seed: '1' })).sample.drawn.map(({ draw }) => draw);
export const schema: 'alpr-audit/validate.v1' = (await validate('log.csv')).schema;
`;

  const compiled = (use: string): string => {
    const folder = folderWith({ 'use.ts': use, 'package.json': '{"type":"module"}' });
    const place = join(folder, 'node_modules/alpr-audit');
    mkdirSync(join(place, 'dist'), { recursive: true });
    symlinkSync(join(ROOT, 'package.json'), join(place, 'package.json'));
    writeFileSync(join(place, 'dist/library.d.ts'), types);
    // As strict as can be, and without the types of Node, which the user may not have.
    const argv = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext'];
    const lib = ['--target', 'es2023', '--lib', 'es2023', '--types', '', '--skipLibCheck', 'false'];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const files = ['--noUncheckedIndexedAccess', 'use.ts'];
    return spawnSync(process.execPath, [tsc, ...argv, ...lib, ...files], {
      cwd: folder,
      encoding: 'utf8',
    }).stdout;
  };
  const types = libraryTypes();

  it('stand in one file that needs no other, and say what a document holds', () => {
    expect(types).not.toMatch(/^import |import\(|: any\b/m);
    expect(compiled(USE)).toBe('');
  });

  it('fit what the README shows', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme)!;
    const fromNode = "import { createReadStream } from 'node:fs';\n";
    expect(example).toContain(fromNode);
    const declared =
      'declare function createReadStream(path: string): AsyncIterable<Uint8Array>;\n';
    expect(compiled(example.replace(fromNode, declared))).toBe('');
  });

  it('are wrong about nobody who asks for what is not there', () => {
    const said = compiled(
      `${USE}export const none = (await ages('log.csv', { by: 'plate' })).inspect;\n`,
    );
    expect(said).toMatch(/'inspect' does not exist/);
    expect(said).toMatch(/"plate"/);
  });
});
