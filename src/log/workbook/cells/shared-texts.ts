import {
  BrokenWorkbook,
  CELL_BYTES,
  SHARED_TEXT_BYTES,
  SHARED_XML_BYTES,
  TooLarge,
} from '../limits.ts';
import { XmlReader } from '../xml.ts';
import { cellEscapesRead } from '../xml-text.ts';
import { partChunks, type RandomAccess, type ZipPart } from '../zip.ts';

const BLOCK_BYTES = 4 * 1024 * 1024;
/** What it costs to know where a text is: texts of nothing cost too. */
const PLACE_BYTES = 8;

/**
 * The texts that cells refer to by number, as UTF-8 in blocks of bytes: a workbook may have millions,
 * and a string each would take several times the memory.
 */
export class SharedTexts {
  readonly #blocks: Buffer[] = [];
  /** Where each text starts, counted over all blocks, and how long it is. */
  #starts = new Uint32Array(1024);
  #lengths = new Uint32Array(1024);
  #count = 0;
  #used = BLOCK_BYTES;
  #bytes = 0;

  /** @param text UTF-8 bytes as characters @throws TooLarge */
  add(text: string): void {
    if (text.length > CELL_BYTES) throw new TooLarge('one of its texts is over 128 KiB');
    this.#bytes += text.length + PLACE_BYTES;
    if (this.#bytes > SHARED_TEXT_BYTES) throw new TooLarge('its texts are over 512 MiB');
    if (this.#used + text.length > BLOCK_BYTES || this.#blocks.length === 0) {
      this.#blocks.push(Buffer.allocUnsafe(BLOCK_BYTES));
      this.#used = 0;
    }
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = (this.#blocks.length - 1) * BLOCK_BYTES + this.#used;
    this.#lengths[this.#count] = text.length;
    this.#count++;
    this.#used += this.#blocks.at(-1)!.write(text, this.#used, 'latin1');
  }

  /** The text of a number, as UTF-8 bytes as characters. @throws BrokenWorkbook when there is none */
  text(index: number): string {
    if (!(index >= 0 && index < this.#count && Number.isInteger(index))) {
      throw new BrokenWorkbook('a cell refers to a text that is not there');
    }
    const start = this.#starts[index]!;
    const block = Math.floor(start / BLOCK_BYTES);
    const from = start - block * BLOCK_BYTES;
    return this.#blocks[block]!.toString('latin1', from, from + this.#lengths[index]!);
  }

  #grow(): void {
    const starts = new Uint32Array(this.#count * 2);
    const lengths = new Uint32Array(this.#count * 2);
    starts.set(this.#starts);
    lengths.set(this.#lengths);
    this.#starts = starts;
    this.#lengths = lengths;
  }
}

const OPEN = '<si><t>';
const CLOSE = '</t></si>';

/** Where a text ends that starts at `start`, where it is written as nearly all are; else −1. */
function plainTextEnd(text: string, start: number): number {
  if (!text.startsWith(OPEN, start)) return -1;
  const from = start + OPEN.length;
  const to = text.indexOf('<', from);
  if (to < 0 || !text.startsWith(CLOSE, to)) return -1;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    // An entity, a line end, an escape of Excel's own: to be decoded.
    if (unit === 0x26 || unit === 0x0d || unit === 0x5f) return -1;
  }
  return to + CLOSE.length;
}

/** @throws BrokenWorkbook, TooLarge */
export async function readSharedTexts(
  access: RandomAccess,
  part: ZipPart | undefined,
): Promise<SharedTexts> {
  const texts = new SharedTexts();
  if (!part) return texts;
  if (part.size > SHARED_XML_BYTES) throw new TooLarge('the part of its texts is over 2 GiB');
  const run = new TextRun();
  const reader = new XmlReader(part.name, {
    element: (text, start) => {
      const end = plainTextEnd(text, start);
      if (end >= 0) texts.add(text.slice(start + OPEN.length, end - CLOSE.length));
      return end;
    },
    open: (name) => {
      if (name === 'si') run.start();
      else run.open(name);
    },
    close: (name) => {
      if (name === 'si') texts.add(run.end());
      else run.close(name);
    },
    text: (text) => run.add(text),
  });
  for await (const chunk of partChunks(access, part)) reader.push(chunk);
  reader.end();
  return texts;
}

/**
 * The text of an element that holds plain text (`t`) or runs of it (`r`), without the reading aids of
 * East Asian texts (`rPh`).
 */
export class TextRun {
  #text = '';
  #started = false;
  #inText = false;
  #aid = false;

  start(): void {
    this.#started = true;
    this.#text = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.#aid = true;
    else if (name === 't') this.#inText = this.#started && !this.#aid;
  }

  close(name: string): void {
    if (name === 'rPh') this.#aid = false;
    else if (name === 't') this.#inText = false;
  }

  /** @throws TooLarge */
  add(text: string): void {
    if (!this.#inText) return;
    this.#text += text;
    if (this.#text.length > CELL_BYTES) throw new TooLarge('one of its texts is over 128 KiB');
  }

  end(): string {
    this.#started = false;
    return cellEscapesRead(this.#text);
  }
}
