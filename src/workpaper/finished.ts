import type { Manifest } from '../contract/manifest.ts';
import type { ColumnName } from '../contract/workpaper.ts';
import { CannotBeDone } from '../errors.ts';
import type { ExaminedRow } from '../sampling/evaluation/answers.ts';
import { trimmed } from '../search.ts';
import { checkedRows } from './check.ts';
import { titleKey, titleKeys } from './columns.ts';
import type { WorkpaperFile } from './file.ts';
import { issuedTable } from './issue.ts';
import type { ManifestFile } from './manifest.ts';
import { type FoundTable, readWorkpaper } from './read.ts';
import type { FinishedTable, IssuedTable } from './row/tables.ts';

/**
 * The rows of a finished workpaper, held against the manifest that issued it.
 * @throws CannotBeDone when it cannot be read, or is not the workpaper of this manifest
 */
export async function finishedRows(
  file: WorkpaperFile,
  { manifest, name }: Pick<ManifestFile, 'manifest' | 'name'>,
): Promise<ExaminedRow[]> {
  const names = { workpaper: file.name, manifest: name };
  checkColumns(manifest, name);
  const issued = issuedTable(manifest);
  const found = await readWorkpaper(file);
  return checkedRows(issued, await chosenTable(file, issued, found), names);
}

/** Columns that every workpaper has. */
const ALWAYS: readonly ColumnName[] = ['draw', 'exception', 'void'];

/**
 * Whether the columns are those of the fields and of the questions, which stand beside them.
 * @throws CannotBeDone where somebody changed the one and not the other
 */
function checkColumns({ workpaper: { fields, questions, columns } }: Manifest, name: string): void {
  // Versions 0.1 and 0.2 told no columns: they follow from the rest.
  if (columns === undefined) return;
  const times = (of: ColumnName): number => columns.filter(({ column }) => column === of).length;
  const isWhole = [...fields, ...ALWAYS].every((each) => times(each) === 1);
  if (isWhole && times('question') === questions.length) return;
  throw new CannotBeDone(
    `${name} was changed at workpaper.columns: they are not those of its fields and questions`,
  );
}

/**
 * The table that counts where several sheets of a workbook are workpapers: the one that was filled in.
 * @throws CannotBeDone where more than one was
 */
async function chosenTable(
  { name, bytes }: WorkpaperFile,
  { columns }: IssuedTable,
  found: readonly FoundTable[],
): Promise<FinishedTable> {
  const filled = found.filter(({ table }) => isFilledIn(table, columns));
  if (filled.length < 2) return (filled[0] ?? found[0]!).table;
  const { TableSheets } = await import('../side-tables/sheets.ts');
  const { sheets } = await TableSheets.open(name, bytes);
  const named = filled.map(({ sheet }) => `"${sheets[sheet ?? 0]?.name}"`);
  throw new CannotBeDone(
    `${name} has ${filled.length} sheets that are filled in, ${named.join(' and ')}: keep the one that counts, and delete or empty the others`,
  );
}

/** Whether anything was answered. */
function isFilledIn({ titles, rows }: FinishedTable, columns: IssuedTable['columns']): boolean {
  const answered = new Set(
    columns
      .filter(({ kind }) => kind === 'question' || kind === 'exception' || kind === 'void')
      .flatMap(titleKeys),
  );
  const places = titles.flatMap((title, at) => (answered.has(titleKey(title)) ? [at] : []));
  return rows.some(({ cells }) => places.some((at) => trimmed(cells[at] ?? '') !== ''));
}
