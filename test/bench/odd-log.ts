import { largeLog, ODD_CASES, ODD_REASONS } from '../../fixtures/generate/large-log.ts';
import { shapedLog } from '../../fixtures/generate/shaped-log.ts';
import type { LogShape } from './duckdb-log.ts';

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
 * as well, with case numbers and reasons of all classes, those that are the plate among them.
 */
export function logForQueries(shape: LogShape, rows: number, isOdd: boolean): string {
  if (shape === 'typed') return [...largeLog(rows, 'rivals')].join('');
  const [head = '', ...blocks] = shapedLog(shape, rows, 'rivals');
  const text = isOdd ? withOddTexts(blocks.join('')) : blocks.join('');
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
