import type { Warning } from '../../contract/document.ts';
import { NO_RESULT, quoted } from '../../quoted.ts';
import { trimmed } from '../../search.ts';
import { unmatchedWords } from '../header/unmatched.ts';
import type { LogReading } from '../log-reading.ts';
import { isTimeOfDay } from '../times/time-apart.ts';
import { withCommas } from './with-commas.ts';

/** The warning of a log with searches whose time cannot be read: the first cells, and what to do. */
export function undatedWarnings({ plan, rows, undated }: LogReading): Warning[] {
  const { count, first } = undated;
  if (count === 0) return [];
  const searches = count === 1 ? '1 search has' : `${withCommas(count)} searches have`;
  const message = `${plan.file}: ${searches} no time that can be read`;
  if (plan.columns.indexOf.searchedAt < 0) {
    const why = 'no column is known as the time of the search';
    return [{ code: 'undated', message: `${message}: ${why}: ${named('it', plan.columns)}` }];
  }
  const cells = first.map(
    ({ text, where }) => `${trimmed(text) === '' ? 'a blank cell' : quoted(text)} (${where})`,
  );
  const shown = `${cells.join(', ')}${count > cells.length ? ' …' : ''}`;
  const texts = first.map(({ text }) => trimmed(text)).filter((text) => text !== '');
  const advice = formAdvice(texts) ?? (2 * count < rows ? LOOK : elsewhere(plan.columns));
  return [{ code: 'undated', message: `${message}: ${shown}; ${advice}` }];
}

/** What to do where formulas were stored without their results. */
export const CALCULATE =
  'open the workbook in a spreadsheet program, let it calculate, and save it';

/** Where most of the searches have a time. */
const LOOK = 'look at these rows: nothing that is told by time has them in it';

type Columns = LogReading['plan']['columns'];

function elsewhere(columns: Columns): string {
  return `where the time stands in another column, ${named('that', columns)}`;
}

/** How to name a column, and which there are. */
function named(it: string, columns: Columns): string {
  const headers = unmatchedWords([columns]);
  const others = headers === '' ? '' : ` (not matched: ${headers})`;
  return `name ${it} with --map "searchedAt=<header>"${others}`;
}

/** Forms that are no sure times, by how they look; each with what to do. */
const FORMS: readonly (readonly [is: (text: string) => boolean, advice: string])[] = [
  [(text) => text === NO_RESULT, CALCULATE],
  [
    isTimeOfDay,
    'they are times of day: put the date before each, or head the two columns Search Date and Search Time',
  ],
  [
    (text) => /^\d{1,2}\.\d{1,2}\.(\d{4}|\d\d)\b/.test(text),
    'they look like dates with full stops: export them as YYYY-MM-DD',
  ],
  [
    (text) => /^(\d{10}|\d{13})([.,]\d+)?$/.test(text) || /^\/Date\(/.test(text),
    'they look like seconds or milliseconds since 1970: export them as YYYY-MM-DD HH:MM:SS',
  ],
  [
    isDayNumber,
    "they look like a spreadsheet's day numbers: format the column as dates before it is exported",
  ],
  [
    (text) => /^\d{1,2}\/\d{1,2}\/\d/.test(text),
    'a date that is none is one in the other order of day and month, perhaps: say "dayFirst" in the config',
  ],
];

/** Whether a text is a day from 1990 to 2100 as spreadsheets count them, with a fraction or not. */
function isDayNumber(text: string): boolean {
  const days = Number.parseFloat(text);
  return /^\d{5}([.,]\d+)?$/.test(text) && days >= 32_874 && days < 73_416;
}

/** What to do about texts that all look like times of a form that is not read. */
function formAdvice(texts: readonly string[]): string | undefined {
  if (texts.length === 0) return undefined;
  return FORMS.find(([is]) => texts.every(is))?.[1];
}
