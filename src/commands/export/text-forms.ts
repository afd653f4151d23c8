import { EXPORT_COLUMNS } from '../../export/columns.ts';
import {
  type ColumnSink,
  decoded,
  ExportedColumns,
  type Redacting,
  type Shown,
} from '../../export/exported-columns.ts';
import { IsoTimes } from '../../export/iso-times.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { csvLine, csvText } from '../../report/machine/csv.ts';
import { jsonText } from '../../report/machine/ndjson.ts';
import type { Write } from '../../run/outputs.ts';
import type { SecondTally } from '../../run/second-tally.ts';
import type { Cell, Cells, Moments, Searches } from '../../search.ts';
import { Memo } from '../../tables/memo.ts';

/** How a form of output writes a text, and what stands for nothing. */
interface Written {
  readonly text: (text: string) => string;
  readonly nothing: string;
}

const CSV_WRITTEN: Written = { text: csvText, nothing: '' };
const JSON_WRITTEN: Written = { text: jsonText, nothing: 'null' };

/** The values of one column, as they are written. */
class WrittenValues implements ColumnSink {
  values: string[] = [];
  readonly #written: Written;
  readonly #isoTimes: IsoTimes;
  readonly #cells: Memo<Cell, string>;
  readonly #words = new Map<string, string>();

  constructor(written: Written, isoTimes: IsoTimes, shown: Shown) {
    this.#written = written;
    this.#isoTimes = isoTimes;
    this.#cells = new Memo((cell) => {
      const text = shown(cell);
      return text === null ? written.nothing : written.text(text);
    });
  }

  nothing(searches = 1): void {
    for (let i = 0; i < searches; i++) this.values.push(this.#written.nothing);
  }

  text(text: string): void {
    this.values.push(this.#written.text(text));
  }

  word(word: string): void {
    let value = this.#words.get(word);
    if (value === undefined) {
      value = this.#written.text(word);
      this.#words.set(word, value);
    }
    this.values.push(value);
  }

  number(number: number): void {
    this.values.push(String(number));
  }

  bytes(bytes: Uint8Array, start: number, end: number): void {
    this.text(decoded(bytes, start, end));
  }

  cell(cells: Cells, i: number): void {
    this.values.push(this.#cells.of(cells.at(i)));
  }

  moment(moments: Moments, i: number): void {
    const text = this.#isoTimes.text(moments, i);
    if (text === null) this.nothing();
    else this.text(text);
  }
}

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
