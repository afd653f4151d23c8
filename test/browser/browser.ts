import { pathToFileURL } from 'node:url';
import type { Browser, ContextOptions, Page } from '../extras/browser.ts';

/** A page as it was opened, and whatever it did that a page without scripts and requests does not. */
export interface Opened {
  readonly page: Page;
  readonly complaints: string[];
}

/** Opens a file; what the console says, what fails and what is requested beside it is noted. */
export async function opened(
  browser: Browser,
  path: string,
  options: ContextOptions = {},
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
