import { BrokenWorkbook, CELL_BYTES, DEEPEST } from './limits.ts';
import { character, textOfBytes } from './xml-text.ts';

/**
 * XML as workbooks have it, taken apart as it comes. Its bytes are held as Latin-1 strings, one
 * character a byte: markup is ASCII in UTF-8, and texts go on as the bytes that they are. There are
 * no document types here, and so no entities that grow.
 */

/** What the reader tells of. Names are without their prefix; texts are UTF-8 bytes as characters. */
export interface XmlHandler {
  /** @param tag what stands between < and >, for `attribute` */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** A run of text; one text may come in several. */
  text(text: string): void;
  /**
   * Takes a whole element in that starts at `start` of some text, and all that is in it, where it is written
   * as nearly all are: returns where it ends, or −1 to be told of it piece by piece.
   */
  element?(text: string, start: number): number;
}

const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SPACE = 0x20;

/** Longer tags and texts are no workbook's. */
const LONGEST = 8 * CELL_BYTES;

export class XmlReader {
  readonly #handler: XmlHandler;
  readonly #part: string;
  /** Names with their prefixes: of the elements that are open. */
  readonly #open: string[] = [];
  #rest = '';
  #seen = false;

  /** @param part the name of the part, for messages */
  constructor(part: string, handler: XmlHandler) {
    this.#part = part;
    this.#handler = handler;
  }

  /** @throws BrokenWorkbook */
  push(chunk: Buffer): void {
    const text = this.#rest + chunk.toString('latin1');
    const used = this.#take(text);
    if (text.length - used > LONGEST) throw this.#broken('holds a text that does not end');
    this.#rest = text.slice(used);
  }

  /** Says that no chunk follows. @throws BrokenWorkbook */
  end(): void {
    if (this.#open.length > 0 || !this.#seen || this.#rest.trim() !== '') {
      throw this.#broken('ends too early');
    }
  }

  /** Takes whole tags and texts; returns where the first that is not whole starts. */
  #take(text: string): number {
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) return at;
      if (tag > at) this.#handler.text(this.#decoded(text.slice(at, tag)));
      const whole = this.#handler.element?.(text, tag) ?? -1;
      if (whole >= 0) {
        at = whole;
        continue;
      }
      const after = this.#markup(text, tag);
      if (after < 0) return tag;
      at = after;
    }
  }

  /** Takes the markup at `start`; returns where it ends, or −1 when it is not whole. */
  #markup(text: string, start: number): number {
    const c = text.charCodeAt(start + 1);
    if (c === SLASH) {
      const end = text.indexOf('>', start);
      if (end >= 0) this.#close(text.slice(start + 2, end).trimEnd());
      return end < 0 ? -1 : end + 1;
    }
    if (c === QUESTION) return this.#instruction(text, start);
    if (c === BANG) return this.#special(text, start);
    const end = tagEnd(text, start + 1);
    if (end < 0) return -1;
    const alone = text.charCodeAt(end - 1) === SLASH;
    this.#element(text.slice(start + 1, alone ? end - 1 : end), alone);
    return end + 1;
  }

  #instruction(text: string, start: number): number {
    const end = text.indexOf('?>', start);
    if (end < 0) return -1;
    const encoding = /^<\?xml\s[^>]*encoding\s*=\s*["']([^"']*)/i.exec(text.slice(start, end))?.[1];
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
      throw this.#broken(`is in ${encoding.slice(0, 20)}, not in UTF-8`);
    }
    return end + 2;
  }

  /** A comment, a section of plain text, or a document type. */
  #special(text: string, start: number): number {
    if (text.length < start + 9) return -1;
    if (text.startsWith('<!--', start)) {
      const end = text.indexOf('-->', start + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (!text.startsWith('<![CDATA[', start)) {
      throw this.#broken('has a document type, as no spreadsheet writes');
    }
    const end = text.indexOf(']]>', start + 9);
    if (end < 0) return -1;
    this.#handler.text(text.slice(start + 9, end));
    return end + 3;
  }

  #element(tag: string, alone: boolean): void {
    const end = nameEnd(tag);
    const full = end === tag.length ? tag : tag.slice(0, end);
    const name = localName(full);
    this.#seen = true;
    this.#handler.open(name, tag);
    if (alone) this.#handler.close(name);
    else if (this.#open.push(full) > DEEPEST) throw this.#broken('is nested too deeply');
  }

  #close(full: string): void {
    if (this.#open.pop() !== full) throw this.#broken('has a tag that closes another');
    this.#handler.close(localName(full));
  }

  #decoded(text: string): string {
    const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    return lines.includes('&') ? this.#unescaped(lines) : lines;
  }

  #unescaped(text: string): string {
    return text.replace(/&([^;&]{0,12})(;?)/g, (_, reference: string, end: string) => {
      const decoded = end === '' ? undefined : character(reference);
      if (decoded === undefined) throw this.#broken('names a character that there is not');
      return decoded;
    });
  }

  #broken(what: string): BrokenWorkbook {
    return new BrokenWorkbook(`${this.#part} ${what}`);
  }
}

/** Where the tag that starts at `at` ends; a > in quotes does not end it. −1 when it is not whole. */
function tagEnd(text: string, at: number): number {
  let quote = 0;
  for (let p = at; p < text.length; p++) {
    const c = text.charCodeAt(p);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === GT) return p;
    else if (c === QUOTE || c === APOSTROPHE) quote = c;
  }
  return -1;
}

function nameEnd(tag: string): number {
  let p = 0;
  while (p < tag.length && tag.charCodeAt(p) > SPACE) p++;
  return p;
}

function localName(full: string): string {
  for (let p = 0; p < full.length; p++) if (full.charCodeAt(p) === COLON) return full.slice(p + 1);
  return full;
}

/** The attributes of a tag by name, prefix and all, as text. For small parts. */
export function attributes(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single = ''] of tag.matchAll(
    /\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    const raw = (double ?? single).replace(/&([^;&]{1,12});/g, (whole, reference: string) => {
      return character(reference) ?? whole;
    });
    found.set(name, textOfBytes(raw));
  }
  return found;
}

/** One attribute of a tag as it stands there, by its whole name; '' where there is none. */
export function attribute(tag: string, name: string): string {
  let found = '';
  eachAttribute(tag, (each, value) => {
    if (each === name) found = value;
  });
  return found;
}

/** Tells of the attributes of a tag as they stand there. */
export function eachAttribute(tag: string, take: (name: string, value: string) => void): void {
  let p = nameEnd(tag);
  while (p < tag.length) {
    while (p < tag.length && tag.charCodeAt(p) <= SPACE) p++;
    const equals = tag.indexOf('=', p);
    if (equals < 0) return;
    let end = equals;
    while (end > p && tag.charCodeAt(end - 1) <= SPACE) end--;
    let open = equals + 1;
    while (open < tag.length && tag.charCodeAt(open) <= SPACE) open++;
    const close = tag.indexOf(tag.charAt(open), open + 1);
    if (close < 0) return;
    take(tag.slice(p, end), tag.slice(open + 1, close));
    p = close + 1;
  }
}
