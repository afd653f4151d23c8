import { calendarWords } from '../../../calendar-words.ts';
import type {
  CompareResult,
  CompareSettings,
  SampleLimits,
} from '../../../contract/after/compare.ts';
import type { Population, Warning } from '../../../contract/document.ts';
import { lookAt } from '../../look-at.ts';
import {
  type Block,
  heading,
  notes,
  paragraph,
  type Row,
  table,
  textColumn,
  type View,
} from '../../view.ts';
import { counted, listWords, rateWords, thousands, timeWords } from '../../words.ts';
import { shareNames } from './share-names.ts';
import { testBlocks } from './test-sentences.ts';

interface Shown {
  readonly settings: CompareSettings;
  readonly result: CompareResult;
  /** Those of the two documents. */
  readonly warnings: readonly Warning[];
  readonly populations: readonly (Population | null)[];
  readonly pairs: readonly ShownPair[];
  readonly note: readonly string[];
}

interface Counted {
  readonly count: number | null;
  readonly of: number | null;
  readonly rate?: number | null;
}

interface ShownPair {
  readonly what: string;
  readonly earlier: Counted | null;
  readonly later: Counted | null;
}

/** What changed between two documents: what keeps them from being compared first. */
export function compareView(shown: Shown): View {
  const { settings, result, warnings, populations, note } = shown;
  return {
    lead: [
      ...lookAt(result.warnings.map(line)),
      `Earlier: ${settings.earlier.file}: ${sideWords(result, 'earlier', populations[0] ?? null)}.`,
      `Later: ${settings.later.file}: ${sideWords(result, 'later', populations[1] ?? null)}.`,
    ],
    blocks: [
      ...lookAt(carried(result, warnings)).map(paragraph),
      ...lookAt(onlyInOne(result)).map(paragraph),
      heading('What changed'),
      shareTable(shown, (what) => !GROUP.test(what)),
      ...groupBlocks(shown),
      ...testBlocks(result.test),
      notes([
        result.of === 'flags'
          ? 'Flags are told as flagged searches per 1,000 searches: a flag is a reason to look, and fewer of them may be a narrower log.'
          : 'Changes are in percentage points: from 10% to 5% is −5 points. In brackets how many of how many.',
        ...(isSample(result) ? [] : [WHOLE]),
        ...[settings.earlier, settings.later].map(
          ({ file, sha256 }) => `${file}: SHA-256 ${sha256}.`,
        ),
        ...note,
      ]),
    ],
  };
}

const WHOLE =
  'These are numbers of whole populations, and not of samples: a difference is one, and no test is made of it. Why it came about (other work, other people, another form to fill in) they do not say.';

function isSample({ of, test }: CompareResult): boolean {
  return of === 'evaluate' && test !== null;
}

function line({ code, message }: Warning): string {
  return `${message} [${code}]`;
}

/** What is to be looked at in the documents themselves, and stands above already in part. */
function carried({ warnings: between }: CompareResult, warnings: readonly Warning[]): string[] {
  const said = new Set(between.map(line));
  return warnings.map(line).filter((each) => !said.has(each));
}

/** What was read for a document, what of it was set aside, and what was left. */
function sideWords(
  { test, ...result }: CompareResult,
  side: 'earlier' | 'later',
  population: Population | null,
): string {
  const { from, to, first, last, asOf } = result[side].period;
  const parts = [
    ...(population === null ? [] : [accountingWords(population)]),
    ...(test === null ? [] : [sampleWords(test[side])]),
    ...(first === null || last === null ? [] : [`from ${timeWords(first)} to ${timeWords(last)}`]),
    ...(from === null && to === null
      ? []
      : [`asked for ${calendarWords(from ?? '…')} to ${calendarWords(to ?? '…')}`]),
    ...(asOf === null ? [] : [`as of ${calendarWords(asOf)}`]),
  ];
  return parts.length === 0 ? 'numbers alone' : parts.join(', ');
}

function accountingWords({ rows, searches }: Population): string {
  return `${counted(rows, 'row')} read, ${thousands(rows - searches)} set aside, ${counted(searches, 'search', 'searches')} left`;
}

function sampleWords({ n, population }: SampleLimits): string {
  const of = population === null ? '' : ` of ${thousands(population)}`;
  return `${counted(n, 'search', 'searches')}${of} examined`;
}

/** What one of the two did not look at. */
function onlyInOne({ shares }: CompareResult): string[] {
  const nameOf = shareNames(shares);
  const only = (side: 'earlier' | 'later', other: 'earlier' | 'later'): string[] => {
    const names = shares
      .filter((share) => share[side] !== null && share[other] === null)
      .map(({ what }) => nameOf(what));
    if (names.length === 0) return [];
    const more = names.length > NAMED ? [`${thousands(names.length - NAMED)} more`] : [];
    return [`only the ${side} says: ${listWords([...names.slice(0, NAMED), ...more])}.`];
  };
  return [...only('earlier', 'later'), ...only('later', 'earlier')];
}

const NAMED = 6;

const ONE_OF_MANY = /^(caseNumber|reason|findings|setAside|exceptions|law)\./;

/** A share of one group, such as `agency=Example PD.inadequate`. */
const GROUP = /^(user|agency|month|day|offense|reasonClass|file)=/;

/** As many shares of groups as a table of groups has rows. */
const SHOWN = 20;

function groupBlocks(shown: Shown): Block[] {
  const groups = shown.result.shares.map(({ what }) => what).filter((what) => GROUP.test(what));
  if (groups.length === 0) return [];
  const first = new Set(groups.slice(0, SHOWN));
  const more = groups.length - first.size;
  return [
    heading('By group'),
    shareTable(shown, (what) => first.has(what)),
    ...(more > 0 ? [paragraph(`${counted(more, 'more share')} of groups: --json has all.`)] : []),
  ];
}

function shareTable({ result, pairs }: Shown, isShown: (what: string) => boolean): Block {
  const isFlags = result.of === 'flags';
  const unit = isFlags ? ' per 1,000' : '';
  const nameOf = shareNames(result.shares);
  const rows = result.shares.flatMap((share, at): Row[] => {
    if (!isShown(share.what)) return [];
    const pair = pairs[at];
    // A class that neither has is no change; nor is a check that neither made.
    const isNothing = (value: number | null): boolean => value === null || value === 0;
    const isOne = ONE_OF_MANY.test(share.what);
    if (isOne && isNothing(share.earlier) && isNothing(share.later)) return [];
    return [
      {
        cells: [
          nameOf(share.what),
          valueWords(share.earlier, pair?.earlier ?? null, isFlags),
          valueWords(share.later, pair?.later ?? null, isFlags),
          share.points === null ? '–' : pointWords(share.points),
        ],
      },
    ];
  });
  return table(
    [
      textColumn(isFlags ? 'Rule' : 'Share'),
      { header: `Earlier${unit}`, align: 'right' },
      { header: `Later${unit}`, align: 'right' },
      { header: 'Change', align: 'right' },
    ],
    rows,
  );
}

function valueWords(value: number | null, of: Counted | null, isFlags: boolean): string {
  if (value === null || of === null) return '–';
  const counts =
    of.rate !== undefined || of.count === null || of.of === null
      ? ''
      : ` (${thousands(of.count)} of ${thousands(of.of)})`;
  return `${isFlags ? value.toFixed(1) : rateWords(value)}${counts}`;
}

/** "+3.2", "−0.4", "0": a change that is not nothing never reads as none. */
function pointWords(points: number): string {
  if (points === 0) return '0';
  const size = Math.abs(points);
  const text = size < 0.05 ? '<0.1' : size.toFixed(1);
  return `${points < 0 ? '−' : '+'}${text}`;
}
