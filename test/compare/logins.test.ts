import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { readAddress } from '../oracle/lists/addresses.ts';
import { loginOf, loginsOfLog, loginsOracle, type OracleLogins } from '../oracle/lists/logins.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { expectSame } from './expect-same.ts';
import { readFiltered } from './left-by-filters.ts';
import { loginsText, type RandomLogins, randomLogins } from './side/random-logins.ts';
import { programResult, type SideRun, sideText, sorted } from './side/side-run.ts';

function runOf(random: RandomLogins): SideRun {
  return {
    command: 'logins',
    argv: ['logins.csv', '--known', 'known.csv'],
    files: [
      { name: 'logins.csv', text: loginsText(random) },
      { name: 'known.csv', text: random.known },
    ],
  };
}

type Gaps = Pick<OracleLogins, 'isProxy' | 'withoutResults' | 'withoutTimes' | 'withoutUsers'>;

/** Users are compared folded: which of their spellings is shown is not said. */
type Shown = Omit<OracleLogins, 'twoPlaces' | 'failures' | keyof Gaps> & {
  twoPlaces: { user: string }[];
  failures: { user: string }[];
  cannotTell: string[];
};

function programCommon(shown: Shown, oracle: OracleLogins) {
  const { isProxy, withoutResults, withoutTimes, withoutUsers } = oracle;
  const gaps: Gaps = { isProxy, withoutResults, withoutTimes, withoutUsers };
  const users = (list: { user: string }[]): string[] =>
    [...new Set(list.map(({ user }) => user.toLowerCase()))].sort();
  const [twoPlaces, failures] = [users(shown.twoPlaces), users(shown.failures)];
  // What cannot be told is said, and nothing else is.
  const untold = { proxy: isProxy, at: withoutTimes, user: withoutUsers, result: withoutResults };
  const keys = Object.entries(untold).flatMap(([key, isUntold]) => (isUntold ? [key] : []));
  expect(shown.cannotTell).toEqual(keys);
  return common({ ...shown, twoPlaces, failures, ...gaps });
}

function common(shown: OracleLogins) {
  const { rows, recognized, twoPlaces, failures, privateRange, isProxy, withoutResults } = shown;
  const told = { rows, ...(!withoutResults && { failures }) };
  // Behind a proxy nobody's network is known: what else is said of it then is not said.
  if (isProxy) return told;
  const unrecognized = shown.unrecognized.map(({ network, user, first, last, count }) => {
    const address = readAddress(network)?.number.toString();
    return { address, user: (user ?? '').toLowerCase(), first, last, count };
  });
  const { count, share } = recognized;
  const networks = { recognized: { count, share }, unrecognized: sorted(unrecognized) };
  return { ...told, twoPlaces, privateRange, ...networks };
}

function oracleOf(random: RandomLogins): OracleLogins {
  if (random.form === 'logins') return loginsOracle(random.logins.map(loginOf), random.known);
  const bytes = Buffer.from(loginsText(random));
  return loginsOracle(loginsOfLog(readFiltered([{ name: 'logins.csv', bytes }], {})), random.known);
}

function shown(random: RandomLogins): RandomLogins {
  return Object.assign(random, { [fc.toStringMethod]: () => `\n${sideText(runOf(random))}\n` });
}

const cases = randomLogins.map(shown);

describe('logins and its slow oracle agree', () => {
  it('on logs of network addresses', async () => {
    const folder = folderWith();
    const property = fc.asyncProperty(cases, async (random) => {
      const run = runOf(random);
      const program = await programResult<Shown>(run, folder);
      const oracle = oracleOf(random);
      const result = program === 'refused' ? program : programCommon(program.result, oracle);
      expectSame(result, common(oracle), () => sideText(run));
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 90 * TIMES });
  });
});

describe('the random logins', () => {
  it('come from two places, fail often, and through a proxy', () => {
    const seen = new Set<string>();
    for (const random of fc.sample(cases, { numRuns: 200, seed: 17 })) {
      for (const [what, value] of Object.entries(oracleOf(random))) {
        if (value === true || (Array.isArray(value) && value.length > 0)) seen.add(what);
        if (typeof value === 'number' && value > 0) seen.add(what);
      }
    }
    const lists = ['unrecognized', 'twoPlaces', 'failures'];
    const gaps: (keyof Gaps)[] = ['isProxy', 'withoutResults', 'withoutTimes', 'withoutUsers'];
    expect([...seen].sort()).toEqual(['rows', ...lists, 'privateRange', ...gaps].sort());
  });
});
