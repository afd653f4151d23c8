import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { Manifest } from '../contract/manifest.ts';
import type { Difference, VerifyResult, WorkpaperState } from '../contract/verify.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../errors.ts';
import { type Io, isThere } from '../io.ts';
import { redactedManifestFacts, redactedVerify } from '../redaction/redacted-audit.ts';
import { jsonSafe } from '../report/escape.ts';
import { configOf, logOptionsOf } from '../run/options/manifest-options.ts';
import { addFormatOptions, addProgressOptions } from '../run/options/output-options.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  redactionOf,
} from '../run/options/redact-options.ts';
import { withRun } from '../run/run.ts';
import { rendered } from '../run/show.ts';
import { checkedStrata } from '../run/tallies/strata.ts';
import { differences, type Redrawn } from '../sampling/draw/verification.ts';
import { zoneCause } from '../sampling/draw/zone-cause.ts';
import { toolUnder } from '../version.ts';
import { cellsHash, searchTexts } from '../workpaper/columns.ts';
import { type WorkpaperFile, workpaperFile } from '../workpaper/file.ts';
import { finishedRows } from '../workpaper/finished.ts';
import { type ManifestFile, readManifest } from '../workpaper/manifest.ts';
import { workpaperText } from '../workpaper/text.ts';
import { draw } from './sample/draw.ts';

interface RawVerifyOptions extends RawRedactOptions {
  readonly logs?: string;
  readonly json?: true;
  readonly format?: 'table' | 'md';
  readonly quiet?: true;
  readonly color: boolean;
  readonly progress: boolean;
}

/** `alpr-audit verify`: the logs read as for the draw, and everything compared. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .argument('<manifest>', 'the manifest.json that sample wrote')
    .option('--logs <folder>', 'where the logs are now');
  addRedactOptions(addProgressOptions(addFormatOptions(described, ['table', 'md'])))
    .addHelpText(
      'after',
      '\nMethod: hashes the logs, draws again with the seed and the settings of the manifest,\n' +
        'and compares the logs, the counts, every drawn search and the workpaper beside the\n' +
        'manifest. Exit 0: the same; 1: differences, each named. Cost: as the draw.',
    )
    .action((name: string, raw: RawVerifyOptions) => done(verify(io, name, raw)));
}

async function verify(io: Io, name: string, raw: RawVerifyOptions): Promise<ExitCode> {
  const redaction = redactionOf(io, raw);
  const file = await readManifest(io, name);
  const { manifest, sha256 } = file;
  const again = await redrawn(io, name, file, raw);
  const papers = await workpapers(io, file);
  const all = [...differences(manifest, again), ...papers.differences];
  const result: VerifyResult = {
    manifest: { file: name, sha256 },
    same: all.length === 0,
    searches: manifest.drawn.filter(({ role }) => role !== 'spare').length,
    differences: all,
    likelyCause: zoneCause(manifest, again, all, io.zoneData),
    workpapers: papers.states,
  };
  const redact = redaction?.redactor.level;
  await io.stdout.write(
    redact === undefined
      ? await shown(io, manifest, result, raw)
      : await shown(
          io,
          redactedManifestFacts(manifest),
          { ...redactedVerify(result), redact },
          raw,
        ),
  );
  return result.same ? EXIT.done : EXIT.thresholdNotMet;
}

async function shown(
  io: Io,
  manifest: Manifest,
  verify: VerifyResult,
  raw: RawVerifyOptions,
): Promise<string> {
  const forms = {
    document: () => {
      const document = { schema: 'alpr-audit/verify.v1', tool: toolUnder(io), verify };
      return `${jsonSafe(JSON.stringify(document, null, 2))}\n`;
    },
    view: async () => {
      const { verifyView } = await import('../report/views/verify-view.ts');
      return verifyView(manifest, verify);
    },
  };
  return await rendered(forms, io, raw);
}

/** Draws again. */
async function redrawn(
  io: Io,
  name: string,
  { manifest }: ManifestFile,
  { color, progress, quiet, logs: folder }: RawVerifyOptions,
): Promise<Redrawn> {
  const { settings, design, workpaper } = manifest;
  checkedStrata(settings.by);
  const start = {
    io,
    names: manifest.inputs.map(({ file }) => file),
    raw: { color, progress, ...(quiet && { quiet }), ...logOptionsOf(manifest) },
    config: configOf(manifest),
    placeOf: (log: string) => placeOf(io, name, folder, log),
  };
  const { facts, result } = await withRun(start, (run) => draw(run, settings, design));
  const drawn = result.drawn.map(({ search, ...where }) => {
    const texts = searchTexts({ ...where, search }, workpaper.fields).map(workpaperText);
    return { ...where, cells: cellsHash(texts) };
  });
  return { ...facts, ...result, drawn };
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
async function workpapers(io: Io, issuedBy: ManifestFile) {
  const { name, manifest } = issuedBy;
  const states: WorkpaperState[] = [];
  const found: Difference[] = [];
  for (const { file, sha256 } of [manifest.workpaper.csv, manifest.workpaper.xlsx]) {
    const path = join(dirname(name), basename(file));
    const paper = workpaperFile(io, path);
    if (paper === undefined) states.push({ file: path, state: 'missing' });
    else if (paper.sha256 === sha256) states.push({ file: path, state: 'asIssued' });
    else {
      const problem = await alteration(paper, issuedBy);
      states.push({ file: path, state: problem === undefined ? 'filledIn' : 'altered' });
      if (problem !== undefined) found.push({ of: 'workpaper', message: problem });
    }
  }
  return { states, differences: found };
}

/** What of a workpaper is not as it was issued; undefined where only answers were written. */
async function alteration(
  paper: WorkpaperFile,
  issuedBy: ManifestFile,
): Promise<string | undefined> {
  try {
    await finishedRows(paper, issuedBy);
    return undefined;
  } catch (error) {
    if (error instanceof CannotBeDone) return error.message;
    throw error;
  }
}
