import { runMain } from '../run-main.ts';
import type { Outcome } from './case.ts';
import { documentOf } from './checks.ts';

const WRITES = /^(-o|--(output|rejects|findings))$/;

/** Findings that validate counts and does not list, or the other way round: it is asked once more. */
export async function faultsInList(outcome: Outcome, cwd: string): Promise<string[]> {
  const { argv, run, stdin } = outcome;
  const text = argv[0] === 'validate' && run.code !== 2 ? documentOf(outcome) : undefined;
  if (text === undefined || !argv.includes('--json') || argv.some((word) => WRITES.test(word)))
    return [];
  const again = argv.flatMap((word) => (word === '--json' ? ['--format', 'ndjson'] : word));
  const { stdout } = await runMain(again, { cwd, ...(stdin && { stdin }) });
  const counts: Record<string, number> = {};
  for (const line of stdout.split('\n').slice(0, -1)) {
    const { kind } = JSON.parse(line);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const found: Record<string, number> = JSON.parse(text).validate.findings;
  return Object.entries(found)
    .filter(([kind, count]) => count !== (counts[kind] ?? 0))
    .map(([kind, count]) => `${count} findings of ${kind}, and ${counts[kind] ?? 0} listed`);
}
