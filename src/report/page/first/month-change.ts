import type { ReportResult } from '../../../contract/report.ts';
import { percent } from '../../words.ts';
import { monthWords } from '../report.ts';

type Month = ReportResult['months'][number];

/** Months of fewer searches that can be judged say nothing by themselves. */
const JUDGEABLE = 50;
/** A move of fewer points is no news to a board. */
const POINTS = 15;
/** How many standard errors of the difference a move has to have: months differ by chance, too. */
const ERRORS = 4;

/** From one month to the next: a share of the searches that can be judged. */
interface Move {
  readonly month: string;
  readonly what: string;
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/**
 * The largest move of a share from one calendar month to the next, in a sentence; none where nothing
 * moved by more than chance does.
 */
export function changeSentence(months: ReportResult['months']): string[] {
  const moves = (['bothBlank', 'inadequate'] as const).map((key) => largest(movesOf(months, key)));
  const move = moves.find((each) => each !== undefined);
  if (move === undefined) return [];
  const verb = sizeOf(move) > 0 ? 'rose' : 'fell';
  return [
    `In ${monthWords(move.month)} the share ${move.what} ${verb} from ${percent(...move.before)} to ${percent(...move.after)}: ask what was changed then.`,
  ];
}

const WORDS = {
  bothBlank: 'with neither case number nor reason',
  inadequate: 'that say too little in at least one of the two fields',
};

function movesOf(months: readonly Month[], key: keyof typeof WORDS): Move[] {
  return months.flatMap((after, at) => {
    const before = months[at - 1];
    if (before === undefined || monthAfter(before.month) !== after.month) return [];
    return [
      {
        month: after.month,
        what: WORDS[key],
        before: [before[key], before.judgeable] as const,
        after: [after[key], after.judgeable] as const,
      },
    ];
  });
}

/** 2025-12 → 2026-01. */
function monthAfter(month: string): string {
  const [, year, number] = /^(\d{4})-(\d\d)$/.exec(month) ?? [];
  if (year === undefined) return '';
  const next = Number(number) + 1;
  return next > 12
    ? `${String(Number(year) + 1).padStart(4, '0')}-01`
    : `${year}-${String(next).padStart(2, '0')}`;
}

function sizeOf({ before, after }: Move): number {
  return after[0] / after[1] - before[0] / before[1];
}

function largest(moves: readonly Move[]): Move | undefined {
  return moves
    .filter(isNews)
    .reduce<Move | undefined>(
      (most, each) =>
        most === undefined || Math.abs(sizeOf(each)) > Math.abs(sizeOf(most)) ? each : most,
      undefined,
    );
}

function isNews(move: Move): boolean {
  const [a, m] = move.before;
  const [b, n] = move.after;
  if (Math.min(m, n) < JUDGEABLE) return false;
  const pooled = (a + b) / (m + n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n));
  const size = Math.abs(sizeOf(move));
  return size * 100 >= POINTS && size >= ERRORS * error;
}
