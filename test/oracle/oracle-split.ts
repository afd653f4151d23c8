/** A row of a delimited text as it stands there, before anybody knows what it is. */
export interface SplitRow {
  /** The physical line where the row starts, from 1. */
  line: number;
  cells: string[];
  /** Text stood after a closing quote. */
  brokenQuote: boolean;
  /** The rest of the text behind each line end in its quotes. */
  behindLineEnds: string[];
  /** Whether the row ends within the first MiB. */
  early: boolean;
}

export interface SplitText {
  rows: SplitRow[];
  /** The line where a quote opened that is never closed, else null. Its row is not in `rows`. */
  unclosedQuoteLine: number | null;
  /** How many quotes opened behind a delimiter and spaces, and how many right behind one. */
  openedBehindSpace: number;
  openedRightBehind: number;
}

const MIB = 1_048_576;

/** The text's first MiB in UTF-8. */
function firstMiB(text: string): string {
  const bytes = Buffer.from(text);
  return bytes.length <= MIB ? text : bytes.subarray(0, MIB).toString();
}

/**
 * The rows of a log. A space between delimiter and quote belongs to neither where every quote of
 * the first MiB stands so.
 * @param most how many rows are wanted
 */
export function splitLog(text: string, delimiter: string, most = Infinity): SplitText {
  const start = firstMiB(text);
  if (!new RegExp(`[${delimiter}] +"`).test(start)) return splitText(text, delimiter, false, most);
  const spaced = splitText(start, delimiter, true);
  const closed = spaced.unclosedQuoteLine === null || start.length < text.length;
  const everyQuote =
    spaced.openedBehindSpace > 0 &&
    spaced.openedRightBehind === 0 &&
    closed &&
    !spaced.rows.some((row) => row.brokenQuote);
  return splitText(text, delimiter, everyQuote, most);
}

/**
 * Character by character. csv-parse cannot follow the contract here: text after a closing quote
 * spoils only its own row, and a row is cited by its physical line whatever the line ends are.
 */
export function splitText(
  text: string,
  delimiter: string,
  spacesBeforeQuotes = false,
  most = Infinity,
): SplitText {
  const split: SplitText = {
    rows: [],
    unclosedQuoteLine: null,
    openedBehindSpace: 0,
    openedRightBehind: 0,
  };
  const earlyUntil = firstMiB(text).length;
  let at = 0;
  let line = 1;

  while (at < text.length && split.rows.length < most) {
    const row: SplitRow = { line, cells: [], brokenQuote: false, behindLineEnds: [], early: false };
    let rowGoesOn = true;
    while (rowGoesOn) {
      let cell = '';
      const spaces = spacesBeforeQuotes ? spacesBeforeQuote(text, at) : 0;
      at += spaces;
      if (text[at] === '"') {
        if (row.cells.length > 0 && spaces > 0) split.openedBehindSpace += 1;
        if (row.cells.length > 0 && spaces === 0) split.openedRightBehind += 1;
        const openedOn = line;
        let closed = false;
        at += 1;
        while (at < text.length && !closed) {
          if (text[at] === '"' && text[at + 1] === '"') {
            cell += '"';
            at += 2;
          } else if (text[at] === '"') {
            closed = true;
            at += 1;
          } else {
            const end = lineEndAt(text, at);
            if (end !== '') {
              line += 1;
              row.behindLineEnds.push(text.slice(at + end.length));
            }
            const taken = end === '' ? (text[at] ?? '') : end;
            cell += taken;
            at += taken.length;
          }
        }
        if (!closed) return { ...split, unclosedQuoteLine: openedOn };
        const textMayFollow = at < text.length && text[at] !== delimiter;
        if (textMayFollow && lineEndAt(text, at) === '') {
          // What closed nothing is a part of the cell, which is not empty.
          row.brokenQuote = true;
          cell += '"';
        }
      }
      while (at < text.length && text[at] !== delimiter && lineEndAt(text, at) === '') {
        cell += text[at] ?? '';
        at += 1;
      }
      row.cells.push(cell);
      rowGoesOn = text[at] === delimiter;
      if (rowGoesOn) at += 1;
    }
    at += lineEndAt(text, at).length;
    line += 1;
    split.rows.push({ ...row, early: at <= earlyUntil });
  }
  return split;
}

/** How many spaces stand at a position, where a quote follows them. */
function spacesBeforeQuote(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end += 1;
  return text[end] === '"' ? end - at : 0;
}

/** The line end that stands at a position: CRLF (which is one), LF, CR, or none. */
function lineEndAt(text: string, at: number): string {
  if (text[at] === '\r' && text[at + 1] === '\n') return '\r\n';
  if (text[at] === '\r' || text[at] === '\n') return text[at] ?? '';
  return '';
}
