import type {
  DrawnSearch,
  SampleMethod,
  SampleResult,
  SearchReading,
} from '../../contract/sample.ts';
import { CannotBeDone } from '../../errors.ts';
import { folded } from '../../search.ts';
import { allotments, type Design, type EarlierStratum, sizeAsked } from './design.ts';
import type { Auditor, Frame, FrameOptions, Stratum } from './frame.ts';
import { numbered, type Picked } from './selection.ts';

/** All that a draw is made from, beside the population. */
export interface DrawPlan extends FrameOptions {
  readonly method: SampleMethod;
  readonly seed: string;
  readonly seedSource: string | null;
  readonly witnesses: readonly string[];
  readonly design: Design;
}

/** A draw: what is printed of it, and what each drawn search reads as, in the order of the draw. */
export interface DrawResult extends SampleResult {
  readonly reads: readonly SearchReading[];
}

/** How many are drawn of a stratum, and how many with its spares. */
export interface Allotment<Held> {
  readonly stratum: Stratum<Held>;
  readonly size: number;
  readonly withSpares: number;
}

/** How many are drawn of each stratum of the frame, in their order. */
export function allotted<Held>(plan: DrawPlan, frame: Frame<Held>): Allotment<Held>[] {
  const strata = frame.strata();
  const sizes = allotments(strata, plan.design);
  return strata.map((stratum, index) => {
    const size = sizes[index]!;
    const withSpares = Math.min(size + plan.design.spares, stratum.searches);
    return { stratum, size, withSpares };
  });
}

/**
 * The draw as it is printed.
 * @param pick the first of a stratum in the order of the draw; undefined where it does not know them
 * @throws CannotBeDone where the searches cannot be told from one reading
 */
export function drawResult<Held>(
  plan: DrawPlan,
  frame: Frame<Held>,
  pick: (stratum: Stratum<Held>, count: number) => readonly Picked[] | undefined,
): DrawResult {
  const all = allotted(plan, frame);
  const population = all.reduce((sum, { stratum }) => sum + stratum.searches, 0);
  if (population === 0) {
    throw new CannotBeDone(
      'no searches are left to draw from: look at the period (--from, --to) and the filters',
    );
  }
  const asked = sizeAsked(plan.design.size, population);
  const stratified = plan.groupOf !== null;
  const draws = all.map(({ stratum, size, withSpares }, index) => {
    const picked = pick(stratum, withSpares);
    if (picked === undefined) throw unknownDraw(asked);
    const { value } = stratum;
    const sample = earlierOf(plan, index)?.sample ?? size;
    return { stratum: stratified ? value : null, sample, size, picked };
  });
  const { drawn, reads } = numbered(draws);
  return {
    design: {
      method: plan.method,
      size: asked,
      spares: plan.design.spares,
      seed: plan.seed,
      seedSource: plan.seedSource,
      witnesses: [...plan.witnesses],
      census: all.every(({ stratum, size }) => size === stratum.searches),
      strata: stratified
        ? all.map(({ stratum, size }) => ({
            value: stratum.value,
            searches: stratum.searches,
            drawn: size,
          }))
        : [],
    },
    drawn,
    reads,
    independence: frame.auditors().map((auditor) => independence(auditor, drawn)),
  };
}

/** What the extended draw had of a stratum; undefined where nothing is extended. */
function earlierOf({ design }: DrawPlan, index: number): EarlierStratum | undefined {
  if (design.earlier === null) return undefined;
  return design.earlier[index] ?? { sample: 0, drawn: 0 };
}

function unknownDraw(size: number): CannotBeDone {
  return new CannotBeDone(
    'one reading of the logs was not enough for a size that depends on their number of searches: ' +
      `give that size itself, --size ${size}`,
  );
}

function independence({ user, searches }: Auditor, drawn: readonly DrawnSearch[]) {
  const own = drawn.filter(
    ({ role, search }) => role !== 'spare' && folded(search.user ?? '') === folded(user),
  );
  // A text that is not a user of the population (blank, a placeholder) drew none either.
  return { user, searches, drawn: searches === 0 ? 0 : own.length };
}
