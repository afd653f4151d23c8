import fc from 'fast-check';

/*
 * Random tests are the same in every run and on every machine: a fixed number of cases from this
 * seed. Other cases: `ALPR_AUDIT_TEST_SEED=7 npm test`; more of those against the oracle, as CI runs
 * them: `ALPR_AUDIT_TEST_TIMES=6 npm run test:one test/compare`. vitest.config.ts loads this file before
 * each test file, so that a property needs to say no seed; before-all.ts prints it, and a property
 * that fails says it beside the number of cases.
 */

const USUAL_SEED = 2019118;

export const SEED = wholeNumber('ALPR_AUDIT_TEST_SEED', USUAL_SEED);

/**
 * Whether what comes is known: that enough cases of every kind are among them is asserted then. Under
 * another seed there may be fewer of one, and that is no fault of anybody's.
 */
export const IS_USUAL_SEED = SEED === USUAL_SEED;

/** How many times the usual number of random cases is looked at, where `npm cit` has time for few. */
export const TIMES = wholeNumber('ALPR_AUDIT_TEST_TIMES', 1);

/** For cases that are large: what fails is shown as it came, since making it small may take hours. */
export const AS_IT_CAME = { endOnFailure: process.env.ALPR_AUDIT_TEST_SHRINK !== '1' };

/**
 * So many random cases where CI looks at them, which asks for six times as many as usual; in `npm cit`
 * a sixth of them, but no fewer than fifty. CI finds the test files that ask by this file's name.
 */
export function casesOf(inCi: number): { readonly numRuns: number } {
  return { numRuns: Math.max(Math.min(inCi, 50), Math.ceil((inCi * TIMES) / 6)) };
}

/** A character of any code point, as `fc.string({ unit: 'binary' })` has them, which takes a second to begin. */
export const ANY_CHARACTER: fc.Arbitrary<string> = fc.nat(0x10ffff - 0x800).map(
  (number) => String.fromCodePoint(number < 0xd800 ? number : number + 0x800),
  (text) => {
    const [character, ...more] = typeof text === 'string' ? text : '';
    if (character === undefined || more.length > 0) throw new Error('not one character');
    const point = character.codePointAt(0)!;
    return point < 0xd800 ? point : point - 0x800;
  },
);

fc.configureGlobal({ seed: SEED, numRuns: 100 });

function wholeNumber(name: string, otherwise: number): number {
  const text = process.env[name] ?? String(otherwise);
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} is no whole number: ${text}`);
  return Number(text);
}
