import { serialText } from './serial.ts';

/** Dates as a cell shows them in a column of texts: `Jun-08`, `6/8/2025`. */

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A piece of a number format, as its own file has it. */
interface Piece {
  readonly code: string;
  readonly literal: string;
}

/** A run of one letter, or a text that is shown as it is. */
interface Run {
  readonly letter: string;
  readonly text: string;
}

/**
 * How a format of years, months and days shows a serial number.
 * @returns undefined for a format that has anything else, and for a number that is no whole day: what is
 *   hidden of it is not to be lost
 */
export function shownDate(
  pieces: readonly Piece[],
  serial: number,
  date1904: boolean,
): string | undefined {
  if (!Number.isInteger(serial)) return undefined;
  const runs = runsOf(pieces);
  const iso = serialText(serial, date1904, { date: true, clock: false });
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '') ?? [];
  if (runs === undefined || year === undefined) return undefined;
  const weekday = new Date(`${year}-${month}-${day}`).getUTCDay();
  return runs.map((run) => shownRun(run, { year, month: month!, day: day!, weekday })).join('');
}

/** The runs of a format; undefined where it has a letter of anything but a date. */
function runsOf(pieces: readonly Piece[]): Run[] | undefined {
  const runs: Run[] = [];
  for (const { code, literal } of pieces) {
    const letter = code.toLowerCase();
    if (!/^[a-z]/.test(letter)) runs.push({ letter: '', text: literal });
    else if (!/^[ymd]$/.test(letter)) return undefined;
    else if (runs.at(-1)?.letter === letter) {
      runs.push({ letter, text: `${runs.pop()!.text}${letter}` });
    } else runs.push({ letter, text: letter });
  }
  return runs;
}

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly weekday: number;
}

function shownRun({ letter, text }: Run, { year, month, day, weekday }: Parts): string {
  if (letter === '') return text;
  if (letter === 'y') return text.length <= 2 ? year.slice(2) : year;
  const [number, name] =
    letter === 'm' ? [month, MONTHS[Number(month) - 1]!] : [day, DAYS[weekday] ?? ''];
  if (text.length <= 2) return text.length === 1 ? String(Number(number)) : number;
  if (text.length === 5 && letter === 'm') return name.slice(0, 1);
  return text.length === 3 ? name.slice(0, 3) : name;
}
