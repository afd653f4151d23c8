/** Vigilant's Agency Data Sharing Report as lines of cells with their places, from text or from a PDF. */

/** A piece of text on a line, and how far right it begins and ends: in characters, or in points. */
export interface Piece {
  readonly x: number;
  readonly end: number;
  readonly text: string;
}

/** Pieces that stand together: one cell, or two where a long one leaves no more than a space between. */
export interface PlacedText extends Piece {
  readonly pieces: readonly Piece[];
}

export type ReportLine = readonly PlacedText[];

export interface ReportPage {
  readonly lines: readonly ReportLine[];
}

export interface ReportPages {
  readonly pages: readonly ReportPage[];
  /** How far apart texts of one column may begin. */
  readonly tolerance: number;
}

/** What `pdftotext -layout` wrote: two spaces or more part columns, a form feed parts pages. */
export function pagesOfText(text: string): ReportPages {
  const pages = text.split('\f').map((page) => ({
    lines: page
      .split(/\r\n|\n|\r/)
      .map(placedTexts)
      .filter((line) => line.length > 0),
  }));
  return { pages: pages.filter(({ lines }) => lines.length > 0), tolerance: 3 };
}

function placedTexts(line: string): PlacedText[] {
  const spaced = line.replaceAll('\t', '        ').replaceAll('\u00a0', ' ');
  return [...spaced.matchAll(/\S+(?: \S+)*/g)].map(({ index, 0: text }) =>
    placedText(
      [...text.matchAll(/\S+/g)].map(({ index: at, 0: word }) => ({
        ...{ x: index + at, end: index + at + word.length, text: word },
      })),
    ),
  );
}

/** Pieces as one text, a space between. */
export function placedText(pieces: readonly Piece[]): PlacedText {
  const text = pieces.map((piece) => piece.text).join(' ');
  const end = pieces.reduce((most, piece) => Math.max(most, piece.end), 0);
  return { x: pieces[0]?.x ?? 0, end, text, pieces };
}

/** The text of a line, its parts a space apart. */
export function textOf(line: ReportLine): string {
  return line.map(({ text }) => text).join(' ');
}

const TITLE = /data sharing report|the following agencies/i;

/** Whether a text is such a report. */
export function isReportText(text: string): boolean {
  return TITLE.test(text) && /detections? (?:shared|received)|detection data/i.test(text);
}
