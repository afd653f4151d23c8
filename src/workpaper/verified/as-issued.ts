import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { WorkpaperState } from '../../contract/verify.ts';
import { CannotBeDone } from '../../errors.ts';
import type { Io } from '../../world/io.ts';
import { type CoverFacts, workpaperCover } from '../cover.ts';
import { type WorkpaperFile, workpaperFile } from '../file.ts';
import { finishedRows } from '../finished.ts';
import type { IssuedWorkpaper } from '../issue.ts';
import type { ManifestFile } from '../manifest.ts';
import { NAMES } from '../manifest-facts.ts';
import { workpaperText } from '../text.ts';
import { coverDifferences } from './cover-read.ts';

/**
 * The workpapers beside a manifest, and what it says of them, held against the workpaper that the
 * draw gives when it is made again.
 */
export interface PapersCompared {
  readonly states: readonly WorkpaperState[];
  readonly differences: readonly string[];
  /** Whether the SHA-256 that the manifest has of workpaper.xlsx could not be shown. */
  readonly isXlsxStated: boolean;
}

/** Lines of the cover that say in all versions, in the same words, what the manifest says. */
const STEADY: ReadonlySet<string> = new Set(['With', 'Seed', 'Source of the seed', 'Witnesses']);

/**
 * @param again the workpaper issued once more; undefined where another version issued it, or the draw
 *   is not the same: it is another one then, whatever the manifest says of it
 * @param told what the manifest says
 */
export async function comparedPapers(
  io: Io,
  issuedBy: ManifestFile,
  again: IssuedWorkpaper | undefined,
  told: CoverFacts,
): Promise<PapersCompared> {
  const { name, manifest } = issuedBy;
  const states: WorkpaperState[] = [];
  const differences: string[] = [];
  let isXlsxStated = again === undefined;
  for (const key of ['csv', 'xlsx'] as const) {
    const { file, sha256: said } = manifest.workpaper[key];
    if (file !== NAMES[key]) differences.push(`the manifest calls ${NAMES[key]} ${file}`);
    const path = join(dirname(name), basename(file));
    const paper = workpaperFile(io, path);
    const { state, problem } = await stateOf(paper, said, issuedBy);
    states.push({ file: path, state });
    if (problem !== undefined) differences.push(problem);
    if (again === undefined) {
      if (key === 'xlsx' && paper) differences.push(...(await steadyDifferences(paper, told)));
      continue;
    }
    const { isShown, found } = await heldAgainst(key, again, said, paper);
    differences.push(...(state === 'altered' ? [] : found));
    if (key === 'xlsx') isXlsxStated = !isShown;
  }
  const { columns } = manifest.workpaper;
  if (again && columns && JSON.stringify(columns) !== JSON.stringify(again.columns)) {
    differences.push('the workpaper was issued with other columns than the manifest says');
  }
  return { states, differences, isXlsxStated };
}

/** As issued, filled in, or altered. */
async function stateOf(
  paper: WorkpaperFile | undefined,
  said: string,
  issuedBy: ManifestFile,
): Promise<{ state: WorkpaperState['state']; problem?: string }> {
  if (paper === undefined) return { state: 'missing' };
  if (paper.sha256 === said) return { state: 'asIssued' };
  const problem = await alteration(paper, issuedBy);
  return problem === undefined ? { state: 'filledIn' } : { state: 'altered', problem };
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

/**
 * Whether what the manifest says of a workpaper is what the draw gives. The text of a CSV is the same
 * wherever it is made; a workbook is packed, which not every machine does to the same bytes: where they
 * are others, its cover is read.
 */
async function heldAgainst(
  key: 'csv' | 'xlsx',
  again: IssuedWorkpaper,
  said: string,
  paper: WorkpaperFile | undefined,
): Promise<{ isShown: boolean; found: string[] }> {
  const now = createHash('sha256').update(again[key]).digest('hex');
  const isShown = now === said;
  if (!isShown && (key === 'csv' || paper?.sha256 === now)) {
    const message = `${NAMES[key]} was issued with the SHA-256 ${now}, and the manifest says ${said}`;
    return { isShown: true, found: [message] };
  }
  if (key === 'csv' || paper === undefined || paper.sha256 === now) return { isShown, found: [] };
  const found = await coverDifferences(paper, again.cover, paper.sha256 !== said);
  return { isShown: isShown || (paper.sha256 === said && found.length === 0), found };
}

/** What of the cover that another version wrote is not what the manifest says. */
async function steadyDifferences(paper: WorkpaperFile, told: CoverFacts): Promise<string[]> {
  const cover = workpaperCover(told, null).map(({ heading, lines }) => ({
    heading,
    lines: lines
      .filter(({ label }) => STEADY.has(label))
      .map(({ label, text }) => ({ label, text: workpaperText(text) })),
  }));
  return await coverDifferences(paper, cover, true);
}
