import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { opened } from '../browser/browser.ts';
import { HAS_BROWSER, launched } from '../extras/browser.ts';

/*
 * `npm run picture:report` makes the picture of the report that the README shows: the audit of the second
 * half-year in fixtures/year, by the built program, its first page in a Chromium that is there.
 */

// Compiled to .tools/test/house/, three folders under the repository.
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PICTURE = join(ROOT, 'fixtures/pictures/report.png');
const MOST_BYTES = 200_000;

const OF_THE_YEAR = ['--tz=America/Los_Angeles', '--size=40', '--spares=4', '--tolerable=25'];
const SEED = [
  '--seed=90318274465501937265',
  '--seed-source=twenty dice, council meeting 2026-01-05',
];
const WHO = ['--witness=the city clerk', '--preparer=R. Chen', '--title=Riverton PD'];
const BESIDE = ['--retention=1y', '--checklist=plan.csv', '--followup=register.csv'];
const AUDITS = [
  [
    'second-half.csv',
    ...OF_THE_YEAR,
    ...SEED,
    ...WHO,
    ...BESIDE,
    '--as-of=2026-01-06T09:00:00-08:00',
  ],
  ['--workpaper=finished-2.csv', '--as-of=2026-01-20T09:00:00-08:00'],
];

if (!HAS_BROWSER)
  throw new Error('there is no Chromium, or the extras are not installed: see CONTRIBUTING.md');
const cwd = mkdtempSync(join(tmpdir(), 'alpr-audit-picture-'));
try {
  cpSync(join(ROOT, 'fixtures/year'), cwd, { recursive: true });
  for (const argv of AUDITS) {
    execFileSync(process.execPath, [join(ROOT, 'bin/alpr-audit.js'), 'audit', ...argv], { cwd });
  }
  const browser = await launched();
  const viewport = { width: 900, height: 1240 };
  const { page } = await opened(browser, join(cwd, 'audit/report.html'), { viewport });
  mkdirSync(join(ROOT, 'fixtures/pictures'), { recursive: true });
  await page.screenshot({ path: PICTURE });
  await browser.close();
  const { size } = statSync(PICTURE);
  if (size > MOST_BYTES) throw new Error(`the picture has ${size} bytes, over ${MOST_BYTES}`);
} finally {
  rmSync(cwd, { recursive: true });
}
