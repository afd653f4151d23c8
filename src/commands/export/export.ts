import type { Command } from 'commander';
import { CannotBeDone, type Done, type ExitCode } from '../../errors.ts';
import type { Redacting } from '../../export/exported-columns.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { redactedFacts } from '../../redaction/redacted-facts.ts';
import { redactedCell } from '../../redaction/redacted-sample.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { BOM } from '../../report/machine/csv.ts';
import { jsonDocument } from '../../report/machine/json.ts';
import type { RunLogs } from '../../run/log-result.ts';
import { addLogOptions, type RawLogOptions } from '../../run/options/log-options.ts';
import { type Format, formatOf } from '../../run/options/output-options.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  redactionOf,
} from '../../run/options/redact-options.ts';
import type { OutputFile } from '../../run/outputs.ts';
import { type Run, withRun } from '../../run/run.ts';
import { inOnePart } from '../../run/second-tally.ts';
import { toolUnder } from '../../version.ts';
import type { Io } from '../../world/io.ts';
import { CSV_FORM, jsonForm, NDJSON_FORM, type TextForm, textTally } from './text-forms.ts';

const FORMS: readonly Format[] = ['csv', 'ndjson', 'json', 'parquet'];

interface RawExportOptions extends RawLogOptions, RawRedactOptions {
  /** The name of the output, where it is a Parquet file: a run writes texts only. */
  readonly parquet?: string;
}

/** `alpr-audit export`: every search of the population, a row each; memory does not grow with the log. */
export function define(command: Command, io: Io, done: Done): void {
  addRedactOptions(addLogOptions(command, '<log...>', FORMS))
    .addHelpText(
      'after',
      '\nMethod: one row a search, in the order of the logs: its cells under the names of\n' +
        'their fields, times in ISO 8601, the range asked for with its length and the age\n' +
        'of its oldest image, what its case number and its reason read as, its identity,\n' +
        'file and line. CSV where nothing else is said; Parquet needs a name, -o\n' +
        'searches.parquet. Cost: two passes, for Parquet one; memory grows by 15 bytes\n' +
        'a search.',
    )
    .action((names: string[], raw: RawExportOptions) => {
      const withoutFolders = raw.redact !== undefined;
      return done(withRun({ io, names, raw: checkedForm(raw), withoutFolders }, exportRows));
    });
}

/** @throws CannotBeDone where a Parquet file is to go to standard output */
function checkedForm(raw: RawExportOptions): RawExportOptions {
  const { output = '-' } = raw;
  const format: Format = raw.json ? 'json' : (raw.format ?? 'csv');
  if (format !== 'parquet') return { ...raw, format };
  if (output === '-') {
    throw new CannotBeDone('--format parquet is no text: name a file, as in -o searches.parquet');
  }
  const { output: _, ...others } = raw;
  return { ...others, format, parquet: output };
}

async function exportRows(run: Run<RawExportOptions>): Promise<ExitCode> {
  const { io, raw, reasons } = run;
  const redaction = redactionOf(io, raw);
  const redactor = redaction?.redactor ?? null;
  const searched = { reader: reasons, redacting: redactor && redactingBy(redactor) };
  run.outputs.spare(redaction?.reads ?? []);
  const file = raw.parquet === undefined ? null : run.outputs.open(raw.parquet);
  const shown = ({ facts }: RunLogs<unknown>) =>
    redactor ? redactedFacts(redactor, facts) : facts;
  const said = redaction?.said;
  if (file !== null) {
    await run.say({ facts: shown(await writeParquet(run, searched, file)), said });
    return run.finish();
  }
  const logs = await run.read({ of: 'nothing', told: {} }, { twice: true });
  const facts = shown(logs);
  const form = textForm(raw, () => {
    const settings = { redact: redactor?.level ?? null };
    const rows = { searches: [] };
    return [...jsonDocument('export', toolUnder(io), facts, settings, rows)].join('');
  });
  await run.readAgain(
    logs,
    textTally(form, searched, (text) => run.write(text)),
  );
  await run.say({ facts, said });
  return run.finish();
}

/** Writes the rows while the logs are read, once: a file can begin anew where they have to be read otherwise. */
async function writeParquet(
  run: Run<RawExportOptions>,
  searched: { readonly reader: FieldReader; readonly redacting: Redacting | null },
  file: OutputFile,
): Promise<RunLogs<unknown>> {
  const { ParquetRows } = await import('./parquet/parquet-form.ts');
  let rows: InstanceType<typeof ParquetRows> | undefined;
  const begin = () => {
    if (rows !== undefined) {
      rows.drop();
      file.restart();
    }
    rows = new ParquetRows(searched, file);
    return inOnePart(rows);
  };
  const logs = await run.readAlone(begin, {}, { flush: async () => rows?.flush() });
  await rows?.end();
  return logs;
}

function redactingBy(redactor: Redactor): Redacting {
  return {
    cell: (field, cell) => redactedCell(redactor, field, cell),
    time: (iso) => redactor.time(iso),
    identity: (id) => redactor.identity(id),
  };
}

function textForm(raw: RawExportOptions, document: () => string): TextForm {
  const format = formatOf(raw);
  if (format === 'json') return jsonForm(document());
  if (format === 'ndjson') return NDJSON_FORM;
  const isFile = (raw.output ?? '-') !== '-';
  return isFile ? { ...CSV_FORM, head: BOM + CSV_FORM.head } : CSV_FORM;
}
