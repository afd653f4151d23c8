import { readConfig } from '../config.ts';
import type { Config } from '../contract/config.ts';
import type { LogFacts } from '../contract/document.ts';
import { EXIT, type ExitCode } from '../errors.ts';
import { type Io, type NewFile, newFile } from '../io.ts';
import type { SearchTally } from '../log/population.ts';
import type { LogReading } from '../log/read-log.ts';
import { readSearchLogs, type SearchLogs } from '../log/search-log.ts';
import { sourceOpener } from '../log/source.ts';
import { controlTotalLine } from '../report/accounting-view.ts';
import { renderCsv } from '../report/csv.ts';
import { visible } from '../report/escape.ts';
import { jsonDocument } from '../report/json.ts';
import { renderNdjson } from '../report/ndjson.ts';
import type { Tidy } from '../report/tidy.ts';
import type { View } from '../report/view.ts';
import { TOOL } from '../version.ts';
import { type Format, logOptions, logSettings, type RawLogOptions } from './log-options.ts';
import { Progress } from './progress.ts';
import { Rejects } from './rejects.ts';
import { WithRegime } from './with-regime.ts';

/** What a log command is beside reading the logs: an analysis, and how its result is shown. */
export interface LogAnalysis<Tally extends SearchTally, Result extends object> {
  readonly name: string;
  /** The command's own settings, as the document carries them. */
  readonly settings: object;
  readonly makeTally: () => Tally;
  readonly result: (logs: SearchLogs<Tally>) => Result;
  /** May load what it needs: only an output for people asks for it. */
  readonly view: (facts: LogFacts, result: Result) => Promise<View>;
  readonly rows: (result: Result) => Tidy;
}

/**
 * Reads the logs into the analysis and writes its result in the format asked for.
 * @param analysis made from the config, which is read first
 * @returns 1 when the control total differs, else 0
 */
export async function runLogCommand<Tally extends SearchTally, Result extends object>(
  io: Io,
  names: readonly string[],
  raw: RawLogOptions,
  analysis: (config: Config) => LogAnalysis<Tally, Result>,
): Promise<ExitCode> {
  const config = await readConfig(io, raw.config);
  const options = logOptions(raw, config);
  const { name, settings, makeTally, result, view, rows } = analysis(config);
  const progress = new Progress(io, raw.progress && raw.quiet !== true);
  const force = raw.force === true;
  const toFile = raw.output === '-' ? undefined : raw.output;
  const rejects = new Rejects(
    io,
    raw.rejects,
    force,
    toFile === undefined ? names : [...names, toFile],
  );
  let output: NewFile | undefined;
  try {
    if (toFile !== undefined) output = newFile(io, toFile, force, names);
    const logs = await readSearchLogs(
      names,
      options,
      sourceOpener(io.cwd, io.stdin),
      () => new WithRegime(makeTally()),
      {
        restart: () => rejects.restart(),
        reject: (reject) => rejects.add(reject),
        progress: (read) => progress.show(read),
      },
    );
    await progress.end();
    const { inputs, population, warnings, tally } = logs;
    const facts: LogFacts = {
      inputs,
      population,
      settings: logSettings(raw, options, population.rows),
      warnings: [...warnings, ...tally.warnings()],
      withoutWindows: logs.readings.filter(hasNoWindows).map(({ plan }) => plan.file),
    };
    const found = result({ ...logs, tally: tally.analysis });
    const format: Format = raw.json ? 'json' : (raw.format ?? 'table');
    const text = await render(format, {
      io,
      raw,
      json: () => jsonDocument(name, TOOL, facts, settings, found),
      view: () => view(facts, found),
      rows: () => rows(found),
    });
    if (raw.quiet !== true) await say(io, facts, format);
    rejects.commit();
    if (output) {
      output.write(text);
      output.commit();
    } else await io.stdout.write(text);
    const { controlTotal } = facts.settings;
    return controlTotal && controlTotal.difference !== 0 ? EXIT.thresholdNotMet : EXIT.done;
  } finally {
    await progress.end();
    output?.discard();
    rejects.discard();
  }
}

function hasNoWindows({ plan: { columns } }: LogReading): boolean {
  const { windowStart, windowEnd, window } = columns.indexOf;
  return windowStart < 0 && windowEnd < 0 && window < 0 && !columns.packedWindow;
}

interface Renderable {
  readonly io: Io;
  readonly raw: RawLogOptions;
  readonly json: () => string;
  readonly view: () => Promise<View>;
  readonly rows: () => Tidy;
}

async function render(format: Format, { io, raw, json, view, rows }: Renderable): Promise<string> {
  if (format === 'json') return json();
  if (format === 'csv') {
    const { rows: cells, columns } = rows();
    return renderCsv(cells, columns);
  }
  if (format === 'ndjson') return renderNdjson(rows().rows);
  if (format === 'md') {
    const { renderMarkdown } = await import('../report/markdown.ts');
    return renderMarkdown(await view());
  }
  const { renderTable } = await import('../report/table.ts');
  const toTerminal = (raw.output ?? '-') === '-' && io.stdout.isTerminal;
  const noColor = (io.env.NO_COLOR ?? '') !== '' || !raw.color;
  return renderTable(await view(), {
    width: toTerminal ? io.stdout.columns : 80,
    color: toTerminal && !noColor && io.env.TERM !== 'dumb',
  });
}

/** What standard error says: how texts were taken, always; all warnings where the output has none. */
async function say(io: Io, facts: LogFacts, format: Format): Promise<void> {
  const shown = format === 'table' || format === 'md';
  const controlTotal = controlTotalLine(facts);
  if (!shown && controlTotal !== null) await io.stderr.write(`${controlTotal}\n`);
  const always = new Set(['windows-1252', 'day-first']);
  for (const { code, message } of facts.warnings) {
    if (format === 'csv' || format === 'ndjson' || always.has(code)) {
      await io.stderr.write(`Look at: ${visible(message)} [${code}]\n`);
    }
  }
}
