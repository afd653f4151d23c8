import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { Manifest } from '../contract/manifest.ts';
import type { VerifyResult } from '../contract/verify.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../errors.ts';
import { redactedManifestFacts, redactedVerify } from '../redaction/redacted-audit.ts';
import { jsonPieces } from '../report/machine/json-pieces.ts';
import type { Pieces } from '../report/pieces.ts';
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
import { toStandardOutput } from '../run/writing.ts';
import { differences, type Redrawn } from '../sampling/draw/verification.ts';
import { zoneCause } from '../sampling/draw/zone-cause.ts';
import { TOOL, toolUnder } from '../version.ts';
import { cellsHash, searchTexts } from '../workpaper/columns.ts';
import { type IssuedWorkpaper, issueWorkpaper } from '../workpaper/issue.ts';
import { type ManifestFile, readManifest } from '../workpaper/manifest.ts';
import { manifestFacts } from '../workpaper/manifest-facts.ts';
import { readTexts } from '../workpaper/reads.ts';
import { workpaperText } from '../workpaper/text.ts';
import { comparedPapers } from '../workpaper/verified/as-issued.ts';
import { type Io, isThere } from '../world/io.ts';
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
        'and compares the logs, the counts, the warnings, every drawn search and the workpaper,\n' +
        'as issued and as it is now, beside the manifest. What no draw can show (witnesses, the\n' +
        'source of the seed, the preparer) is said to be stated, not proven.\n' +
        'Exit 0: the same; 1: differences, each named. Cost: as the draw.',
    )
    .action((name: string, raw: RawVerifyOptions) => done(verify(io, name, raw)));
}

async function verify(io: Io, name: string, raw: RawVerifyOptions): Promise<ExitCode> {
  const redaction = redactionOf(io, raw);
  const file = await readManifest(io, name);
  const { manifest, sha256 } = file;
  const { again, paper } = await redrawn(io, name, file, raw);
  const isOtherVersion = manifest.tool.version !== TOOL.version;
  const drawn = differences(manifest, again, isOtherVersion, io.zoneData);
  const isComparable = drawn.length === 0 && !isOtherVersion;
  const papers = await comparedPapers(io, file, isComparable ? await paper() : undefined, manifest);
  const ofPapers = papers.differences.map((message) => ({ of: 'workpaper' as const, message }));
  const all = [...drawn, ...ofPapers];
  const result: VerifyResult = {
    manifest: { file: name, sha256 },
    same: all.length === 0,
    searches: manifest.drawn.filter(({ role }) => role !== 'spare').length,
    differences: all,
    likelyCause: zoneCause(manifest, again, all, io.zoneData),
    stated: statedOf(manifest, again, { isOtherVersion, isComparable, ...papers }),
    workpapers: [...papers.states],
  };
  const redact = redaction?.redactor.level;
  await toStandardOutput(io)(
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
): Promise<Pieces> {
  const forms = {
    document: () => {
      const document = { schema: 'alpr-audit/verify.v1', tool: toolUnder(io), verify };
      return jsonPieces(document);
    },
    view: async () => {
      const { verifyView } = await import('../report/views/verify-view.ts');
      return verifyView(manifest, verify);
    },
  };
  return await rendered(forms, io, raw);
}

/** Draws again, and issues the workpaper again where it is asked for. */
async function redrawn(
  io: Io,
  name: string,
  { manifest }: ManifestFile,
  { color, progress, quiet, logs: folder }: RawVerifyOptions,
): Promise<{ again: Redrawn; paper: () => Promise<IssuedWorkpaper> }> {
  const { settings, design, workpaper } = manifest;
  checkedStrata(settings.by);
  const controlTotal = settings.controlTotal?.expected;
  const raw = { color, progress, ...(quiet && { quiet }), ...logOptionsOf(manifest) };
  const config = configOf(manifest);
  const start = {
    io,
    names: manifest.inputs.map(({ file }) => file),
    raw: { ...raw, ...(controlTotal !== undefined && { controlTotal }) },
    config,
    placeOf: (log: string) => placeOf(io, name, folder, log),
  };
  const { facts, result, reads, logs } = await withRun(start, (run) => draw(run, settings, design));
  const drawn = result.drawn.map(({ search, ...where }, index) => {
    const texts = searchTexts({ ...where, search }, workpaper.fields).map(workpaperText);
    return { ...where, cells: cellsHash(texts), reads: readTexts(reads[index]!) };
  });
  const told = { ...manifestFacts(manifest, facts, settings, design, logs), ...result };
  return {
    again: { ...told, drawn },
    // Where its warnings differ at all, it is in what other time-zone data are warned of; its classes
    // may be those of a config that it does not tell.
    paper: () =>
      issueWorkpaper(
        { ...told, warnings: manifest.warnings },
        result.drawn,
        drawn.map((each, index) => manifest.drawn[index]!.reads ?? each.reads),
        config.questions,
      ),
  };
}

/** What was compared, and what could not be. */
interface Compared {
  readonly isOtherVersion: boolean;
  readonly isComparable: boolean;
  readonly isXlsxStated: boolean;
}

/** Classes that a manifest tells of drawn searches; those of a config's own words no draw can repeat. */
const CLASSES = ['caseNumberClass', 'reasonClass'] as const;

/** Keys of the manifest that drawing again cannot show, or did not show. */
function statedOf(
  manifest: Manifest,
  again: Redrawn,
  { isOtherVersion, isComparable, isXlsxStated }: Compared,
): string[] {
  const { settings, drawn } = manifest;
  const isShown = (key: (typeof CLASSES)[number]): boolean =>
    drawn.every(({ reads }, index) => !reads || reads[key] === again.drawn[index]?.reads?.[key]);
  return [
    ...['tool', 'createdAt', 'preparer', 'design.seedSource', 'design.witnesses'],
    ...(settings.controlTotal === null ? [] : ['settings.controlTotal.expected']),
    ...(settings.extends === null ? [] : ['settings.extends.sha256']),
    ...(isOtherVersion ? ['warnings'] : []),
    ...CLASSES.filter((key) => !isShown(key)).map((key) => `drawn.reads.${key}`),
    ...(isComparable ? [] : ['workpaper.csv.sha256']),
    ...(isXlsxStated ? ['workpaper.xlsx.sha256'] : []),
  ];
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
