import type { SearchTally } from '../take/population.ts';

/** An analysis of a part of the population: what it counted can be told, and added to another's. */
export type PartTally = SearchTally & {
  state(): unknown;
  merge(state: never): void;
};
