import seedrandom from 'seedrandom';

/** Draws numbers 1…N one after the other, repeats skipped; one stream serves all strata. */
export type NumberDraw = (N: number, howMany: number, drawn: number[]) => number[];

/** The numbered list: every call goes on in the same stream. */
export function numberDraw(seed: string): NumberDraw {
  const rng = seedrandom(seed);
  return (N, howMany, drawn) => {
    const numbers: number[] = [];
    while (numbers.length < howMany && drawn.length + numbers.length < N) {
      const number = Math.floor(rng() * N) + 1;
      if (!drawn.includes(number) && !numbers.includes(number)) numbers.push(number);
    }
    return numbers;
  };
}
