import type { EvaluateSettings } from '../../contract/evaluate.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { FailedSearch, ReportAudit } from '../../contract/report.ts';
import { CannotBeDone } from '../../errors.ts';
import type { SearchLogs } from '../../log/search-log.ts';
import { baseName } from '../../redaction/without-folders.ts';
import { counted } from '../../report/words.ts';
import { evaluatingUnder } from '../../run/computing/computed.ts';
import type { ExaminedRow } from '../../sampling/evaluation/answers.ts';
import { paperEvaluation, type RawTerms, termsOf } from '../../workpaper/evaluation.ts';
import { finishedFile, type WorkpaperFile, workpaperFile } from '../../workpaper/file.ts';
import { readManifest } from '../../workpaper/manifest.ts';
import type { Io } from '../../world/io.ts';

/** What of the options says where the audit is, and how it is evaluated. */
export interface RawAuditOptions extends RawTerms {
  readonly audit?: string;
  readonly workpaper?: string;
}

/** A finished audit, before it is known whether it is of the logs given. */
export interface FinishedAudit {
  readonly manifest: Manifest;
  readonly settings: EvaluateSettings;
  readonly audit: ReportAudit;
  readonly paper: WorkpaperFile;
  readonly rows: readonly ExaminedRow[];
  /** The files read. */
  readonly reads: readonly string[];
}

/**
 * Reads and evaluates the audit that --audit names; null without it.
 * @throws CannotBeDone
 */
export async function finishedAudit(io: Io, raw: RawAuditOptions): Promise<FinishedAudit | null> {
  const terms = termsOf(raw);
  if (raw.audit === undefined) {
    const stray = (['workpaper', 'tolerable', 'unanswered'] as const).find(
      (name) => raw[name] !== undefined,
    );
    if (stray === undefined) return null;
    throw new CannotBeDone(`--${stray} is for a finished audit: name its folder with --audit`);
  }
  const manifestName = `${raw.audit}/manifest.json`;
  const issuedBy = await readManifest(io, manifestName);
  const { manifest } = issuedBy;
  const paper =
    raw.workpaper === undefined
      ? filledIn(io, raw.audit, manifest)
      : finishedFile(io, raw.workpaper);
  const { rows, settings, result } = await paperEvaluation(
    paper,
    issuedBy,
    raw,
    terms,
    evaluatingUnder(io.signal),
  );
  const failed = failedIn(rows, manifest);
  return {
    manifest,
    ...{ settings, paper, rows },
    reads: [manifestName, paper.name],
    audit: {
      createdAt: manifest.createdAt,
      preparer: manifest.preparer,
      specification: manifest.specification,
      searches: manifest.population.searches,
      size: manifest.settings.size,
      by: manifest.settings.by,
      design: manifest.design,
      independence: manifest.independence,
      exceptions: failed(result.draws.exceptions),
      unanswered: failed(result.draws.unanswered),
      evaluation: result,
    },
  };
}

/** The rows of some draws: where their searches stand, which questions were answered No, and the note. */
function failedIn(
  rows: readonly ExaminedRow[],
  { drawn, workpaper }: Manifest,
): (draws: readonly number[]) => FailedSearch[] {
  const places = new Map(drawn.map(({ draw, file, line }) => [draw, { file, line }]));
  return (draws) => {
    const asked = new Set(draws);
    return rows
      .filter(({ draw }) => asked.has(draw))
      .map(({ draw, questions, note = '' }) => ({
        draw,
        ...places.get(draw)!,
        failed: workpaper.questions.filter((_, at) => questions[at] === 'N'),
        note: note === '' ? null : note,
      }));
  };
}

/** The workpaper of the folder that is no longer as it was issued: the one that was filled in. */
/**
 * The workpaper of an audit that somebody filled in.
 * @throws CannotBeDone where none was, or both were
 */
export function filledIn(io: Io, folder: string, { workpaper }: Manifest): WorkpaperFile {
  const changed = [workpaper.xlsx, workpaper.csv].flatMap((issued) => {
    const file = workpaperFile(io, `${folder}/${issued.file}`);
    return file === undefined || file.sha256 === issued.sha256 ? [] : [file];
  });
  const [only] = changed;
  if (only !== undefined && changed.length === 1) return only;
  throw new CannotBeDone(
    changed.length === 0
      ? `no workpaper in ${folder} was filled in: name the finished one with --workpaper`
      : `${changed.map(({ name }) => name).join(' and ')} were both filled in: say which counts with --workpaper`,
  );
}

/**
 * Holds the logs of a report against those that an audit was drawn from.
 * @throws CannotBeDone when they are others, or were read otherwise
 */
export function checkSameLogs(
  { manifest, settings }: FinishedAudit,
  { inputs, population }: SearchLogs<unknown>,
): void {
  const name = settings.manifest?.file ?? 'the manifest';
  const drawnFrom = new Set(manifest.inputs.map(({ sha256 }) => sha256));
  const given = new Set(inputs.map(({ sha256 }) => sha256));
  const strange = inputs.find(({ sha256 }) => !drawnFrom.has(sha256));
  if (strange !== undefined) {
    throw new CannotBeDone(
      `${strange.file} is not among the logs that ${name} was drawn from (another SHA-256): give those logs, unchanged`,
    );
  }
  const missing = manifest.inputs.find(({ sha256 }) => !given.has(sha256));
  if (missing !== undefined) {
    throw new CannotBeDone(
      `${missing.file}, which ${name} was drawn from, is not among the logs given: give all of them`,
    );
  }
  const { searches } = manifest.population;
  if (searches === population.searches) return;
  throw new CannotBeDone(
    `${name} was drawn from ${counted(searches, 'search', 'searches')}, and these options leave ${counted(population.searches, 'search', 'searches')} of the same logs: give the options of the draw (--from, --to, --tz, --user, --agency, --map)`,
  );
}

/** The audit with its searches cited in the logs as the report names them. */
export function withFilesShown(
  { audit, manifest }: FinishedAudit,
  { inputs }: SearchLogs<unknown>,
): ReportAudit {
  const shown = (file: string): string => {
    // A search of a workbook may name its sheet, too.
    const drawnFrom = manifest.inputs.find((each) => `${file}#`.startsWith(`${each.file}#`));
    const now = inputs.find(({ sha256 }) => sha256 === drawnFrom?.sha256);
    return now === undefined || drawnFrom === undefined
      ? baseName(file)
      : now.file + file.slice(drawnFrom.file.length);
  };
  const named = (each: FailedSearch): FailedSearch => ({ ...each, file: shown(each.file) });
  return {
    ...audit,
    exceptions: audit.exceptions.map(named),
    unanswered: audit.unanswered.map(named),
  };
}
