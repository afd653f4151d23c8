import fc from 'fast-check';

/*
 * Random tests are the same in every run and on every machine: a fixed number of cases from this
 * seed. Other cases: `ALPR_AUDIT_TEST_SEED=7 npm test`; more of those against the oracle, as CI runs
 * them: `ALPR_AUDIT_TEST_TIMES=6 npm run test:one test/compare`. vitest.config.ts loads this file before
 * each test file, so that a property needs to say no seed; before-all.ts prints it, and a property
 * that fails says it beside the number of cases.
 */

export const SEED = wholeNumber('ALPR_AUDIT_TEST_SEED', 2019118);

/** How many times the usual number of random cases is looked at, where `npm cit` has time for few. */
export const TIMES = wholeNumber('ALPR_AUDIT_TEST_TIMES', 1);

/** For cases that are large: what fails is shown as it came, since making it small may take hours. */
export const AS_IT_CAME = { endOnFailure: process.env.ALPR_AUDIT_TEST_SHRINK !== '1' };

fc.configureGlobal({ seed: SEED, numRuns: 100 });

function wholeNumber(name: string, otherwise: number): number {
  const text = process.env[name] ?? String(otherwise);
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} is no whole number: ${text}`);
  return Number(text);
}
