import { withHabits } from '../../fixtures/generate/habits.ts';
import { largeLog, ODD_CASES, ODD_REASONS } from '../../fixtures/generate/large-log.ts';
import { shapedLog } from '../../fixtures/generate/shaped-log.ts';
import type { LogShape } from './queries/tables.ts';

/** Now and then one of these, in turn, in the place of what is there. */
function inTurn(every: number, texts: readonly string[]): (text: string) => string {
  let met = 0;
  return (text) => (++met % every === 0 ? texts[(met / every) % texts.length]! : text);
}

/** From a plate to the case number, or to the reason, that stands behind it in the same line. */
const CASE = /(\d[A-Z]{3}\d{3})([^\n]*?,)(24-\d{7})/g;
const REASON =
  /(\d[A-Z]{3}\d{3})([^\n]*?,)(white ford pickup|missing juvenile|welfare check|silver bmw)(?! \d)/g;

/**
 * A log in a shape, for the test of the queries: with rows that come twice, and, where it has to be odd
 * as well, with case numbers and reasons of all classes, those that are the plate among them, and with
 * windows of all kinds that its form has; or with habits that red flags are about.
 */
export function logForQueries(
  shape: LogShape,
  rows: number,
  { isOdd = false, hasHabits = false },
): string {
  if (shape === 'typed') return [...largeLog(rows, 'rivals')].join('');
  const habits = hasHabits ? withHabits(rows, 'rivals') : undefined;
  const [head = '', ...blocks] = shapedLog(shape, rows, 'rivals', habits);
  const plain = blocks.join('');
  const text = isOdd ? withOddWindows(shape, withOddTexts(plain)) : plain;
  const end = shape === 'timeFrame' ? /UTC"\n/ : /\n/;
  const all = text.split(new RegExp(`(?<=${end.source})(?=[^"]{20})`));
  const doubled = all.map((row, at) =>
    at % 50 === 7 && !/^(Page|Date)/.test(row) ? row + row : row,
  );
  return [head, ...doubled].join('');
}

function withOddTexts(text: string): string {
  const plain = (texts: readonly string[]): string[] => texts.filter((each) => !/[",]/.test(each));
  const oddCase = inTurn(40, ['PLATE', ...plain(ODD_CASES)]);
  const oddReason = inTurn(15, ['PLATE', 'plate PLATE', ...plain(ODD_REASONS)]);
  return text
    .replaceAll(CASE, (_, plate: string, between: string, number: string) => {
      return `${plate}${between}${oddCase(number).replace('PLATE', plate.toLowerCase())}`;
    })
    .replaceAll(REASON, (_, plate: string, between: string, reason: string) => {
      return `${plate}${between}${oddReason(reason).replace('PLATE', `${plate.slice(0, 3)}-${plate.slice(3)}`)}`;
    });
}

type WindowForm = readonly [window: RegExp, odd: readonly string[]];

/** Where a window stands, and what stands there now and then: `$1` and `$2` are its start and its end. */
const GENERIC: WindowForm = [
  /(\d\d\/\d\d\/\d{4} \d\d:\d\d),(\d\d\/\d\d\/\d{4} \d\d:\d\d)(?=,)/g,
  [',', ',$2', '$2,$1', 'REDACTED,REDACTED', 'soon,$2', '05/01/2025 10:00,06/01/2025 10:00', '$1,'],
];
const WINDOWS: Readonly<Record<Exclude<LogShape, 'typed'>, WindowForm>> = {
  uuid: GENERIC,
  numeric: GENERIC,
  noId: GENERIC,
  timeFrame: [
    /"([^"\n]+)\n([^"\n]+)"/g,
    ['', '"$2\n$1"', '"soon\n$2"', '"05/01/2025, 10:00:00 AM UTC\n06/01/2025, 10:00:00 AM UTC"'],
  ],
  packed: [
    /; From: ([\d/]+); To: ([\d/]+)/g,
    ['', '; To: $2', '; From: $2; To: $1', '; From: 05/01/2025; To: 06/01/2025', '; From: $1'],
  ],
};

function withOddWindows(shape: Exclude<LogShape, 'typed'>, text: string): string {
  const [window, odd] = WINDOWS[shape];
  const oddWindow = inTurn(60, odd);
  return text.replaceAll(window, (written, start: string, end: string) =>
    oddWindow(written).replace('$1', start).replace('$2', end),
  );
}
