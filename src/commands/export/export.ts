import type { Command } from 'commander';
import type { Done, ExitCode } from '../../errors.ts';
import { ExportedRows, type Redacting } from '../../export/exported-rows.ts';
import type { Io } from '../../io.ts';
import { redactedFacts } from '../../redaction/redacted-facts.ts';
import { redactedCell } from '../../redaction/redacted-sample.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { BOM } from '../../report/machine/csv.ts';
import { jsonDocument } from '../../report/machine/json.ts';
import { addLogOptions, type RawLogOptions } from '../../run/options/log-options.ts';
import { type Format, formatOf } from '../../run/options/output-options.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  redactionOf,
} from '../../run/options/redact-options.ts';
import { type Run, withRun } from '../../run/run.ts';
import { toolUnder } from '../../version.ts';
import { CSV_FORM, jsonForm, NDJSON_FORM, type TextForm, textTally } from './text-forms.ts';

const FORMS: readonly Format[] = ['csv', 'ndjson', 'json'];

interface RawExportOptions extends RawLogOptions, RawRedactOptions {}

/** `alpr-audit export`: every search of the population, a row each; memory does not grow with the log. */
export function define(command: Command, io: Io, done: Done): void {
  addRedactOptions(addLogOptions(command, '<log...>', FORMS))
    .addHelpText(
      'after',
      '\nMethod: one row a search, in the order of the logs: its cells under the names of\n' +
        'their fields, times in ISO 8601, the range asked for with its length and the age\n' +
        'of its oldest image, what its case number and its reason read as, its identity,\n' +
        'file and line. CSV where nothing else is said. Cost: two passes; memory grows by\n' +
        '15 bytes a search.',
    )
    .action((names: string[], raw: RawExportOptions) => {
      const format: Format = raw.json ? 'json' : (raw.format ?? 'csv');
      const withoutFolders = raw.redact !== undefined;
      return done(withRun({ io, names, raw: { ...raw, format }, withoutFolders }, exportRows));
    });
}

async function exportRows(run: Run<RawExportOptions>): Promise<ExitCode> {
  const { io, raw } = run;
  const redaction = redactionOf(io, raw);
  const redactor = redaction?.redactor ?? null;
  run.outputs.spare(redaction?.reads ?? []);
  const logs = await run.read({ of: 'nothing', told: {} }, { twice: true });
  const facts = redactor ? redactedFacts(redactor, logs.facts) : logs.facts;
  const said = redaction?.said ?? [];
  const format = formatOf(raw);
  const document = () =>
    jsonDocument(
      'export',
      toolUnder(io),
      facts,
      { redact: redactor?.level ?? null },
      { searches: [] },
    );
  const form = textForm(format, isFile(raw), document);
  const rows = new ExportedRows(form.written, run.reasons, redactor && redactingBy(redactor));
  await run.readAgain(
    logs,
    textTally(form, rows, (text) => run.write(text)),
  );
  await run.say({ facts, said });
  return run.finish();
}

function redactingBy(redactor: Redactor): Redacting {
  return {
    cell: (field, cell) => redactedCell(redactor, field, cell),
    time: (iso) => redactor.time(iso),
    identity: (id) => redactor.identity(id),
  };
}

function isFile({ output = '-' }: RawExportOptions): boolean {
  return output !== '-';
}

function textForm(format: Format, toFile: boolean, document: () => string): TextForm {
  if (format === 'json') return jsonForm(document());
  if (format === 'ndjson') return NDJSON_FORM;
  return toFile ? { ...CSV_FORM, head: BOM + CSV_FORM.head } : CSV_FORM;
}
