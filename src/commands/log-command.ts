import { CONFIG_NAME, readConfig } from '../config.ts';
import type { Config } from '../contract/config.ts';
import type { LogFacts } from '../contract/document.ts';
import { EXIT, type ExitCode } from '../errors.ts';
import { type Io, type NewFile, newFile } from '../io.ts';
import type { SearchTally } from '../log/population.ts';
import type { LogReading } from '../log/read-log.ts';
import { readSearchLogs, type SearchLogs } from '../log/search-log.ts';
import { sourceOpener } from '../log/source.ts';
import { ReasonClasses } from '../quality/reason-classes.ts';
import { controlTotalLine } from '../report/accounting-view.ts';
import { renderCsv } from '../report/csv.ts';
import { visible } from '../report/escape.ts';
import { jsonDocument } from '../report/json.ts';
import { renderNdjson } from '../report/ndjson.ts';
import type { Tidy } from '../report/tidy.ts';
import type { View } from '../report/view.ts';
import { TOOL } from '../version.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { type Format, logOptions, logSettings, type RawLogOptions } from './log-options.ts';
import { compilePatterns } from './patterns.ts';
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
  /** Further files that are read: none of them is ever written to. */
  readonly reads?: readonly string[];
  /**
   * A second reading of the logs, once the first is done: for what only then can be told. `write`
   * writes to where the output goes.
   */
  readonly again?: (tally: Tally, write: (text: string) => Promise<void>) => SecondReading;
  /** Whether the second reading writes the output, so that the result is not shown. */
  readonly listOnly?: boolean;
  readonly exitCode?: (tally: Tally) => ExitCode;
  /** Puts further files in their places, when all is done; releases them, whatever happened. */
  readonly commit?: () => void;
  readonly close?: () => void;
}

/** What a second reading does with the searches. */
export interface SecondReading extends SearchTally {
  /** Called after every chunk. */
  flush(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Reads the logs into the analysis and writes its result in the format asked for.
 * @param analysis made from the config, which is read first
 * @returns 1 when the control total differs, else what the analysis says, else 0
 */
export async function runLogCommand<Tally extends SearchTally, Result extends object>(
  io: Io,
  names: readonly string[],
  raw: RawLogOptions,
  analysis: (config: Config, reasons: ReasonClasses) => LogAnalysis<Tally, Result>,
): Promise<ExitCode> {
  const config = await readConfig(io, raw.config);
  const options = logOptions(raw, config);
  const patterns = await compilePatterns(config.caseNumberPatterns);
  const reasons = new ReasonClasses({ vocabulary: vocabularyOf(config), patterns });
  const progress = new Progress(io, raw.progress && raw.quiet !== true);
  const force = raw.force === true;
  const toFile = raw.output === '-' ? undefined : raw.output;
  let output: NewFile | undefined;
  let rejects: Rejects | undefined;
  let close: (() => void) | undefined;
  try {
    const chosen = analysis(config, reasons);
    const { name, settings, result, view, rows } = chosen;
    close = chosen.close;
    const read = [...names, raw.config ?? CONFIG_NAME, ...(chosen.reads ?? [])];
    if (toFile !== undefined) output = newFile(io, toFile, force, read);
    const taken = toFile === undefined ? read : [...read, toFile];
    const malformed = new Rejects(io, raw.rejects, force, taken);
    rejects = malformed;
    const stdin = chosen.again ? replayed(io.stdin) : io.stdin;
    const open = sourceOpener(io.cwd, stdin);
    const logs = await readSearchLogs(
      names,
      options,
      open,
      () => new WithRegime(chosen.makeTally(), reasons),
      {
        restart: () => malformed.restart(),
        reject: (reject) => malformed.add(reject),
        progress: (read) => progress.show(read),
      },
    );
    const { inputs, population, warnings, tally } = logs;
    const second = chosen.again?.(tally.analysis, async (text) => {
      if (output) output.write(text);
      else await io.stdout.write(text);
    });
    if (second) {
      await readSearchLogs(
        names,
        options,
        open,
        () => second,
        {
          restart: () => {},
          reject: () => {},
          progress: async (read) => {
            progress.show(read);
            await second.flush();
          },
        },
        logs.decisions,
      );
      await second.end();
    }
    await progress.end();
    const facts: LogFacts = {
      inputs,
      population,
      settings: logSettings(raw, options, population.rows),
      warnings: [...warnings, ...tally.warnings()],
      withoutWindows: logs.readings.filter(hasNoWindows).map(({ plan }) => plan.file),
    };
    const found = result({ ...logs, tally: tally.analysis });
    const format: Format = raw.json ? 'json' : (raw.format ?? 'table');
    const text = chosen.listOnly
      ? ''
      : await render(format, {
          io,
          raw,
          json: () => jsonDocument(name, TOOL, facts, settings, found),
          view: () => view(facts, found),
          rows: () => rows(found),
        });
    if (raw.quiet !== true) await say(io, facts, format);
    malformed.commit();
    chosen.commit?.();
    if (output) {
      output.write(text);
      output.commit();
    } else await io.stdout.write(text);
    const { controlTotal } = facts.settings;
    if (controlTotal && controlTotal.difference !== 0) return EXIT.thresholdNotMet;
    return chosen.exitCode?.(tally.analysis) ?? EXIT.done;
  } finally {
    await progress.end();
    close?.();
    output?.discard();
    rejects?.discard();
  }
}

function hasNoWindows({ plan: { columns } }: LogReading): boolean {
  const { windowStart, windowEnd, window } = columns.indexOf;
  return windowStart < 0 && windowEnd < 0 && window < 0 && !columns.packedWindow;
}

/** Standard input that can be read a second time: kept in memory, and never in a temporary file. */
function replayed(stdin: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let kept: Uint8Array[] | undefined;
  return {
    async *[Symbol.asyncIterator]() {
      if (kept) {
        yield* kept;
        return;
      }
      kept = [];
      for await (const chunk of stdin) {
        kept.push(Uint8Array.from(chunk));
        yield chunk;
      }
    },
  };
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
  return renderForPeople(await view(), io, raw);
}

/** A view as Markdown or as tables, in the width and colour of where it goes. */
export async function renderForPeople(view: View, io: Io, raw: RawLogOptions): Promise<string> {
  if (raw.format === 'md') {
    const { renderMarkdown } = await import('../report/markdown.ts');
    return renderMarkdown(view);
  }
  const { renderTable } = await import('../report/table.ts');
  const toTerminal = (raw.output ?? '-') === '-' && io.stdout.isTerminal;
  const noColor = (io.env.NO_COLOR ?? '') !== '' || !raw.color;
  return renderTable(view, {
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
