import { CannotBeDone } from '../../errors.ts';
import { withItsStrays } from '../../stray-failures.ts';
import type { TableFile } from '../file.ts';
import { linesOfItems, type PdfItem } from './pdf-lines.ts';
import type { ReportPage, ReportPages } from './report-text.ts';

/**
 * The text of a PDF with its places, by PDF.js as unpdf packs it: without a worker, a canvas or a
 * network, with no code made of what the PDF holds, and none of its scripts run.
 */

/** A list of two thousand names has thirty pages and under a megabyte. */
const MOST_BYTES = 20 * 1024 ** 2;
const MOST_PAGES = 500;
const MOST_ITEMS = 200_000;

const INSTEAD = 'or give what "pdftotext -layout" makes of it';

/** @throws CannotBeDone for what is no whole PDF, is encrypted, a scan, or too large */
export async function pagesOfPdf({ name, bytes }: TableFile): Promise<ReportPages> {
  if (bytes.length > MOST_BYTES) {
    throw new CannotBeDone(
      `${name} is over 20 MiB, too large for a list: export it again, ${INSTEAD}`,
    );
  }
  checkEnd(name, bytes);
  try {
    return await withItsStrays(() => pagesOfWhole(name, bytes));
  } catch (error) {
    if (error instanceof CannotBeDone) throw error;
    throw failure(name, error);
  }
}

async function pagesOfWhole(name: string, bytes: Uint8Array): Promise<ReportPages> {
  const { getResolvedPDFJS } = await import('unpdf');
  const { getDocument }: PdfLibrary = await getResolvedPDFJS();
  const task = getDocument({
    // PDF.js takes the bytes for itself.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: true,
    verbosity: 0,
  });
  try {
    return await readPages(name, await task.promise);
  } finally {
    await task.destroy();
  }
}

/** What is used of the library, whose own types name files that the compiler does not find. */
interface PdfLibrary {
  getDocument(options: Readonly<Record<string, unknown>>): {
    readonly promise: Promise<PdfDocument>;
    destroy(): Promise<void>;
  };
}

interface PdfDocument {
  readonly numPages: number;
  getMetadata(): Promise<{ readonly info: object }>;
  getPage(number: number): Promise<{
    streamTextContent(): ReadableStream<{ readonly items: readonly (PdfItem | object)[] }>;
    cleanup(): boolean;
  }>;
}

async function readPages(name: string, document: PdfDocument): Promise<ReportPages> {
  const { info } = await document.getMetadata();
  if ('EncryptFilterName' in info && info.EncryptFilterName !== null) throw encrypted(name);
  const { numPages } = document;
  if (numPages > MOST_PAGES) {
    throw new CannotBeDone(
      `${name} has ${numPages} pages, over ${MOST_PAGES}: give the list alone, ${INSTEAD}`,
    );
  }
  const pages: ReportPage[] = [];
  let items = 0;
  for (let number = 1; number <= numPages; number++) {
    const page = await document.getPage(number);
    const found: PdfItem[] = [];
    for await (const { items: some } of chunksOf(page.streamTextContent())) {
      items += some.length;
      if (items > MOST_ITEMS) {
        throw new CannotBeDone(`${name} holds more text than a list can: give the list alone`);
      }
      for (const item of some) if ('str' in item) found.push(item);
    }
    page.cleanup();
    pages.push({ lines: linesOfItems(found) });
  }
  if (pages.every(({ lines }) => lines.length === 0)) {
    throw new CannotBeDone(
      `${name} is a scan without text: ask for the report as it was exported, or type its names one a line`,
    );
  }
  return { pages, tolerance: 12 };
}

async function* chunksOf<Chunk>(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    // Else the library would wait for somebody to read the rest; it asks for a reason.
    await reader.cancel(new Error('no more is read'));
  }
}

/**
 * A PDF ends by saying where its table of contents begins. One that was cut short does not, and would
 * be read all the same, as far as it goes.
 */
function checkEnd(name: string, bytes: Uint8Array): void {
  const end = latin1(bytes.subarray(-2048));
  const [, start] = /startxref\s+(\d+)\s+%%EOF/.exec(end.slice(end.lastIndexOf('startxref'))) ?? [];
  const at = Number(start ?? -1);
  const there = at >= 0 ? latin1(bytes.subarray(at, at + 64)) : '';
  if (/^\s*(?:xref|\d+\s+\d+\s+obj)\b/.test(there)) return;
  // What stands before the PDF moves all places.
  const moved = latin1(bytes.subarray(0, 1024)).indexOf('%PDF-');
  const behind = at >= 0 ? latin1(bytes.subarray(at + moved, at + moved + 64)) : '';
  if (/^\s*(?:xref|\d+\s+\d+\s+obj)\b/.test(behind)) return;
  throw new CannotBeDone(
    `${name} is a PDF that was cut short or damaged: export it again, ${INSTEAD}`,
  );
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function encrypted(name: string): CannotBeDone {
  return new CannotBeDone(
    `${name} is encrypted: save it without a password (print it to a PDF), ${INSTEAD}`,
  );
}

function failure(name: string, error: unknown): CannotBeDone {
  const said = error instanceof Error ? error : new Error(String(error));
  if (said.name === 'PasswordException') return encrypted(name);
  return new CannotBeDone(
    `${name} cannot be read as a PDF (${said.message.slice(0, 80)}): export it again, ${INSTEAD}`,
  );
}
