import { unitOf } from './allocation-bound.ts';
import { mayBeExact, type ScoreSteps, stepsWithin } from './score-steps.ts';
import { roundedScores, type Scores, trueScores, type Within } from './scores.ts';
import type { Stratum } from './stratum.ts';

/** Rounded measures that are laid out, of those that promise the least loss. */
const TRIED = 4;

/**
 * The steps that lose least: with the true scores, unless these make so many steps that deviations
 * would have to be counted in large units (allocation-bound.ts); then with the rounded scores for
 * which both losses together are least. Either loss is on the safe side.
 * @param most the largest number of deviations that will be asked for
 * @returns undefined where even the coarsest are too many
 */
export function bestSteps(
  strata: readonly Stratum[],
  within: Within,
  most: number,
): { steps: ScoreSteps; exact: boolean } | undefined {
  const scores = trueScores(strata, within);
  const exact = exactSteps(strata, scores);
  if (exact && unitOf(most, exact.transitions) === 1) return { steps: exact, exact: true };
  const countingLoss = ({ transitions }: { transitions: number }): number =>
    (strata.length * (unitOf(most, transitions) - 1)) / most;
  const promising = roundedScores(strata, scores, within)
    .map((each) => ({ each, loss: each.loss + countingLoss(about(strata, each)) }))
    .sort((a, b) => a.loss - b.loss)
    .slice(0, TRIED);
  let best: { steps: ScoreSteps; exact: boolean; loss: number } | undefined;
  if (exact) best = { steps: exact, exact: true, loss: countingLoss(exact) };
  for (const { each } of promising) {
    const steps = stepsWithin(strata, each.scores, each.budget);
    if (steps === undefined) continue;
    const loss = each.loss + countingLoss(steps);
    if (best === undefined || loss < best.loss) best = { steps, exact: false, loss };
  }
  return best ?? coarsest(strata, scores, within);
}

/** The steps of the true scores; undefined for too many. */
function exactSteps(
  strata: readonly Stratum[],
  { scores, budget }: Scores,
): ScoreSteps | undefined {
  return mayBeExact(strata, scores) ? stepsWithin(strata, scores, budget) : undefined;
}

/**
 * The part of a limit that counting in units gives away, with the true scores; 0 where deviations are
 * counted singly, 1 where the true scores make too many steps.
 */
export function lossOfCounting(strata: readonly Stratum[], within: Within, most: number): number {
  const exact = exactSteps(strata, trueScores(strata, within));
  if (exact === undefined) return 1;
  return (strata.length * (unitOf(most, exact.transitions) - 1)) / most;
}

/** The transitions that scores will make, more or less. */
function about(strata: readonly Stratum[], { scores, budget }: Scores): { transitions: number } {
  const room = Number(budget);
  let rows = 1;
  let transitions = 0;
  for (const [at, { n }] of strata.entries()) {
    const score = Number(scores[at] ?? 0n);
    const width = Math.min(n, score === 0 ? n : Math.floor(room / score)) + 1;
    transitions += (rows * (width + 1)) / 2;
    rows = Math.min(rows * width, room + 1);
  }
  return { transitions };
}

/** What is always small enough: one deviation in the heaviest stratum counts as 1. */
function coarsest(strata: readonly Stratum[], scores: Scores, within: Within) {
  const all = roundedScores(strata, scores, within).sort((a, b) =>
    a.budget < b.budget ? -1 : a.budget > b.budget ? 1 : 0,
  );
  for (const { scores: rounded, budget } of all) {
    const steps = stepsWithin(strata, rounded, budget);
    if (steps) return { steps, exact: false };
  }
  return undefined;
}
