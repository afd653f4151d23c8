import { beforeAll, describe, expect, it } from 'vitest';
import { reportDocumentSchema } from '../../src/contract/report.ts';
import { runMain } from '../run-main.ts';
import { refused } from './audit.ts';
import { folderOf, folderWith } from './folder.ts';

/* `report --followup`, and the audit held against its plan: the register and the plan beside the log. */

const HEADER = 'ID,Finding,Reported at,Recommendation,Owner,Response,Due,Status,Evidence';
const LOG = 'Search Time,User,Case Number,Reason\n2026-05-01 10:00,u1,26-01001,stolen vehicle\n';
const HOSTILE = '"<script>alert(1)</script>=cmd|\u001b[31m"';
const REGISTER = [
  HEADER,
  'F-1,Both fields are blank,2026-01-15,Make both required,Records Unit,Done,,implemented,June',
  `F-2,${HOSTILE},2026-01-15,${HOSTILE},${HOSTILE},,,pending,`,
  'F-3,Shares are not recorded,2026-05-21,Record them,,,,,',
  'F-4,Images are kept for years,2026-01-15,Keep them for one,Chief,Not now,,willNot,',
  'F-5,Reported later,2026-09-01,,,,,,',
  '',
].join('\n');

const ARGV = ['report', 'log.csv', '--followup', 'register.csv'];

describe('report --followup', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = folderWith({ 'log.csv': LOG, 'register.csv': REGISTER });
  });

  it('has what followup has, in its document', async () => {
    const argv = ['register.csv', '--as-of', '2026-07-20', '--json'];
    const alone = JSON.parse((await runMain(['followup', ...argv], { cwd })).stdout);
    const run = [...ARGV, '--as-of', '2026-07-20', '--json'];
    const { stdout } = await runMain(run, { cwd });
    const { report, settings, inputs } = reportDocumentSchema.parse(JSON.parse(stdout));
    expect(report.followup).toEqual(alone.followup);
    expect(settings.followup).toEqual({ asOf: '2026-07-20' });
    expect(JSON.stringify(inputs)).toContain('register.csv');
  });

  it('asks on page 1 for what is open, the most overdue first, and says who does what by when', async () => {
    const argv = [...ARGV, '--as-of', '2026-07-20', '--format', 'md'];
    const { stdout } = await runMain(argv, { cwd });
    const [first = '', behind = ''] = stdout.split('\n## What was checked');
    expect(first).toContain(
      'The agency: do what earlier audits recommended: 2 findings are open, 1 overdue, by 126 days (finding F-2, with ',
    );
    expect(first).toContain('; name somebody for the 1 that nobody owns.');
    expect(first).toContain('The board: say whether it bears the risk of the 1 earlier finding');
    expect(behind).toMatch(
      /\| What became of earlier findings +\| yes +\| a register of 4 findings/,
    );
    expect(behind).toContain('as of July 20, 2026, and 1 reported later, left out.');
    expect(behind).toMatch(
      /\| F-3 +\| Shares are not recorded +\| Record them +\| nobody +\| pending +\| July 20, 2026 +\|/,
    );
    expect(behind).toMatch(/\| F-2 .*\| March 16, 2026, 126 days over \|/);
  });

  it('asks for nothing where all is closed, and says so', async () => {
    const closed = folderWith({
      'log.csv': LOG,
      'register.csv': REGISTER.split('\n').slice(0, 2).join('\n'),
    });
    const argv = [...ARGV, '--as-of', '2026-07-20', '--format', 'md'];
    const { stdout } = await runMain(argv, { cwd: closed });
    expect(stdout).not.toContain('do what earlier audits recommended');
    expect(stdout).toContain('No finding is open.');
  });

  it('shows what stands in the register as text', async () => {
    const { stdout } = await runMain([...ARGV, '--as-of', '2026-07-20'], { cwd });
    expect(stdout).toContain('&lt;script&gt;alert(1)');
    expect(stdout).not.toMatch(/<script|\u001b/);
  });

  it.each([
    [[], '--followup needs --as-of'],
    [['--as-of', '2026-07-20', '--map', 'followup.finding=Nowhere'], 'Nowhere'],
  ])('refuses %j', async (argv, why) => {
    expect(await refused([...ARGV, ...argv], { cwd })).toContain(why);
  });
});

describe('the plan', () => {
  const PLAN = ['--checklist=plan.csv', '--as-of=2026-01-20', '--format=md', '--cite=0'];
  const REPORT = ['report', 'second-half.csv', '--tz=America/Los_Angeles', ...PLAN];
  const DRAW = ['sample', 'second-half.csv', '--tz=America/Los_Angeles', '--size=40', '--spares=4'];
  let cwd: string;
  beforeAll(async () => {
    cwd = folderOf(...['second-half', 'finished-2', 'plan'].map((name) => `year/${name}.csv`));
    const seed = ['--seed=90318274465501937265', '--auditor=t.berg', '-o', 'audit-2'];
    await runMain([...DRAW, ...seed], { cwd });
  });

  /** The block, up to the next one. */
  const block = (memo: string): string =>
    memo.split('\n## The audit, held against its plan\n')[1]?.split('\n## ')[0] ?? '';

  it('stands in a block of its own: how often, by whom, approved by whom, kept how long', async () => {
    const argv = [...REPORT, '--audit=audit-2', '--workpaper=finished-2.csv'];
    const { stdout } = await runMain(argv, { cwd });
    expect(block(stdout)).toMatch(/\| How often +\| met +\| in January and in July/);
    expect(block(stdout)).toMatch(
      /\| How long papers are kept +\| not met +\| Nothing says how long/,
    );
    expect(block(stdout)).toContain('in 6 points: 1 met, 3 not met and 2 nobody can tell.');
    expect(stdout.split('What was done:')).toHaveLength(2);
    expect(stdout).toContain('say why the audit did not meet 3 points of those held against it');
    // An auditor who searches is an officer.
    expect(block(stdout)).toMatch(
      /\| the auditor is no user of the system +\| not met .*\| user \d+ +\|/,
    );
    const { stdout: named } = await runMain([...argv, '--reveal-users'], { cwd });
    expect(block(named)).toContain('t.berg');
  });

  it('says that nothing was held against it where no audit was given', async () => {
    const { stdout } = await runMain(REPORT, { cwd });
    expect(block(stdout)).toContain('because no finished audit was given (--audit)');
    expect(stdout).toContain('complete the plan of audits, which lacks all or part of 4 points');
  });
});
