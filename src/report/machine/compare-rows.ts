import type { CompareResult, SampleLimits } from '../../contract/after/compare.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const SHARE = ['what', 'earlier', 'later', 'points'];
const TEST = ['p', 'earlierN', 'earlierExceptions', 'earlierUpper', 'earlierFrom', 'earlierTo'];
const LATER = ['laterN', 'laterExceptions', 'laterUpper', 'laterFrom', 'laterTo'];

/** `section` says what a row is: `share`; then `test`, of samples, and `stratum`, with each one's own limits as rates. */
export function compareRows({ shares, test }: CompareResult): Tidy {
  return {
    columns: ['section', ...SHARE, ...TEST, ...LATER],
    rows: [
      ...shares.map((share) => row('share', share)),
      ...(test === null ? [] : [row('test', { what: 'exception' }, test)]),
      ...(test?.strata ?? []).map((each) => row('stratum', { what: each.value }, each)),
    ],
  };
}

interface Tested {
  readonly p: number | null;
  readonly earlier: SampleLimits | null;
  readonly later: SampleLimits | null;
}

function row(
  section: string,
  share: Partial<CompareResult['shares'][number]> & { readonly what: string },
  test: Tested = { p: null, earlier: null, later: null },
): TidyRow {
  return {
    section,
    what: share.what,
    earlier: share.earlier ?? test.earlier?.rate ?? null,
    later: share.later ?? test.later?.rate ?? null,
    points: share.points ?? null,
    p: test.p,
    ...limits('earlier', test.earlier),
    ...limits('later', test.later),
  };
}

function limits(side: string, of: SampleLimits | null): TidyRow {
  return {
    [`${side}N`]: of?.n ?? null,
    [`${side}Exceptions`]: of?.exceptions ?? null,
    [`${side}Upper`]: of?.upper.rate ?? null,
    [`${side}From`]: of?.interval.lower.rate ?? null,
    [`${side}To`]: of?.interval.upper.rate ?? null,
  };
}
