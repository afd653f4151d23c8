import type { LogFacts } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import { visible } from '../report/escape.ts';
import { lookAt, otherLines } from '../report/look-at.ts';
import { csvTable, renderCsv } from '../report/machine/csv.ts';
import { renderNdjson } from '../report/machine/ndjson.ts';
import type { Tidy } from '../report/machine/tidy.ts';
import type { Pieces } from '../report/pieces.ts';
import type { View } from '../report/view.ts';
import { firstLines, notFoundWords } from '../report/views/accounting-view.ts';
import type { Io } from '../world/io.ts';
import { type Format, formatOf, type RawOutputOptions } from './options/output-options.ts';

/** What a command has to show, in each of the forms that it offers; made when it is asked for. */
export interface Shown {
  /** The JSON document. */
  readonly document: () => Pieces;
  /** For CSV and NDJSON. */
  readonly rows?: () => Tidy;
  /** For people. May load what it needs: only an output for people asks for it. */
  readonly view: () => Promise<View>;
  /** One HTML page. */
  readonly page?: () => Promise<Pieces>;
}

/** What decides the form of an output, and how one for people looks. */
export type RawForm = Pick<RawOutputOptions, 'json' | 'format' | 'output' | 'color'>;

/** What a command has to show, in the form asked for. @throws CannotBeDone for more rows than a sheet has */
export async function rendered(
  shown: Shown & { readonly rows?: never },
  io: Io,
  raw: RawForm,
): Promise<Pieces>;
export async function rendered(shown: Shown, io: Io, raw: RawForm): Promise<Pieces | Uint8Array>;
export async function rendered(shown: Shown, io: Io, raw: RawForm): Promise<Pieces | Uint8Array> {
  const format = formatOf(raw);
  if (format === 'json') return shown.document();
  if (format === 'html' && shown.page) return await shown.page();
  if (shown.rows) {
    if (format === 'csv') return csvOf(shown.rows(), raw);
    if (format === 'ndjson') return renderNdjson(shown.rows().rows);
    if (format === 'xlsx') return await workbookOf(shown.rows());
  }
  return await renderedForPeople(await shown.view(), io, raw);
}

/** A spreadsheet opens a file, and knows UTF-8 by a byte order mark; a pipe would have it in its first name. */
function csvOf({ rows, columns }: Tidy, raw: RawForm): Pieces {
  return toFile(raw) ? renderCsv(rows, columns) : csvTable(rows, columns);
}

function toFile({ output = '-' }: RawForm): boolean {
  return output !== '-';
}

/** @throws CannotBeDone where a sheet has no room for so many rows */
export async function workbookOf(tidy: Tidy, most?: number): Promise<Uint8Array> {
  const { MOST_ROWS, renderTableWorkbook } = await import('../report/workbook/table-workbook.ts');
  const room = most ?? MOST_ROWS;
  if (tidy.rows.length <= room) return await renderTableWorkbook(tidy);
  throw new CannotBeDone(
    `a sheet has at most ${room} rows, and these are ${tidy.rows.length}: end the name in .csv`,
  );
}

/** A view as Markdown or as tables, in the width and color of where it goes. */
export async function renderedForPeople(view: View, io: Io, raw: RawForm): Promise<Pieces> {
  if (raw.format === 'md') {
    const { renderMarkdown } = await import('../report/markdown.ts');
    return renderMarkdown(view);
  }
  const { renderTable } = await import('../report/terminal/table.ts');
  const toTerminal = !toFile(raw) && io.stdout.isTerminal;
  const noColor = (io.env.NO_COLOR ?? '') !== '' || !raw.color;
  return renderTable(view, {
    width: toTerminal ? io.stdout.columns : 80,
    color: toTerminal && !noColor && io.env.TERM !== 'dumb',
  });
}

/**
 * What standard error says: first, where a file's form deceives, and which sheets were taken, where the
 * output is not for people; how texts were taken, always; all other warnings, where the output has no
 * room for them.
 * @param said lines of the command's own
 */
export async function sayBeside(
  io: Io,
  facts: LogFacts,
  format: Format,
  said: readonly string[],
): Promise<void> {
  const shown = format === 'table' || format === 'md' || format === 'html';
  if (!shown)
    await sayLines(io, [
      ...firstLines(facts),
      ...lookAt(facts.notFound.map(notFoundWords)),
      ...facts.notes,
    ]);
  await sayLines(io, said);
  const isBare = format === 'csv' || format === 'ndjson' || format === 'xlsx';
  const { inputs, warnings } = facts;
  const beside = isBare ? warnings : warnings.filter(({ code }) => ALWAYS.has(code));
  await sayLines(io, lookAt(otherLines({ inputs, warnings: beside })));
}

/** Warnings of how texts were taken. */
const ALWAYS: ReadonlySet<string> = new Set(['windows-1252', 'day-first']);

/** Says lines on standard error, in which log text may stand. */
export async function sayLines(io: Io, lines: readonly string[]): Promise<void> {
  for (const line of lines) await io.stderr.write(`${visible(line)}\n`);
}
