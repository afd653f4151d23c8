import type { ScoreSteps, Step } from './score-steps.ts';
import { trueScores, type Within } from './scores.ts';
import type { Stratum } from './stratum.ts';

/**
 * The steps of a stratified sample (score-steps.ts) whose scores are rounded so that the observed
 * projection is `units`: to the side that puts more outcomes within (`atMost`) or fewer (`under`).
 * @param units how finely; at least one deviation has to have been observed
 */
export function fineSteps(strata: readonly Stratum[], within: Within, units: number): ScoreSteps {
  const { scores, budget } = trueScores(strata, within);
  const isUnder = within === 'under';
  const observed = isUnder ? budget + 1n : budget;
  const rounded = scores.map((score) =>
    Number((score * BigInt(units) + (isUnder ? observed - 1n : 0n)) / observed),
  );
  const room = isUnder ? units - 1 : units;
  const steps: Step[] = [];
  let transitions = 0;
  let states = [room];
  for (const [at, stratum] of strata.entries()) {
    // Behind the last stratum nothing is left to be told apart.
    const made = stepFrom(stratum, rounded[at]!, states, at === strata.length - 1 ? 0 : room);
    steps.push(made.step);
    transitions += made.transitions;
    states = made.states;
  }
  return { steps, transitions };
}

/** @param room the largest state that is told apart behind the stratum; 0 where none is */
function stepFrom(
  stratum: Stratum,
  score: number,
  states: readonly number[],
  room: number,
): { step: Step; transitions: number; states: number[] } {
  const mostOf = (state: number): number =>
    score === 0 ? stratum.n : Math.min(stratum.n, Math.floor(state / score));
  const lengths = Int32Array.from(states, (state) => mostOf(state) + 1);
  const width = lengths.reduce((most, length) => Math.max(most, length), 1);
  const next = new Int32Array(states.length * width).fill(-1);
  const places = new Int32Array(room + 1).fill(-1);
  const behind: number[] = [];
  let transitions = 0;
  states.forEach((state, row) => {
    const length = lengths[row]!;
    transitions += length;
    for (let y = 0; y < length; y += 1) {
      const left = Math.min(state - y * score, room);
      if (places[left] === -1) places[left] = behind.push(left) - 1;
      next[row * width + y] = places[left]!;
    }
  });
  const { length: nextRows } = behind;
  return {
    step: { stratum, width, rows: states.length, nextRows, lengths, next },
    transitions,
    states: behind,
  };
}
