import type { Searches } from '../../search.ts';
import { roomFor } from './design.ts';
import { allotted, type DrawPlan, type DrawResult, drawResult } from './draw.ts';
import type { Auditor } from './frame.ts';
import { drawNumbers, generatorOf } from './generator.ts';
import { CountingTally, NumberedTally } from './generator-tally.ts';
import { TicketTally } from './ticket-tally.ts';

/** A draw under way: it takes in the population, and gives the sample. */
export interface Drawing {
  addAll(searches: Searches): void;
  /** What another thread can be told, and adding what another tells. */
  state(): unknown;
  merge(state: never): void;
  /** Who audits and made searches; good once the population was read. */
  auditors(): readonly Auditor[];
  result(): DrawResult;
}

/** A draw that must know how many searches there are before it can say which it draws. */
export interface NumberedDrawing extends Drawing {
  /** What the second reading of the same logs adds its searches to. */
  second(): { addAll(searches: Searches): void };
}

/** The draw that a plan asks for. */
export function drawingOf(plan: DrawPlan): Drawing {
  return plan.method === 'generator' ? generatorDrawing(plan) : ticketDrawing(plan);
}

export function isNumbered(drawing: Drawing): drawing is NumberedDrawing {
  return 'second' in drawing;
}

/** The ticket method: one reading. */
function ticketDrawing(plan: DrawPlan): Drawing {
  const tally = new TicketTally(plan.seed, plan, roomFor(plan.design));
  return {
    addAll: (searches) => tally.addAll(searches),
    state: () => tally.state(),
    merge: (state) => tally.merge(state),
    auditors: () => tally.frame.auditors(),
    result: () => drawResult(plan, tally.frame, (stratum, count) => tally.pick(stratum, count)),
  };
}

/** The generator method: one reading to number the searches, one to fetch those drawn. */
function generatorDrawing(plan: DrawPlan): NumberedDrawing {
  const tally = new CountingTally(plan);
  let second: NumberedTally | undefined;
  return {
    addAll: (searches) => tally.addAll(searches),
    state: () => tally.state(),
    merge: (state) => tally.merge(state),
    auditors: () => tally.frame.auditors(),
    second: () => {
      const random = generatorOf(plan.seed);
      const numbers = allotted(plan, tally.frame).map(
        ({ stratum, withSpares }) =>
          [stratum.key, drawNumbers(random, stratum.searches, withSpares)] as const,
      );
      second = new NumberedTally(plan, new Map(numbers));
      return second;
    },
    result: () => {
      const picked = second?.picked();
      return drawResult(plan, tally.frame, ({ key }) => picked?.get(key));
    },
  };
}
