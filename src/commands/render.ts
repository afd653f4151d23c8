import type { LogFacts } from '../contract/document.ts';
import type { Io } from '../io.ts';
import type { PartTally } from '../log/side-by-side/tally.ts';
import { visible } from '../report/escape.ts';
import { renderCsv } from '../report/machine/csv.ts';
import { jsonDocument } from '../report/machine/json.ts';
import { renderNdjson } from '../report/machine/ndjson.ts';
import type { View } from '../report/view.ts';
import { controlTotalLine } from '../report/views/accounting-view.ts';
import { TOOL } from '../version.ts';
import type { LogAnalysis } from './analysis.ts';
import type { RawLogOptions } from './log-options.ts';
import { type Format, formatOf } from './output-options.ts';

/** A result in the format asked for. */
export async function render<Tally extends PartTally, Result extends object>(
  { name, settings, view, rows, page }: LogAnalysis<Tally, Result>,
  facts: LogFacts,
  result: Result,
  io: Io,
  raw: RawLogOptions,
): Promise<string> {
  const format = formatOf(raw);
  if (format === 'json') return jsonDocument(name, TOOL, facts, settings, result);
  if (format === 'html' && page) return page(facts, result);
  if (format === 'table' || format === 'md') {
    return renderForPeople(await view(facts, result), io, raw);
  }
  const tidy = rows(result);
  return format === 'csv' ? renderCsv(tidy.rows, tidy.columns) : renderNdjson(tidy.rows);
}

/** What decides how an output for people looks. */
export type ForPeople = Pick<RawLogOptions, 'format' | 'output' | 'color'>;

/** A view as Markdown or as tables, in the width and colour of where it goes. */
export async function renderForPeople(view: View, io: Io, raw: ForPeople): Promise<string> {
  if (raw.format === 'md') {
    const { renderMarkdown } = await import('../report/markdown.ts');
    return renderMarkdown(view);
  }
  const { renderTable } = await import('../report/terminal/table.ts');
  const toTerminal = (raw.output ?? '-') === '-' && io.stdout.isTerminal;
  const noColor = (io.env.NO_COLOR ?? '') !== '' || !raw.color;
  return renderTable(view, {
    width: toTerminal ? io.stdout.columns : 80,
    color: toTerminal && !noColor && io.env.TERM !== 'dumb',
  });
}

/**
 * What standard error says: how texts were taken, always; which sheets, and all warnings, where the
 * output does not.
 * @param said lines of the command's own
 */
export async function sayBeside(
  io: Io,
  facts: LogFacts,
  format: Format,
  said: readonly string[] = [],
): Promise<void> {
  const shown = format === 'table' || format === 'md' || format === 'html';
  const controlTotal = controlTotalLine(facts);
  if (!shown && controlTotal !== null) await io.stderr.write(`${controlTotal}\n`);
  if (!shown) for (const note of facts.notes) await io.stderr.write(`${visible(note)}\n`);
  for (const line of said) await io.stderr.write(`${line}\n`);
  const always = new Set(['windows-1252', 'day-first']);
  for (const { code, message } of facts.warnings) {
    if (format === 'csv' || format === 'ndjson' || always.has(code)) {
      await io.stderr.write(`Look at: ${visible(message)} [${code}]\n`);
    }
  }
}
