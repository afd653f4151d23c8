import { rewritingOf } from '../../cells/rewritten.ts';
import { cellEscapesRead } from '../xml-text.ts';
import type { CellContext } from './cell-context.ts';
import type { NumberFormat } from './number-format.ts';
import { isSerialOfLog, serialOf, serialText } from './serial.ts';

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const WHOLE = /^(0|[1-9]\d*)$/;

/** A cell as its sheet holds it. */
interface StoredCell {
  readonly type: string;
  readonly style: number;
  readonly value: string;
  /** Whether a number without a date's format may be a time. */
  readonly isTime: boolean;
  /** Whether a date stands for the text that it shows, and not for a day. */
  readonly isText: boolean;
}

/** The text that a cell shows, by its type (ECMA-376 part 1, 18.18.11). */
export function shownText(cell: StoredCell, context: CellContext): string {
  const { type, value } = cell;
  switch (type) {
    case 's':
      return value === '' ? '' : context.texts.text(Number(value));
    case 'str':
      return cellEscapesRead(value);
    case 'b':
      return value === '' ? '' : /^(1|true)$/i.test(value) ? 'TRUE' : 'FALSE';
    case 'inlineStr':
    case 'e':
      return value;
    case 'd':
      return isoDate(cell, context);
    default:
      return value === '' ? '' : shownNumber(cell, context);
  }
}

/** A date that is written and not counted, as Strict workbooks have it, is shown as any other. */
function isoDate({ value, style, isText }: StoredCell, { styles, date1904 }: CellContext): string {
  const format = styles.format(style);
  const serial = format.kind === 'time' ? serialOf(value, date1904) : undefined;
  if (serial === undefined) return value;
  const text = isText ? dateAsText(format, serial, date1904) : undefined;
  return text ?? format.show(serial, date1904, value);
}

function shownNumber(
  { value: text, style, isTime, isText }: StoredCell,
  { styles, date1904 }: CellContext,
): string {
  const format = styles.format(style);
  const value = Number(text);
  // What is no number stays as it is: nothing of a log is lost.
  if (!NUMBER.test(text) || !Number.isFinite(value)) return text;
  if (format.kind !== 'time' && isTime && isSerialOfLog(value, date1904)) {
    const clock = !Number.isInteger(value);
    return serialText(value, date1904, { date: true, clock }) ?? text;
  }
  if (format.kind === 'general' && WHOLE.test(text)) return text;
  const date = isText ? dateAsText(format, value, date1904) : undefined;
  return date ?? format.show(value, date1904, text);
}

/**
 * A date as its cell shows it, where that can be told from what somebody wrote: `03-01-25` cannot, and
 * is given in full, which can.
 */
function dateAsText(format: NumberFormat, serial: number, date1904: boolean): string | undefined {
  const text = format.dateShown?.(serial, date1904);
  return text !== undefined && rewritingOf(text.toLowerCase()) !== undefined ? text : undefined;
}
