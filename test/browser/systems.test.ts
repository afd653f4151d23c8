import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXTURES, folderWith } from '../cli/folder.ts';
import { axeScript, type Browser, HAS_BROWSER, launched } from '../extras/browser.ts';
import { runMain } from '../run-main.ts';
import { opened } from './browser.ts';
import { CUT_TEXTS } from './measures.ts';

/* The report's sections of accounts, network addresses, events and checklists, as a browser shows them. */

const TABLES = ['--people=accounts/people.csv', '--training=accounts/training.csv'];

/** Each page: what its tables are. */
const PAGES = {
  'plain.html': [
    ...['--accounts=accounts/accounts.csv', ...TABLES, '--events=events/event-log.csv'],
    ...['--logins=logins/logins.csv', '--titles=Officer,Detective'],
    ...['--followup=followup/register.csv', '--as-of=2026-07-20'],
    ...['report-policy', 'contracts', 'riverton-access', 'report-plan'].map(
      (name) => `--checklist=checklist/${name}.csv`,
    ),
  ],
  'hostile.html': [
    ...['--accounts=accounts/hostile.csv', '--events=events/hostile.csv'],
    ...['--logins=logins/hostile.csv', '--as-of=2026-06-30'],
  ],
};

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = folderWith();
  for (const [name, argv] of Object.entries(PAGES)) {
    const report = ['report', 'accounts/searches.csv', '--known=logins/known.txt', ...argv];
    const { code, stdout } = await runMain(report, { cwd: FIXTURES });
    expect(code).toBe(0);
    writeFileSync(join(folder, name), stdout);
  }
  if (HAS_BROWSER) browser = await launched();
});

afterAll(() => browser?.close());

describe.skipIf(!HAS_BROWSER)('in a browser', () => {
  // Each page is loaded once, and is then made wide and narrow.
  it.each(Object.keys(PAGES))('%s is whole at any width', async (name) => {
    const { page, complaints } = await opened(browser, join(folder, name), { bypassCSP: true });
    const sections = await page.locator('h2').allTextContents();
    expect(sections).toEqual(
      expect.arrayContaining([
        'Accounts',
        'Network addresses',
        'Accounts, shares and hot lists that were changed',
      ]),
    );
    if (name === 'plain.html') {
      expect(sections).toContain('Access to accounts (Figure 6)');
      expect(sections).toContain('What became of earlier findings');
      expect(sections).toContain('The audit, held against its plan');
    }
    expect(await page.locator('script, img, iframe, [onerror], [style]').count()).toBe(0);
    await page.evaluate(
      'for (const each of document.querySelectorAll("details")) each.open = true',
    );
    expect(complaints).toEqual([]);
    await page.evaluate(axeScript());
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(CUT_TEXTS)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
        'axe.run().then(({ violations }) => violations)',
      );
      expect(found.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  });
});
