import { EXPORT_COLUMNS } from '../../export/columns.ts';
import { ExportedColumns, type Redacting } from '../../export/exported-columns.ts';
import { IsoTimes } from '../../export/iso-times.ts';
import { type Written, WrittenValues } from '../../export/written-values.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { csvLine, csvText } from '../../report/machine/csv.ts';
import { jsonText } from '../../report/machine/ndjson.ts';
import type { SecondTally } from '../../run/second-tally.ts';
import type { Write } from '../../run/writing.ts';
import type { Searches } from '../../search.ts';

const CSV_WRITTEN: Written = { text: csvText, nothing: '' };
const JSON_WRITTEN: Written = { text: jsonText, nothing: 'null' };

/** What stands before the rows, between them, around each and behind all of them. */
export interface TextForm {
  readonly written: Written;
  readonly head: string;
  readonly between: string;
  readonly row: (values: readonly string[]) => string;
  readonly foot: string;
}

export const CSV_FORM: TextForm = {
  written: CSV_WRITTEN,
  head: csvLine(EXPORT_COLUMNS.map(csvText)),
  between: '',
  row: csvLine,
  foot: '',
};

const KEYS = EXPORT_COLUMNS.map((column, i) => `${i === 0 ? '{' : ','}${jsonText(column)}:`);

function jsonObject(values: readonly string[]): string {
  let text = '';
  for (let i = 0; i < values.length; i++) text += KEYS[i]! + values[i]!;
  return `${text}}`;
}

export const NDJSON_FORM: TextForm = {
  written: JSON_WRITTEN,
  head: '',
  between: '',
  row: (values) => `${jsonObject(values)}\n`,
  foot: '',
};

/** The rows within a JSON document of which all else is there already. */
export function jsonForm(document: string): TextForm {
  const [head = '', foot = ''] = document.split(/(?<="searches": \[)(?=\]\s*\}\s*\}\s*$)/);
  return {
    ...{ written: JSON_WRITTEN, between: ',\n', row: jsonObject },
    head: `${head}\n`,
    foot: `\n${foot}`,
  };
}

/** So many characters are written at once. */
const ENOUGH = 1 << 18;

/** Writes rows as text, while the logs are read. */
export function textTally(
  form: TextForm,
  { reader, redacting }: { readonly reader: FieldReader; readonly redacting: Redacting | null },
  write: Write,
): SecondTally {
  let text = form.head;
  let isFirst = true;
  const isoTimes = new IsoTimes();
  const columns = new ExportedColumns(
    (_, shown) => new WrittenValues(form.written, isoTimes, shown),
    reader,
    redacting,
  );
  const sinks = EXPORT_COLUMNS.map((column) => columns.sinks[column]);
  const row = sinks.map(() => '');
  const addAll = (searches: Searches): void => {
    columns.addAll(searches);
    for (let i = 0; i < searches.count; i++) {
      for (let column = 0; column < sinks.length; column++) row[column] = sinks[column]!.values[i]!;
      if (!isFirst) text += form.between;
      isFirst = false;
      text += form.row(row);
    }
    for (const sink of sinks) sink.values = [];
  };
  const flush = async (): Promise<void> => {
    const ready = text;
    text = '';
    await write(ready);
  };
  return {
    addAll,
    flush: async () => {
      if (text.length >= ENOUGH) await flush();
    },
    end: async () => {
      text += form.foot;
      await flush();
    },
  };
}
