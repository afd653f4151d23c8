import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { followupOracle, type OracleFollowup } from '../oracle/lists/followup.ts';
import { dayText } from '../oracle/oracle-zone.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { expectSame } from './expect-same.ts';
import { orRefused } from './left-by-filters.ts';
import { type RandomFollowup, randomFollowup } from './side/random-followup.ts';
import { programResult, type SideRun, sideText } from './side/side-run.ts';

function runOf({ register, asOf, allowBadRows }: RandomFollowup): SideRun {
  const allowed = allowBadRows ? ['--allow-bad-rows'] : [];
  const argv = ['register.csv', '--as-of', dayText(asOf), ...allowed];
  return { command: 'followup', argv, files: [{ name: 'register.csv', text: register.text }] };
}

function oracleOf({ register, ...asked }: RandomFollowup): OracleFollowup | 'refused' {
  return orRefused(() => followupOracle({ register: register.text, ...asked }));
}

/** What the contract has; the cells that the program shows beside are left out. */
function common({ asOf, findings, totals }: OracleFollowup): OracleFollowup {
  const shown = findings.map(({ id, finding, owner, status, due, overdueDays, milestones }) => {
    return { id, finding, owner, status, due, overdueDays, milestones };
  });
  return { asOf, findings: shown, totals };
}

const cases = randomFollowup.map((random) =>
  Object.assign(random, { [fc.toStringMethod]: () => `\n${sideText(runOf(random))}\n` }),
);

describe('followup and its slow oracle agree', () => {
  it('on registers of findings', async () => {
    const folder = folderWith();
    const property = fc.asyncProperty(cases, async (random) => {
      const run = runOf(random);
      const program = await programResult<OracleFollowup>(run, folder);
      const result = program === 'refused' ? program : common(program.result);
      expectSame(result, oracleOf(random), () => sideText(run));
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 60 * TIMES });
  });
});

describe('the random registers', () => {
  it('hold every status and state, what is overdue and what is not, and are refused sometimes', () => {
    const seen = new Set<string>();
    for (const random of fc.sample(cases, { numRuns: 200, seed: 17 })) {
      const result = oracleOf(random);
      if (result === 'refused') seen.add(result);
      else
        for (const { status, milestones, overdueDays } of result.findings) {
          seen.add(status).add(overdueDays === null ? 'closed' : `${overdueDays > 0}`);
          for (const { state } of milestones) seen.add(state);
        }
    }
    const states = ['past', 'next', 'later', 'closed', 'true', 'false', 'refused'];
    expect([...seen].sort()).toEqual(
      ['implemented', 'partly', 'pending', 'willNot', ...states].sort(),
    );
  });
});
