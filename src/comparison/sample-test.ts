import type { EvaluateDocument, SampleLimits, SampleTest } from '../contract/after/compare.ts';
import { CannotBeDone } from '../errors.ts';
import { fisherTwoSided } from '../sampling/chances/fisher.ts';
import { LARGEST_SAMPLE } from '../sampling/size/acceptance-size.ts';
import type { GroupName } from './measure.ts';

type Evaluated = EvaluateDocument['evaluate'];
type Sampled = Evaluated | Evaluated['strata'][number];

/**
 * Fisher's test of `exception` alone, two-sided; with strata of each stratum that both have, because
 * samples that weigh their searches otherwise have no table in common. Two censuses have no test:
 * what they show is all that there is.
 */
export function sampleTest(
  earlier: Evaluated,
  later: Evaluated,
  groupName: GroupName,
): SampleTest | null {
  if (isCensus(earlier) && isCensus(later)) return null;
  const values = [...new Set([...earlier.strata, ...later.strata].map(({ value }) => value))];
  return {
    p: values.length > 0 ? null : chance(earlier, later),
    earlier: limitsOf(earlier, earlier),
    later: limitsOf(later, later),
    strata: values.flatMap((value) => {
      const own = earlier.strata.find((each) => each.value === value);
      const its = later.strata.find((each) => each.value === value);
      const sizes = [own, its].flatMap((each) => (each ? [each.population] : []));
      const shown = groupName('stratum', value, Math.min(...sizes));
      if (shown === null) return [];
      const limits = {
        earlier: own ? limitsOf(own, earlier) : null,
        later: its ? limitsOf(its, later) : null,
      };
      return [{ value: shown, p: own && its ? chance(own, its) : null, ...limits }];
    }),
  };
}

/** @throws CannotBeDone where a document says what no sample can be */
export function checkSample(file: string, { strata, ...whole }: Evaluated): void {
  for (const { n, exceptions, population } of [whole, ...strata]) {
    const most = population ?? LARGEST_SAMPLE;
    if (exceptions > n || n > most || n > LARGEST_SAMPLE) {
      throw new CannotBeDone(
        `${file} says that ${exceptions} of ${n} searches deviated, drawn from ${most}: it was changed; make it again`,
      );
    }
  }
}

function isCensus({ n, population }: Evaluated): boolean {
  return n === population;
}

function chance(one: Sampled, other: Sampled): number | null {
  if (one.n === 0 || other.n === 0) return null;
  return fisherTwoSided(
    { n: one.n, deviations: one.exceptions },
    { n: other.n, deviations: other.exceptions },
  );
}

function limitsOf(
  { n, exceptions, population, rate, upper, interval }: Sampled,
  { confidence }: Evaluated,
): SampleLimits {
  return { n, exceptions, population, rate, confidence, upper, interval };
}
