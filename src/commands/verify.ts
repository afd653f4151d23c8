import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import type { Manifest } from '../contract/manifest.ts';
import type { Difference, VerifyResult, WorkpaperState } from '../contract/verify.ts';
import { CannotBeDone, EXIT, type ExitCode } from '../errors.ts';
import { type Io, isThere, readBytes } from '../io.ts';
import { sourceOpener } from '../log/open/source.ts';
import { jsonSafe } from '../report/escape.ts';
import { workpaperText } from '../report/workpaper-text.ts';
import { differences } from '../sampling/verification.ts';
import { cellsHash, searchTexts } from '../sampling/workpaper.ts';
import { TOOL } from '../version.ts';
import { drawPlan } from './draw-plan.ts';
import { finishedRows } from './finished-workpaper.ts';
import { readLogs, replayed } from './log-command.ts';
import { configOf, logOptionsOf, type ManifestFile, readManifest } from './manifest-file.ts';
import { renderForPeople } from './render.ts';
import { sampleAnalysis } from './sample-analysis.ts';
import { SUMMARIES } from './summaries.ts';

interface RawVerifyOptions {
  readonly logs?: string;
  readonly json?: true;
  readonly format?: 'table' | 'md';
  readonly quiet?: true;
  readonly color: boolean;
  readonly progress: boolean;
}

/** The largest workpaper that is looked at. */
const MOST_BYTES = 256 * 1024 * 1024;

/** `alpr-audit verify`: the logs read as for the draw, and everything compared. */
export function command(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('verify')
    .description(SUMMARIES.verify)
    .argument('<manifest>', 'the manifest.json that sample wrote')
    .option('--logs <folder>', 'where the logs are now')
    .addOption(new Option('--json', 'one JSON document on standard output').conflicts('format'))
    .addOption(new Option('--format <name>', 'form of the output').choices(['table', 'md']))
    .option('--quiet', 'nothing on standard error but errors')
    .option('--no-color', 'no colour')
    .option('--no-progress', 'no progress line')
    .addHelpText(
      'after',
      '\nMethod: hashes the logs, draws again with the seed and the settings of the manifest,\n' +
        'and compares the logs, the counts, every drawn search and the workpaper beside the\n' +
        'manifest. Exit 0: the same; 1: differences, each named. Cost: as the draw.',
    )
    .action(async (name: string, raw: RawVerifyOptions) => done(await verify(io, name, raw)));
}

async function verify(io: Io, name: string, raw: RawVerifyOptions): Promise<ExitCode> {
  const file = await readManifest(io, name);
  const { manifest, sha256 } = file;
  const found = await redrawn(io, name, file, raw);
  const papers = await workpapers(io, name, manifest);
  const all = [...found, ...papers.differences];
  const result: VerifyResult = {
    manifest: { file: name, sha256 },
    same: all.length === 0,
    searches: manifest.drawn.filter(({ role }) => role !== 'spare').length,
    differences: all,
    workpapers: papers.states,
  };
  await io.stdout.write(await shown(io, manifest, result, raw));
  return result.same ? EXIT.done : EXIT.thresholdNotMet;
}

async function shown(
  io: Io,
  manifest: Manifest,
  verify: VerifyResult,
  raw: RawVerifyOptions,
): Promise<string> {
  if (raw.json) {
    const { name, version } = TOOL;
    const document = { schema: 'alpr-audit/verify.v1', tool: { name, version }, verify };
    return `${jsonSafe(JSON.stringify(document, null, 2))}\n`;
  }
  const { verifyView } = await import('../report/verify-view.ts');
  return await renderForPeople(verifyView(manifest, verify), io, raw);
}

/** Draws again, and tells what is otherwise. */
async function redrawn(
  io: Io,
  name: string,
  { manifest }: ManifestFile,
  raw: RawVerifyOptions,
): Promise<Difference[]> {
  const { settings, design, workpaper } = manifest;
  const names = manifest.inputs.map(({ file }) => file);
  const { color, progress } = raw;
  const options = {
    ...{ color, progress, ...logOptionsOf(manifest) },
    ...(raw.quiet && { quiet: true as const }),
  };
  const analysis = sampleAnalysis(drawPlan(settings, design), settings, null);
  const stdin = analysis.again ? replayed(io.stdin) : io.stdin;
  const open = sourceOpener(io.cwd, stdin, (log) => placeOf(io, name, raw.logs, log));
  const { facts, result } = await readLogs(io, names, options, configOf(manifest), analysis, open);
  const drawn = result.drawn.map(({ search, ...where }) => {
    const texts = searchTexts({ ...where, search }, workpaper.fields).map(workpaperText);
    return { ...where, cells: cellsHash(texts) };
  });
  return differences(manifest, { ...facts, ...result, drawn });
}

/**
 * Where the logs are that the manifest names: in the folder of --logs, else where they were, else
 * beside the manifest.
 */
function placeOf(io: Io, manifest: string, folder: string | undefined, name: string): string {
  const beside = dirname(manifest);
  const places =
    folder === undefined
      ? [name, join(beside, name), join(beside, basename(name))]
      : [join(folder, name), join(folder, basename(name))];
  const place = places.find((each) => isThere(io, each));
  if (place === undefined) {
    throw new CannotBeDone(
      `${name}, which was drawn from, is not ${folder === undefined ? 'there' : `in ${folder}`}: say with --logs which folder it is in`,
    );
  }
  return place;
}

/** The workpapers beside the manifest: as issued, filled in, or altered. */
async function workpapers(io: Io, name: string, manifest: Manifest) {
  const states: WorkpaperState[] = [];
  const found: Difference[] = [];
  for (const { file, sha256 } of [manifest.workpaper.csv, manifest.workpaper.xlsx]) {
    const path = join(dirname(name), basename(file));
    const bytes = readBytes(io, path, MOST_BYTES);
    if (bytes === undefined) states.push({ file: path, state: 'missing' });
    else if (createHash('sha256').update(bytes).digest('hex') === sha256) {
      states.push({ file: path, state: 'asIssued' });
    } else {
      const problem = await alteration(io, path, name, manifest);
      states.push({ file: path, state: problem === undefined ? 'filledIn' : 'altered' });
      if (problem !== undefined) found.push({ of: 'workpaper', message: problem });
    }
  }
  return { states, differences: found };
}

/** What of a workpaper is not as it was issued; undefined where only answers were written. */
async function alteration(
  io: Io,
  workpaper: string,
  name: string,
  manifest: Manifest,
): Promise<string | undefined> {
  try {
    await finishedRows(io, manifest, { workpaper, manifest: name });
    return undefined;
  } catch (error) {
    if (error instanceof CannotBeDone) return error.message;
    throw error;
  }
}
