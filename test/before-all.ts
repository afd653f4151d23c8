import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { isInstalled, missingExtras } from './extras/extras.ts';
import { SEED, TIMES } from './random-runs.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Before the first test: dist/ is that of src/, and what tests write goes where it is removed. */
export default function beforeAllTests(project: TestProject): () => void {
  const times = TIMES === 1 ? '' : `, ${TIMES} times as many cases against the oracle`;
  console.log(`random tests: seed ${SEED} (ALPR_AUDIT_TEST_SEED gives another)${times}`);
  const missing = missingExtras().join(', ');
  if (missing !== '')
    console.log(
      `not installed: ${missing}; what needs them is skipped (npm run extras installs them)`,
    );
  buildWhereOlder();
  project.onTestsRerun(async () => buildWhereOlder());
  const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Whatever tests run a command, they run the program as it is shipped. */
function buildWhereOlder(): void {
  const isOlder = (built: string, from: string): boolean =>
    newest(join(ROOT, from)) > newest(join(ROOT, built));
  const mayCompile = isInstalled('assemblyscript');
  // Of what is compiled it is written last.
  const isKernelOlder = mayCompile && isOlder('src/kernel/shared-table.wasm', 'src/kernel');
  const script = isKernelOlder ? 'build' : isOlder('dist', 'src') ? 'bundle' : null;
  if (script !== null) execFileSync('npm', ['run', script], { cwd: ROOT });
}

/** When a file, or the youngest file of a folder, was changed; −∞ where there is none. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return Number.NEGATIVE_INFINITY;
  if (stat.isFile()) return stat.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => newest(join(path, name))));
}
