import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf, folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { commandsOf } from '../scenarios/transcript.ts';
import { CHROMIUM, launched, opened } from './browser.ts';
import { CHARTS, type ChartMeasure, CUT_TEXTS, WIDE_TABLES } from './measures.ts';

/* The report as a browser shows and prints it. Without a browser these tests are skipped. */

const WIDTHS = [360, 768, 1280] as const;
/** Colors do not depend on the width: each is looked at in one of its two schemes. */
const SCHEMES = { 360: 'light', 768: 'dark', 1280: 'light' } as const;
const SECTIONS = [
  'Summary',
  'The logs',
  'When searches were made',
  'Case numbers and reasons',
  'How old the images were',
  'What a retention period would serve',
  'The sample',
  'What the sample shows',
  'Findings',
  'Red flags',
  'What a log cannot show',
  'Definitions',
  'Sign-off',
];
const CHART_IDS = ['months', 'week', 'quality-months', 'quality-agencies', 'quality-users'];
const MORE_CHART_IDS = ['table-2', 'curve', 'intervals'];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [draw, , ...rest] = commandsOf('report');
const audit = commandsOf('report')[1]!;
const hostile = rest.find(({ line }) => line.includes('hostile.csv'))!;

let browser: Browser;
let report: string;
let attacked: string;

beforeAll(async () => {
  const cwd = folderOf('report/searches.csv', 'report/finished.csv', 'report/hostile.csv');
  await runMain(draw!.argv, { cwd });
  await runMain(audit.argv, { cwd });
  report = join(cwd, 'report.html');
  attacked = join(cwd, 'attacked.html');
  writeFileSync(attacked, (await runMain(hostile.argv, { cwd })).stdout);
  if (CHROMIUM !== undefined) browser = await launched();
});

afterAll(() => browser?.close());

describe.skipIf(CHROMIUM === undefined)('in a browser', () => {
  describe.each(WIDTHS)('%i pixels wide', (width) => {
    const viewport = { width, height: 900 };

    it('has every section, full charts in either scheme, no text that is cut, and requests nothing', async () => {
      const { page, complaints } = await opened(browser, report, { viewport });
      expect(await page.locator('h2').allTextContents()).toEqual(SECTIONS);
      expect(await page.locator('h1').allTextContents()).toEqual([
        'Example PD and 2 other agencies',
      ]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const charts = await page.evaluate<ChartMeasure[]>(CHARTS);
        const ids = [...CHART_IDS, ...MORE_CHART_IDS].map((id) => `figure-${id}`);
        expect(charts.map(({ id }) => id)).toEqual(ids);
        for (const { id, shapes, outside, width: drawn } of charts) {
          expect({ id, outside }).toEqual({ id, outside: [] });
          expect(shapes, id).toBeGreaterThan(8);
          expect(drawn, id).toBeLessThanOrEqual(width);
        }
      }
      await expectWhole(page, width);
      expect(complaints).toEqual([]);
    });

    it('cuts no hostile text and does not scroll sideways', async () => {
      const { page } = await opened(browser, attacked, { viewport });
      await expectWhole(page, width);
    });

    it('has no violation that axe-core finds', async () => {
      // The page's own policy lets no script in: it is lifted for axe alone.
      const options = { viewport, colorScheme: SCHEMES[width], bypassCSP: true };
      const { page } = await opened(browser, report, options);
      await page.evaluate(
        'for (const each of document.querySelectorAll("details")) each.open = true',
      );
      await page.evaluate(axe);
      const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
        'axe.run().then(({ violations }) => violations)',
      );
      expect(found.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });
  });

  it('hostile text stays text: nothing runs, nothing is loaded, nothing is added', async () => {
    const { page, complaints } = await opened(browser, attacked);
    expect(complaints).toEqual([]);
    expect(
      await page.locator('script, img, iframe, base, [onerror], [onload], [onmouseover]').count(),
    ).toBe(0);
    expect(await page.locator('style').count()).toBe(1);
    expect(await page.locator('h1').allTextContents()).toEqual(['Example PD </title><script>']);
    const text = (await page.locator('body').textContent()) ?? '';
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u0007\u001b]/);
    expect(text).toContain('\\u202E');
    expect(await page.locator('[style]').count()).toBe(0);
  });

  it('the policy of the page stops a script and a request that somebody put into it', async () => {
    const html = readFileSync(report, 'utf8').replace(
      '<main>',
      '<main><script>document.title = "run"</script><img src="https://example.test/x.png" alt="">',
    );
    const path = join(folderWith({ 'changed.html': html }), 'changed.html');
    const { page, complaints } = await opened(browser, path);
    expect(await page.title()).not.toBe('run');
    expect(complaints.filter((each) => each.includes('Content Security Policy')).length).toBe(2);
  });

  it.each([
    ['A4', 210],
    ['Letter', 215.9],
  ] as const)('prints on %s: all that is folded is open, nothing is cut', async (format, wide) => {
    // The page's margins are 17 mm; 96 pixels are an inch.
    const width = Math.floor(((wide - 34) / 25.4) * 96);
    const { page } = await opened(browser, report, { viewport: { width, height: 900 } });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(CUT_TEXTS)).toEqual([]);
    expect(await page.evaluate(WIDE_TABLES)).toEqual([]);
    expect(await page.evaluate(`getComputedStyle(document.body).color`)).toBe('rgb(26, 28, 30)');
    const folded = page.locator('details table');
    for (const table of await folded.all())
      expect((await table.boundingBox())?.height).toBeGreaterThan(20);
    expect(await folded.count()).toBeGreaterThan(8);
    const charts = await page.evaluate<ChartMeasure[]>(CHARTS);
    expect(charts.flatMap(({ outside }) => outside)).toEqual([]);
    const pdf = await page.pdf({ format, printBackground: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    // How far a page goes depends a little on the fonts that the machine has.
    expect(pages.length).toBeGreaterThanOrEqual(PAGES - 2);
    expect(pages.length).toBeLessThanOrEqual(PAGES + 2);
  });
});

/** No text is cut, and the page does not scroll sideways. */
async function expectWhole(page: Page, width: number): Promise<void> {
  expect(await page.evaluate(CUT_TEXTS)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
}

/** Pages of the audit in the fixtures, with DejaVu and Liberation fonts. */
const PAGES = 17;
