import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

describe("the register's own dates", () => {
  it('are said of closed findings, too, of which nothing is due', async () => {
    const cwd = folderWith({
      'register.csv':
        'finding,reportedAt,due,status\nA,2026-01-05,2026-04-01,implemented\nB,2026-01-05,,willNot\n' +
        'C,2026-01-05,2026-05-01,pending\n',
    });
    const argv = ['followup', 'register.csv', '--as-of=2026-03-01'];
    const { stdout } = await runMain([...argv, '--json'], { cwd });
    const findings: Record<string, unknown>[] = JSON.parse(stdout).followup.findings;
    const dates = findings.map(({ finding, due, statedDue }) => [finding, due, statedDue]);
    expect(dates.sort()).toEqual([
      ['A', null, '2026-04-01'],
      ['B', null, null],
      ['C', '2026-05-01', '2026-05-01'],
    ]);
    const csv = await runMain([...argv, '--format=csv'], { cwd });
    expect(csv.stdout).toMatch(/,A,.*,,yes,2026-04-01,/m);
  });
});
