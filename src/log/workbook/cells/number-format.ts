import { utf8Bytes } from '../xml-text.ts';
import { shownDate } from './date-format.ts';
import { exactWhole } from './exact-whole.ts';
import { clockText, serialText, type TimeParts } from './serial.ts';

/**
 * Numbers as a cell shows them (ECMA-376 part 1, 18.8.30 and 18.8.31), as far as logs have it:
 * General, dates and times, and formats of digits and letters such as `00000` or `00-00000`. A number
 * under any other format, a broken one too, is shown as General: its digits are what the file holds.
 */

/** How cells of one style show numbers. */
export interface NumberFormat {
  readonly kind: 'general' | 'time' | 'digits';
  /**
   * @param written the number as the file has it: a long one has more digits than `value`
   * @returns UTF-8 bytes as characters
   */
  show(value: number, date1904: boolean, written: string): string;
  /** A date without a clock as the cell shows it; undefined for anything else. */
  dateShown?(value: number, date1904: boolean): string | undefined;
}

/** Significant digits that a cell holds. */
const PRECISION = 15;

/** From here on a number has more digits before its point than are rounded to. */
const LONG = 1e15;

/**
 * General, as the cell's own line in Excel shows it: all digits of a whole number, where the grid
 * would cut twelve of them to 1.23457E+11 by the width of a column, and Excel the sixteenth to 0.
 */
export function generalText(value: number, written: string): string {
  const whole = exactWhole(value, written);
  if (whole !== undefined) return whole;
  const rounded = Math.abs(value) < LONG ? Number(value.toPrecision(PRECISION)) : value;
  const text = String(Object.is(rounded, -0) ? 0 : rounded);
  const [, digits, sign, power] = /^(.*)e([+-])(\d+)$/.exec(text) ?? [];
  return digits === undefined ? text : `${digits}E${sign}${power!.padStart(2, '0')}`;
}

const GENERAL: NumberFormat = {
  kind: 'general',
  show: (value, _, written) => generalText(value, written),
};

/** Formats that a workbook means by their number alone: those that are no General. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [14, 'yyyy-mm-dd'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  ...[18, 19, 20, 21, 45, 47].map((id) => [id, 'hh:mm:ss'] as const),
  [22, 'yyyy-mm-dd hh:mm'],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy-mm-dd'] as const),
  // Times in the Chinese, Japanese and Korean lists.
  ...[32, 33, 34, 35, 55, 56].map((id) => [id, 'hh:mm:ss'] as const),
  [37, '#,##0'],
  [38, '#,##0'],
  [39, '#,##0.00'],
  [40, '#,##0.00'],
  [46, '[h]:mm:ss'],
]);

/** The format of a number: one of the workbook's own codes, or one that it means by its id. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  const format = code ?? BUILT_IN.get(id);
  if (format === undefined || format.length > 255) return GENERAL;
  const sections = withoutText(sectionsOf(format));
  return timeFormat(sections) ?? digitsFormat(sections) ?? GENERAL;
}

/** Without the section for texts, which is the last one that holds an @. */
function withoutText(sections: Token[][]): Token[][] {
  const isText = sections.length > 1 && sections.at(-1)!.some(({ code }) => code === '@');
  return isText ? sections.slice(0, -1) : sections;
}

/**
 * A piece of a format's section: a letter that means something, or a text that is shown as it is, in
 * UTF-8 bytes as characters.
 */
interface Token {
  readonly code: string;
  readonly literal: string;
}

/** `_x` leaves room and `*x` fills it: neither is text. */
const TOKENS = /"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(AM\/PM|A\/P|General)|([\s\S])/giu;

/** The sections for positive and negative numbers, zero and text, as tokens. */
function sectionsOf(format: string): Token[][] {
  const sections: Token[][] = [[]];
  for (const [, quoted, escaped, bracket, word, letter] of format.matchAll(TOKENS)) {
    if (letter === ';') sections.push([]);
    else if (quoted !== undefined || escaped !== undefined) {
      sections.at(-1)!.push(textToken(quoted ?? escaped ?? ''));
    } else if (bracket !== undefined) sections.at(-1)!.push(bracketToken(bracket));
    else if (word !== undefined) sections.at(-1)!.push({ code: word.toLowerCase(), literal: '' });
    else if (letter !== undefined) sections.at(-1)!.push(letterToken(letter));
  }
  return sections;
}

function textToken(text: string): Token {
  return { code: '', literal: utf8Bytes(text) };
}

/** A letter beyond ASCII means nothing: it is text, with quotes or without. */
function letterToken(letter: string): Token {
  return letter > '\u007f' ? textToken(letter) : { code: letter, literal: letter };
}

/** What stands in brackets: elapsed time, a currency, a condition; colors and languages show nothing. */
function bracketToken(bracket: string): Token {
  if (/^(h+|m+|s+)$/i.test(bracket)) return { code: `[${bracket[0]!.toLowerCase()}]`, literal: '' };
  if (/^[<>=]/.test(bracket)) return { code: 'condition', literal: '' };
  return textToken(/^\$([^-]*)/.exec(bracket)?.[1] ?? '');
}

/** A format with a letter of a date or a time in its first section. */
function timeFormat([first = []]: Token[][]): NumberFormat | undefined {
  const codes = first.map(({ code }) => code.toLowerCase());
  if (codes.includes('general')) return undefined;
  const elapsed = codes.some((code) => /^\[[hms]\]$/.test(code));
  const clock = elapsed || codes.some((code) => /^[hs]$|^am\/pm$|^a\/p$/.test(code));
  // An m is a month or a minute: a minute where there is a clock and nothing else of a date.
  const date = codes.some((code) => /^[yd]$/.test(code)) || (!clock && codes.includes('m'));
  if (!date && !clock) return undefined;
  const shown: TimeParts = { date, clock };
  return {
    kind: 'time',
    dateShown: (value, date1904) => shownDate(first, value, date1904),
    show: (value, date1904, written) =>
      (elapsed && value >= 0 && value < 1e6
        ? clockText(Math.round(value * 86_400_000))
        : serialText(value, date1904, shown)) ?? generalText(value, written),
  };
}

const PLACE = /^[0#?]$/;

function isPlace({ code }: Token): boolean {
  return PLACE.test(code);
}

/** A format of digit places, thousands, a decimal point, percent and literal text. */
function digitsFormat(sections: Token[][]): NumberFormat | undefined {
  // Those for negative numbers and zero may be text alone.
  if (!sections.slice(0, 3).every(isOfDigits) || !sections[0]?.some(isPlace)) return undefined;
  const [positive = [], negative, zero] = sections;
  return {
    kind: 'digits',
    show: (value, _, written) => {
      if (value === 0 && zero) return shownIn(zero, 0, '0');
      if (value >= 0) return shownIn(positive, value, written);
      const unsigned = written.replace('-', '');
      if (negative) return shownIn(negative, -value, unsigned);
      const text = shownIn(positive, -value, unsigned);
      return /[1-9]/.test(text) ? `-${text}` : text;
    },
  };
}

function isOfDigits(tokens: readonly Token[]): boolean {
  return (
    tokens.every(({ code }) => /^(|[-+0#?,.%()$:!^&'~{}<=> ])$/.test(code)) &&
    tokens.filter(({ code }) => code === '.').length <= 1
  );
}

/** A number that is not negative, under one section. */
function shownIn(tokens: readonly Token[], value: number, written: string): string {
  const point = tokens.findIndex(({ code }) => code === '.');
  const whole = point < 0 ? tokens : tokens.slice(0, point);
  const decimals = point < 0 ? [] : tokens.slice(point + 1);
  const places = decimals.filter(isPlace).length;
  const isShare = tokens.some(({ code }) => code === '%');
  const scaled = isShare ? value * 100 : value;
  const exact = isShare ? undefined : exactWhole(value, written);
  const thousands = whole.some(({ code }, i) => code === ',' && isPlaceAfter(whole, i));
  if (scaled >= 1e21 || places > 20) return generalText(value, written);
  const rounded = scaled < LONG ? Number(scaled.toPrecision(PRECISION)) : scaled;
  const [above = '', fraction = ''] = rounded.toFixed(places).split('.');
  const digits = exact ?? above;
  const left = wholeDigits(whole, digits === '0' ? '' : digits, thousands);
  return point < 0 ? left : `${left}.${fractionDigits(decimals, fraction)}`;
}

/** A comma between places asks for thousands; one behind them, which asks to divide, is left alone. */
function isPlaceAfter(tokens: readonly Token[], index: number): boolean {
  return tokens.slice(index + 1).some(isPlace);
}

/** Digits into their places, from the right; those that are too many go before the first place. */
function wholeDigits(tokens: readonly Token[], digits: string, thousands: boolean): string {
  const first = tokens.findIndex(isPlace);
  let left = digits.length;
  let shown = 0;
  let text = '';
  const put = (digit: string): void => {
    if (thousands && shown > 0 && shown % 3 === 0) text = `,${text}`;
    text = digit + text;
    shown++;
  };
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { code, literal } = tokens[i]!;
    if (PLACE.test(code)) {
      if (left > 0) put(digits[--left]!);
      else if (code === '0') put('0');
      while (i === first && left > 0) put(digits[--left]!);
    } else if (code !== ',') text = literal + text;
  }
  return text;
}

function fractionDigits(tokens: readonly Token[], digits: string): string {
  // A place # shows no zero at the end.
  let needed = digits.length;
  const places = tokens.filter(isPlace);
  while (needed > 0 && digits[needed - 1] === '0' && places[needed - 1]?.code === '#') needed--;
  let at = 0;
  return tokens
    .map(({ code, literal }) => {
      if (!PLACE.test(code)) return literal;
      const digit = at < needed ? digits[at]! : '';
      at++;
      return digit;
    })
    .join('');
}
