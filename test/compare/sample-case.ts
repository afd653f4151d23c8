import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { writeAnew } from '../cli/folder.ts';
import {
  type OracleDrawn,
  type OracleSample,
  type SampleOptions,
  sampleOracle,
} from '../oracle/oracle-draw.ts';
import type { OracleLog } from '../oracle/oracle-log.ts';
import { type Run, runMain } from '../run-main.ts';
import { caseText } from './case-text.ts';
import { expectSame } from './expect-same.ts';
import { orRefused, readFiltered } from './left-by-filters.ts';
import type { RandomCase } from './random-logs.ts';
import { logArgv } from './random-options.ts';
import { randomSample, sampleArgv } from './sample-options.ts';

/** Random logs, and a draw from them; `more` and `spares` are those of its extension. */
export interface SampleCase {
  logs: RandomCase;
  sample: SampleOptions;
  more: number;
  spares: number;
}

export function sampleCases(logs: fc.Arbitrary<RandomCase>): fc.Arbitrary<SampleCase> {
  return fc
    .record({ logs, sample: randomSample, more: fc.nat(12), spares: fc.nat(4) })
    .map((random) => ({ ...random, [fc.toStringMethod]: () => `\n${sampleCaseText(random)}\n` }));
}

function sampleCaseText({ logs, sample, more, spares }: SampleCase): string {
  return `${caseText(logs)}\n${JSON.stringify([...sampleArgv(sample), { more, spares }])}`;
}

interface Document {
  sample: OracleSample;
  settings: {
    size: unknown;
    by: unknown;
    allocate: unknown;
    atLeastEach: unknown;
    auditors: unknown;
    extends: { drawn: number } | null;
  };
}

export interface SampleAccount {
  sample: OracleSample;
  settings: Document['settings'];
}

/** The oracle's draw from logs that it read. */
export function oracleSample(log: OracleLog, sample: SampleOptions): SampleAccount | 'refused' {
  return orRefused(() => ({
    sample: sampleOracle(log, sample),
    settings: {
      size: sample.size,
      by: sample.by ?? null,
      allocate: sample.allocate ?? 'proportional',
      atLeastEach: sample.atLeastEach ?? 0,
      auditors: sample.auditors ?? [],
      extends: null,
    },
  }));
}

/** Runs `sample` on the logs of a case, which are put into the folder. */
async function run({ logs }: SampleCase, folder: string, options: string[]): Promise<Run> {
  let stdin: Uint8Array = new Uint8Array(0);
  for (const { name, bytes } of logs.files) {
    if (name === '-') stdin = bytes;
    else writeAnew(join(folder, name), bytes);
  }
  const names = logs.files.map(({ name }) => name);
  const argv = ['sample', ...options, ...logArgv(logs.options.log), ...names];
  return runMain(argv, { cwd: folder, stdin });
}

/** The program's draw, as it was shown. */
export function accountOfSample({ code, stdout, stderr }: Run): SampleAccount | 'refused' {
  if (code === 2) return 'refused';
  expect(code, stderr).toBe(0);
  const { sample, settings } = JSON.parse(stdout) as Document;
  const { size, by, allocate, atLeastEach, auditors, extends: extended } = settings;
  return { sample, settings: { size, by, allocate, atLeastEach, auditors, extends: extended } };
}

/**
 * Fails where the manifest's draw, or its extension, differs from the oracle's. Cases that are
 * refused, and those that the generator cannot extend stratum by stratum, are not for here.
 */
export async function agreeOnExtension(random: SampleCase, folder: string): Promise<void> {
  const { logs, sample, more, spares } = random;
  const text = (): string => sampleCaseText(random);
  const log = orRefused(() => readFiltered(logs.files, logs.options.log));
  const first = log === 'refused' ? log : oracleSample(log, sample);
  fc.pre(
    log !== 'refused' &&
      first !== 'refused' &&
      !(sample.method === 'generator' && sample.by !== undefined),
  );
  const papers = join(folder, 'papers');
  rmSync(papers, { recursive: true, force: true });
  mkdirSync(papers);
  const issued = await run(random, folder, ['-o', papers, '--force', ...sampleArgv(sample)]);
  if (issued.code !== 0) expect.fail(`exit ${issued.code}\n${issued.stderr}${text()}`);
  const path = join(papers, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { drawn: OracleDrawn[] };
  const drawn = manifest.drawn.map(placeOf);
  expectSame(drawn, first.sample.drawn.map(placeOf), text);

  const before = first.sample.drawn.filter(({ role }) => role !== 'spare').length;
  const size = before + more;
  const asked = [`--extend=${path}`, `--size=${size}`, `--spares=${spares}`, '--json'];
  const again = await run(random, folder, asked);
  const extended = accountOfSample(again);
  const second = sampleOracle(log, {
    ...sample,
    size: { from: 'size', size },
    spares,
    extend: first.sample.drawn,
  });
  if (extended === 'refused') expect.fail(`${again.stderr}the extension was refused\n${text()}`);
  expectSame(extended.sample.drawn, second.drawn, text);
  expectSame(extended.sample.design.strata, second.design.strata, text);
  expectSame(extended.settings.extends?.drawn, before, text);
}

/** The searches' cells aside, which the manifest has as hashes. */
function placeOf({ draw, role, stratum, ticket, id, file, line }: OracleDrawn) {
  return { draw, role, stratum, ticket, id, file, line };
}
