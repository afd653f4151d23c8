/** A row of a delimited text as it stands there, before anybody knows what it is. */
export interface SplitRow {
  /** The physical line where the row starts, from 1. */
  line: number;
  cells: string[];
  /** Text stood after a closing quote. */
  brokenQuote: boolean;
}

export interface SplitText {
  rows: SplitRow[];
  /** The line where a quote opened that is never closed, else null. Its row is not in `rows`. */
  unclosedQuoteLine: number | null;
}

/**
 * Character by character. csv-parse cannot follow the contract here: text after a closing quote
 * spoils only its own row, and a row is cited by its physical line whatever the line ends are.
 */
export function splitText(text: string, delimiter: string): SplitText {
  const rows: SplitRow[] = [];
  let at = 0;
  let line = 1;

  while (at < text.length) {
    const row: SplitRow = { line, cells: [], brokenQuote: false };
    let rowGoesOn = true;
    while (rowGoesOn) {
      let cell = '';
      if (text[at] === '"') {
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
            if (end !== '') line += 1;
            const taken = end === '' ? (text[at] ?? '') : end;
            cell += taken;
            at += taken.length;
          }
        }
        if (!closed) return { rows, unclosedQuoteLine: openedOn };
        const textMayFollow = at < text.length && text[at] !== delimiter;
        if (textMayFollow && lineEndAt(text, at) === '') row.brokenQuote = true;
      }
      while (at < text.length && text[at] !== delimiter && lineEndAt(text, at) === '') {
        cell += text[at] ?? '';
        at += 1;
      }
      row.cells.push(cell);
      rowGoesOn = text[at] === delimiter;
      if (rowGoesOn) at += 1;
    }
    rows.push(row);
    at += lineEndAt(text, at).length;
    line += 1;
  }
  return { rows, unclosedQuoteLine: null };
}

/** The line end that stands at a position: CRLF (which is one), LF, CR, or none. */
function lineEndAt(text: string, at: number): string {
  if (text[at] === '\r' && text[at + 1] === '\n') return '\r\n';
  if (text[at] === '\r' || text[at] === '\n') return text[at] ?? '';
  return '';
}
