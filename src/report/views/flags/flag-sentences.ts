import { calendarWords } from '../../../calendar-words.ts';
import type { ShownFlag } from '../../../contract/flags.ts';
import {
  counted,
  listWords,
  percent,
  periodWords,
  quoted,
  thousands,
  timeWords,
} from '../../words.ts';

/** What a flag says in a sentence: the numbers that it was made of, and nothing about why. */

type Parts = ShownFlag['parts'];

/** A number among the parts; 0 where there is none. */
function numberOf(parts: Parts, name: string): number {
  const value = parts[name];
  return typeof value === 'number' ? value : 0;
}

function textOf(parts: Parts, name: string): string | null {
  const value = parts[name];
  return typeof value === 'string' ? value : null;
}

const searchesOf = (count: number): string => counted(count, 'search', 'searches');

function plateWords({ subject }: ShownFlag): string {
  return subject.plate === undefined ? 'one plate' : `plate ${subject.plate}`;
}

/** How the searches of each rule differ from others. */
const SAYING: Readonly<Record<string, (flag: ShownFlag) => string>> = {
  repeatPlate: (flag) =>
    `${searchesOf(flag.searches)} for ${plateWords(flag)} on ${counted(flag.dates, 'date')}, ${counted(numberOf(flag.parts, 'days'), 'day')} from first to last`,
  manyUsers: (flag) =>
    `${searchesOf(flag.searches)} for ${plateWords(flag)} by ${counted(numberOf(flag.parts, 'users'), 'user')}`,
  sameText: ({ searches, parts }) => {
    const text = textOf(parts, 'text');
    const what =
      text === '' ? 'no reason' : text === null ? 'one reason' : `the reason ${quoted(text)}`;
    const judged = Math.round(searches / numberOf(parts, 'share'));
    return `${searchesOf(searches)} with ${what}: ${percent(searches, judged)} of ${thousands(judged)} that can be judged`;
  },
  volume: ({ searches, subject, parts }) =>
    `${searchesOf(searches)} in ${calendarWords(subject.month ?? 'one month')}; the median of the agency's ${counted(numberOf(parts, 'users'), 'user')} was ${decimal(numberOf(parts, 'median'))}, the median deviation from it ${decimal(numberOf(parts, 'mad'))}`,
  burst: ({ searches, parts }) =>
    `${searchesOf(searches)} within ${secondsWords(numberOf(parts, 'seconds'))}, with up to ${counted(numberOf(parts, 'plates'), 'different plate')} in one window`,
  aroundTheClock: ({ searches, parts }) =>
    `${searchesOf(searches)} over ${counted(numberOf(parts, 'hours'), 'hour')}, never more than ${minutesWords(numberOf(parts, 'gapMinutes'))} apart`,
  withoutPlate: ({ searches, parts }) => {
    const wildcards = numberOf(parts, 'wildcards');
    return `${searchesOf(searches)} without a plate of their own${wildcards === 0 ? '' : `, ${thousands(wildcards)} of them with a wildcard`}`;
  },
  wideReach: ({ searches, parts }) =>
    `${searchesOf(searches)} through very many networks, up to ${thousands(numberOf(parts, 'largest'))}`,
  oldImages: ({ searches, parts }) =>
    `${searchesOf(searches)} for a range that starts more than ${periodWords(textOf(parts, 'retention') ?? '')} back`,
  caseSpread: ({ searches, subject, parts }) =>
    `${searchesOf(searches)} under ${subject.caseNumber === undefined ? 'one case number' : `case number ${quoted(subject.caseNumber)}`}: ${counted(numberOf(parts, 'plates'), 'plate')}, ${counted(numberOf(parts, 'users'), 'user')}, ${counted(numberOf(parts, 'days'), 'day')} from first to last`,
  federal: ({ searches }) =>
    `${searchesOf(searches)} by an agency whose name says that it is federal`,
  outOfState: ({ searches, parts }) =>
    `${searchesOf(searches)} by an agency whose name says ${textOf(parts, 'state') ?? 'another state'}`,
  unlisted: ({ searches }) => `${searchesOf(searches)} by an agency that is not on the list`,
  watchedPlate: (flag) =>
    `${searchesOf(flag.searches)} for ${plateWords(flag)}, which is on the list`,
};

/** A flag in a sentence, with how far its searches are explained, when they were and where they stand. */
export function flagSentence(flag: ShownFlag): string {
  const what = (SAYING[flag.rule] ?? wordsSaying)(flag);
  return [`${what}.`, explainedWords(flag), timesWords(flag), typeWords(flag), rowWords(flag)]
    .filter((text) => text !== '')
    .join(' ');
}

function wordsSaying({ searches, subject, parts }: ShownFlag): string {
  const { words } = parts;
  const found = typeof words === 'object' && words !== null ? Object.entries(words) : [];
  const named = found.map(([phrase, count]) => `${quoted(phrase)} ${thousands(count)}`);
  const which = named.length === 0 ? '' : `: ${listWords(named)}`;
  return `${searchesOf(searches)} whose reason holds a word of the list ${subject.pack ?? ''}${which}`;
}

function explainedWords({ judged, explained, searches }: ShownFlag): string {
  if (judged === 0) return 'None of them can be judged.';
  const of = judged < searches ? ` of the ${thousands(judged)} that can be judged` : ' of them';
  if (explained === 0) return `None${of} has a case number or a reason that explains it.`;
  const have = explained === 1 ? '1 has' : `${thousands(explained)} have`;
  return `${have.replace(' ', `${of} `)} a case number or a reason that is not obviously wrong.`;
}

function timesWords({ firstSearch, lastSearch }: ShownFlag): string {
  if (firstSearch === null || lastSearch === null) return '';
  if (firstSearch === lastSearch) return `At ${timeWords(firstSearch)}.`;
  return `From ${timeWords(firstSearch)} to ${timeWords(lastSearch)}.`;
}

function typeWords({ types, searches }: ShownFlag): string {
  if (types.length === 0) return '';
  const [first] = types;
  if (types.length === 1 && first?.searches === searches)
    return `All of type ${quoted(first.type)}.`;
  const named = types.map(({ type, searches: of }) => `${quoted(type)} ${thousands(of)}`);
  return `By type: ${listWords(named)}.`;
}

function rowWords({ rows, searches }: ShownFlag): string {
  if (rows.length === 0) return '';
  const files = [...new Set(rows.map(({ file }) => file))];
  const named = files.map((file) => {
    const lines = rows.filter((row) => row.file === file).map(({ line }) => String(line));
    return `${file} ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
  });
  const more = searches - rows.length;
  return `See ${named.join('; ')}${more > 0 ? ` and ${thousands(more)} more` : ''}.`;
}

function decimal(number: number): string {
  return Number.isInteger(number) ? thousands(number) : String(number);
}

function secondsWords(seconds: number): string {
  return seconds < 120 ? counted(seconds, 'second') : minutesWords(Math.ceil(seconds / 60));
}

function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes - hours * 60;
  if (hours === 0) return counted(rest, 'minute');
  return rest === 0
    ? counted(hours, 'hour')
    : `${counted(hours, 'hour')} ${counted(rest, 'minute')}`;
}
