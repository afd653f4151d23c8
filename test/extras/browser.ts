import { existsSync, readFileSync } from 'node:fs';
import { extraFile, isInstalled, loadExtra } from './extras.ts';

/* What we use of playwright-core, which drives a Chromium that is there, and of axe-core. */

interface Playwright {
  readonly chromium: {
    launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser>;
  };
}

export interface Browser {
  newContext(options: ContextOptions): Promise<{ newPage(): Promise<Page> }>;
  close(): Promise<void>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ContextOptions {
  readonly bypassCSP?: boolean;
  readonly offline?: boolean;
  readonly viewport?: Size;
}

export interface Page {
  on(event: 'console', listener: (message: { text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  on(event: 'dialog', listener: (dialog: { message(): string }) => void): void;
  on(event: 'request', listener: (request: { url(): string }) => void): void;
  goto(url: string): Promise<unknown>;
  title(): Promise<string>;
  evaluate<Result>(script: string): Promise<Result>;
  locator(selector: string): Locator;
  setViewportSize(size: Size): Promise<void>;
  emulateMedia(options: { media?: 'print'; colorScheme?: 'light' | 'dark' }): Promise<void>;
  screenshot(options: { path: string }): Promise<unknown>;
  pdf(options: { format: string; printBackground: boolean }): Promise<Uint8Array>;
}

export interface Locator {
  all(): Promise<Locator[]>;
  allTextContents(): Promise<string[]>;
  boundingBox(): Promise<Size | null>;
  count(): Promise<number>;
  first(): Locator;
  textContent(): Promise<string | null>;
}

/** Where a Chromium may be; ALPR_AUDIT_CHROMIUM names another. */
const PLACES = [
  process.env.ALPR_AUDIT_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const chromium = PLACES.find((path) => path !== '' && existsSync(path));

/** Whether there is a browser, and what drives and asks it. */
export const HAS_BROWSER =
  chromium !== undefined && isInstalled('playwright-core') && isInstalled('axe-core');

export async function launched(): Promise<Browser> {
  const playwright = loadExtra<Playwright>('playwright-core');
  return await playwright.chromium.launch({ executablePath: chromium!, args: ['--no-sandbox'] });
}

/** The script that looks for what keeps people out of a page. */
export function axeScript(): string {
  return readFileSync(extraFile('axe-core/axe.min.js'), 'utf8');
}
