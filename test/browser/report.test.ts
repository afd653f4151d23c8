import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf, folderWith } from '../cli/folder.ts';
import { axeScript, type Browser, HAS_BROWSER, launched, type Page } from '../extras/browser.ts';
import { runMain } from '../run-main.ts';
import { commandsOf } from '../scenarios/transcript.ts';
import { type Opened, opened } from './browser.ts';
import { CHARTS, type ChartMeasure, CUT_TEXTS, WIDE_TABLES } from './measures.ts';
import { pageLines } from './pdf-lines.ts';

/*
 * The report as a browser shows and prints it. Each page is loaded once, and is then made wide and
 * narrow, light and dark. Without a browser these tests are skipped.
 */

const WIDTHS = [360, 768, 1280];
const SECTIONS = [
  'Summary',
  'What was checked, and what was not',
  'What the sample shows',
  'Case numbers and reasons',
  'Findings',
  'Red flags',
  'How old the images were',
  'What a retention period would serve',
  'When searches were made',
  'What a log cannot show',
  'Sign-off',
  'Annex: the logs',
  'Annex: how the sample was drawn',
  'Annex: the files',
  'Annex: definitions',
];
const CHART_IDS = ['intervals', 'quality-months', 'quality-agencies', 'quality-users'];
const MORE_CHART_IDS = ['table-2', 'curve', 'months', 'week'];

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
  if (HAS_BROWSER) browser = await launched();
});

afterAll(() => browser?.close());

describe.skipIf(!HAS_BROWSER)('in a browser', () => {
  describe('on a screen', () => {
    let shown: Opened;
    let strange: Opened;
    const of = (width: number): { width: number; height: number } => ({ width, height: 900 });

    beforeAll(async () => {
      // The page's own policy lets no script in: it is lifted for axe alone.
      shown = await opened(browser, report, { bypassCSP: true });
      strange = await opened(browser, attacked);
    });

    it('has every section, says nothing on the console and requests nothing', async () => {
      const { page, complaints } = shown;
      expect(await page.locator('h2').allTextContents()).toEqual(SECTIONS);
      expect(await page.locator('h1').allTextContents()).toEqual([
        'Example PD and 2 other agencies',
      ]);
      expect(complaints).toEqual([]);
    });

    it('says first whether the audit passed, before any other number', async () => {
      const first = shown.page.locator('.summary > .body > *:not(.before)').first();
      expect(await first.textContent()).toBe(
        'The audit did not pass: 14 of 40 searches failed (35%); the limit was 25%.',
      );
    });

    it.each(WIDTHS)('cuts no text and does not scroll sideways, %i pixels wide', async (width) => {
      for (const { page } of [shown, strange]) {
        await page.setViewportSize(of(width));
        expect(await page.evaluate(CUT_TEXTS)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
    });

    it.each(WIDTHS)('has full charts inside their frames, %i pixels wide', async (width) => {
      await shown.page.setViewportSize(of(width));
      const charts = await shown.page.evaluate<ChartMeasure[]>(CHARTS);
      const ids = [...CHART_IDS, ...MORE_CHART_IDS].map((id) => `figure-${id}`);
      expect(charts.map(({ id }) => id)).toEqual(ids);
      for (const { id, shapes, outside, width: drawn } of charts) {
        expect({ id, outside }).toEqual({ id, outside: [] });
        expect(shapes, id).toBeGreaterThan(8);
        expect(drawn, id).toBeLessThanOrEqual(width);
      }
    });

    it('has no violation that axe-core finds, at any width, light and dark', async () => {
      const { page } = shown;
      await page.evaluate(OPEN_ALL);
      await page.evaluate(axeScript());
      for (const width of WIDTHS) {
        await page.setViewportSize(of(width));
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page), `${width} ${colorScheme}`).toEqual([]);
        }
      }
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
    // The page's margins are 15 mm; 96 pixels are an inch.
    const width = Math.floor(((wide - 30) / 25.4) * 96);
    const { page } = await opened(browser, report, { viewport: { width, height: 900 } });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(CUT_TEXTS)).toEqual([]);
    expect(await page.evaluate(WIDE_TABLES)).toEqual([]);
    expect(await page.evaluate(`getComputedStyle(document.body).color`)).toBe('rgb(26, 28, 30)');
    for (const table of await page.locator('details.open table').all())
      expect((await table.boundingBox())?.height).toBeGreaterThan(20);
    expect(await page.locator('details.open table').count()).toBeGreaterThan(2);
    const charts = await page.evaluate<ChartMeasure[]>(CHARTS);
    expect(charts.flatMap(({ outside }) => outside)).toEqual([]);
    const pages = await pageLines(await page.pdf({ format, printBackground: true }));
    expect(pages.length).toBeLessThanOrEqual(PAGES);
    const headings = new Set(await page.locator(HEADINGS).allTextContents());
    // The last line of a page is its foot.
    const lonely = pages.map((lines) => lines.at(-2) ?? '').filter((line) => headings.has(line));
    expect(lonely).toEqual([]);
    const signed = pages.filter((lines) => lines.some((line) => line.startsWith('By signing')));
    expect(signed.map((lines) => lines.filter((line) => /^Signature/.test(line)).length)).toEqual([
      1,
    ]);
    // Page 1 ends with what is asked, and page 2 begins with what was checked.
    expect(pages[0]).toContain('What is asked');
    expect(pages[1]?.[0]).toBe('What was checked, and what was not');
  });
});

/** The most pages that the audit in the fixtures may fill. */
const PAGES = 11;

const HEADINGS = 'h2, h3, figcaption, caption';

const OPEN_ALL = 'for (const each of document.querySelectorAll("details")) each.open = true';

async function violations(page: Page): Promise<unknown[]> {
  const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    'axe.run().then(({ violations }) => violations)',
  );
  return found.map(({ id, nodes }) => [id, nodes[0]?.html]);
}
