import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where a Chromium may be; ALPR_AUDIT_CHROMIUM names another. */
const PLACES = [
  process.env.ALPR_AUDIT_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser's program; undefined where there is none. */
export const CHROMIUM = PLACES.find((path) => path !== '' && existsSync(path));

export async function launched(): Promise<Browser> {
  return await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
}

/** A page as it was opened, and whatever it did that a page without scripts and requests does not. */
export interface Opened {
  readonly page: Page;
  readonly complaints: string[];
}

/** Opens a file; what the console says, what fails and what is requested beside it is noted. */
export async function opened(
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const url = pathToFileURL(path).href;
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (request.url() !== url) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints };
}
