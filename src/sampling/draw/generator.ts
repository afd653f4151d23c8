import seedrandom from 'seedrandom';

/** How the generator method draws, in words that a stranger can follow. */
export const GENERATOR_SPECIFICATION =
  'The searches of the population are numbered 1 to N in file order (files in the code-point order ' +
  'of their names). Numbers are drawn with ARC4 as seedrandom 3.0.5 seeds it: each is ' +
  'floor(random() × N) + 1, repeats are skipped, until the sample and then the spares are full. ' +
  'With strata, numbers count within each, and one stream of random numbers serves them all, in the ' +
  'code-point order of their names. The draw depends on the order of rows and files.';

/**
 * Numbers from 1 to N without repeats, in the order of the draw.
 * @param random gives fractions from 0 to under 1
 * @param population N
 * @param count how many; all N where it is more
 */
export function drawNumbers(random: () => number, population: number, count: number): number[] {
  const drawn = new Set<number>();
  const wanted = Math.min(count, population);
  while (drawn.size < wanted) drawn.add(Math.floor(random() * population) + 1);
  return [...drawn];
}

/** The stream of random fractions that a seed gives. */
export function generatorOf(seed: string): () => number {
  return seedrandom(seed);
}
