import type { AuditShown } from '../../checklist/done.ts';
import type { ChecklistSettings } from '../../contract/checklist/document.ts';
import type { Manifest } from '../../contract/manifest.ts';
import { CannotBeDone } from '../../errors.ts';
import { readDate } from '../../log/times/calendar.ts';
import type { ExaminedRow } from '../../sampling/evaluation/answers.ts';
import { finishedFile, type WorkpaperFile, workpaperFile } from '../../workpaper/file.ts';
import { finishedRows } from '../../workpaper/finished.ts';
import { readManifest } from '../../workpaper/manifest.ts';
import { type Signed, signedBy } from '../../workpaper/signed.ts';
import type { Io } from '../../world/io.ts';

/** An audit's folder, read for what was done. */
export interface AuditRead {
  readonly folder: string;
  readonly shown: AuditShown;
  readonly settings: NonNullable<ChecklistSettings['audit']>;
  /** The files, which no output may replace. */
  readonly reads: readonly string[];
}

/**
 * Reads the manifest of an audit, and its workpaper where it was filled in.
 * @param named the finished workpaper, where it is not in the folder
 * @throws CannotBeDone
 */
export async function readAudit(
  io: Io,
  folder: string,
  named: string | undefined,
): Promise<AuditRead> {
  const issuedBy = await readManifest(io, `${folder}/manifest.json`);
  const { manifest, name, sha256 } = issuedBy;
  const paper = named === undefined ? filledIn(io, folder, manifest) : finishedFile(io, named);
  const rows = paper && (await finishedRows(paper, issuedBy));
  const signed = paper && (await signedBy(paper));
  return {
    folder,
    shown: auditShown(manifest, rows, signed),
    settings: {
      manifest: { file: name, sha256 },
      workpaper: paper && { file: paper.name, sha256: paper.sha256 },
    },
    reads: [name, ...(paper === null ? [] : [paper.name])],
  };
}

/** What a manifest and a finished workpaper show of what was done. */
export function auditShown(
  { design, drawn, independence, preparer, createdAt }: Manifest,
  rows: readonly ExaminedRow[] | null,
  signed: Signed | null,
): AuditShown {
  const examined = rows?.filter(({ exception, isVoid }) => exception !== null && !isVoid);
  return {
    examined: examined?.length ?? null,
    drawn: drawn.filter(({ role }) => role !== 'spare').length,
    isCensus: design.census,
    seedSource: design.seedSource,
    witnesses: design.witnesses,
    auditors: independence,
    preparer: preparer ?? signed?.preparer ?? null,
    examiners: signed?.examiners ?? [],
    users: signed?.users ?? [],
    reviewer: signed?.reviewer ?? null,
    approver: signed?.approver ?? null,
    issued: readDate(createdAt.slice(0, 10)) ?? 0,
  };
}

/** The workpaper of the folder that is no longer as it was issued; null where none was filled in. */
function filledIn(io: Io, folder: string, { workpaper }: Manifest): WorkpaperFile | null {
  const changed = [workpaper.xlsx, workpaper.csv].flatMap((issued) => {
    const file = workpaperFile(io, `${folder}/${issued.file}`);
    return file === undefined || file.sha256 === issued.sha256 ? [] : [file];
  });
  if (changed.length < 2) return changed[0] ?? null;
  throw new CannotBeDone(
    `${changed.map(({ name }) => name).join(' and ')} were both filled in: say which counts with --workpaper`,
  );
}
