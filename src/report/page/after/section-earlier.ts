import type { ReportEarlier } from '../../../contract/after/earlier.ts';
import { type Column, countColumns, paragraph, type Row, table, textColumn } from '../../view.ts';
import { listWords, percent, periodWords, rateWords, thousands } from '../../words.ts';
import { type Section, titled } from '../blocks.ts';
import { daysWords, periodWordsOf, type Report } from '../report.ts';

/** One share of the two periods: how many of how many. */
interface Share {
  readonly what: string;
  readonly before: readonly [number, number];
  readonly now: readonly [number, number];
}

/** The period before beside this one; nothing where none was given. */
export function earlierSection(report: Report): Section[] {
  const { earlier } = report.result;
  if (earlier === null) return [];
  const columns: Column[] = [
    textColumn('Share of searches'),
    ...countColumns('Before'),
    ...countColumns('Now'),
    { header: 'Points', align: 'right' },
  ];
  return [
    {
      id: 'earlier',
      title: 'The period before, beside',
      blocks: [
        ...otherLayouts(report, earlier).map(paragraph),
        paragraph(
          `Before: ${daysWords(earlier.first, earlier.last) ?? 'times unknown'}, ${thousands(earlier.searches)} searches. Now: ${periodWordsOf(report)}, ${thousands(report.facts.population.searches)} searches.`,
        ),
        titled('What moved', table(columns, sharesOf(report, earlier).map(shareRow))),
        paragraph(
          'All searches of both periods are counted, so these differences are no matter of chance; the searches examined are samples, whose shares move by chance too: alpr-audit compare tests that. Why something moved, the logs do not say.',
        ),
      ],
    },
  ];
}

/** Another layout has other columns: what moved may be the form. */
function otherLayouts({ facts }: Report, earlier: ReportEarlier): string[] {
  const now = [...new Set(facts.inputs.map(({ layout }) => layout))];
  const isSame = now.toSorted().join() === earlier.layouts.toSorted().join();
  return isSame
    ? []
    : [
        `Look at: the logs of the period before have the layout ${listWords(earlier.layouts)}, these ${listWords(now)}: what moved may be the form of the log.`,
      ];
}

function sharesOf(report: Report, earlier: ReportEarlier): Share[] {
  const { quality } = report.result;
  return [
    {
      what: 'No case number and no reason',
      before: [earlier.bothBlank.count, earlier.bothBlank.of],
      now: [quality.bothBlank.count, quality.bothBlank.of],
    },
    {
      what: 'Too little in at least one of the two fields',
      before: [earlier.inadequate, earlier.judgeable],
      now: [quality.inadequate, quality.judgeable],
    },
    ...ageShares(report, earlier),
    ...otherShares(report, earlier),
  ];
}

function ageShares({ result: { ages } }: Report, earlier: ReportEarlier): Share[] {
  const beyond = ages.beyondRetention;
  const before = earlier.beyondRetention;
  return [
    ...ages.buckets.map(({ label, count }): Share => {
      const found = earlier.buckets.find((each) => each.label === label);
      return {
        what: `Oldest image asked for: ${label}`,
        before: [found?.count ?? 0, earlier.ranged],
        now: [count, ages.ranged],
      };
    }),
    ...optional(
      `Images older than the retention of ${periodWords(beyond?.retention ?? '')}`,
      before && [before.count, earlier.ranged],
      beyond && [beyond.count, ages.ranged],
    ),
  ];
}

function otherShares({ facts, result }: Report, { searches, flagged, sample }: ReportEarlier) {
  const now = result.audit?.evaluation;
  return [
    ...optional('Named by a red flag', flagged === null ? null : [flagged, searches], [
      result.flags.flagged,
      facts.population.searches,
    ]),
    ...optional(
      'Failed, of the searches examined',
      sample && [sample.exceptions, sample.n],
      now === undefined ? null : [now.exceptions, now.n],
    ),
  ];
}

/** A share that both periods have; nothing where one has none. */
function optional(what: string, before: Share['before'] | null, now: Share['now'] | null): Share[] {
  return before === null || now === null ? [] : [{ what, before, now }];
}

function shareRow({ what, before, now }: Share): Row {
  return {
    cells: [
      what,
      thousands(before[0]),
      percent(...before),
      thousands(now[0]),
      percent(...now),
      pointsWords(before, now),
    ],
  };
}

/** "+5.2", "−40.1": in points of a percent. */
function pointsWords(before: Share['before'], now: Share['now']): string {
  if (before[1] === 0 || now[1] === 0) return '–';
  const points = (100 * now[0]) / now[1] - (100 * before[0]) / before[1];
  const rounded = Math.abs(points).toFixed(1);
  if (rounded === '0.0') return '0.0';
  return `${points < 0 ? '−' : '+'}${rounded}`;
}

/** For page 1: how the two shares that a board asks about moved; nothing where there is no period before. */
export function earlierSentence(report: Report): string[] {
  const { earlier, quality, audit } = report.result;
  if (earlier === null || earlier.bothBlank.of === 0 || quality.bothBlank.of === 0) return [];
  const [before, now] = [earlier.bothBlank, quality.bothBlank];
  const blank = `the share with neither a case number nor a reason was ${percent(before.count, before.of)}, and is ${percent(now.count, now.of)} now`;
  const failed =
    earlier.sample?.rate == null || audit === null
      ? ''
      : `; of the searches examined ${rateWords(earlier.sample.rate)} failed`;
  return [
    `In the period before (${daysWords(earlier.first, earlier.last) ?? 'times unknown'}) ${blank}${failed}.`,
  ];
}
