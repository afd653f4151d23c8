import { crc32, inflateRawSync } from 'node:zlib';

/** Another program's eyes on a workbook: the ZIP format and XML, strictly, and nothing of hucre. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** The parts of a ZIP archive by name, unpacked; throws where sizes or checksums do not agree. */
export function zipParts(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const parts = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no directory header');
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength!);
    const local = zip.readUInt32LE(at + 42);
    const body = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(body, body + zip.readUInt32LE(at + 20));
    const part = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    if (part.length !== zip.readUInt32LE(at + 24)) throw new Error(`${name}: size`);
    if (crc32(part) !== zip.readUInt32LE(at + 16)) throw new Error(`${name}: checksum`);
    if (parts.has(name)) throw new Error(`${name}: twice`);
    parts.set(name, part);
    at += 46 + nameLength! + extra! + comment!;
  }
  return parts;
}

/** Characters that XML 1.0 allows. */
const ALLOWED = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root of an XML document; throws where it is not well-formed. */
export function parseXml(bytes: Buffer): XmlElement {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (!ALLOWED.test(text)) throw new Error('a character that XML does not allow');
  const top: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [top];
  const tokens = /<\?[^?]*\?>|<\/([\w:]+)>|<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let at = 0;
  for (const [token, closing, name, attributes, alone, content] of text.matchAll(tokens)) {
    at += token.length;
    const parent = open.at(-1)!;
    if (content !== undefined) parent.children.push(unescaped(content));
    else if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes!), children: [] };
      parent.children.push(element);
      if (alone === '') open.push(element);
    } else if (closing !== undefined && open.pop()!.name !== closing) {
      throw new Error(`${closing} closes another element`);
    }
  }
  if (at !== text.length) throw new Error(`not XML: ${text.slice(at, at + 40)}`);
  const [root, ...more] = childrenOf(top);
  const isLoose = top.children.some((each) => typeof each === 'string' && each.trim() !== '');
  if (open.length !== 1 || more.length > 0 || isLoose) throw new Error('elements left open');
  if (root === undefined) throw new Error('no root element');
  return root;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w:]+)="([^"]*)"/g)) {
    if (name! in found) throw new Error(`${name} twice`);
    found[name!] = unescaped(value!);
  }
  return found;
}

function unescaped(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new Error('a bare &');
    if (name.startsWith('#')) return String.fromCodePoint(Number(`0${name.slice(1)}`));
    const character = NAMED[name];
    if (character === undefined) throw new Error(`an entity ${name}`);
    return character;
  });
}

/** The element children of that name, or all. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

export function childOf(element: XmlElement, name: string): XmlElement {
  const [child, ...more] = childrenOf(element, name);
  if (child === undefined || more.length > 0) throw new Error(`${name} is not there once`);
  return child;
}

/** All text below an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((each) => (typeof each === 'string' ? each : textOf(each))).join('');
}

export interface SheetCell {
  readonly type: string;
  readonly text: string;
  readonly style: number;
}

/** The cells of a sheet by reference ("B2"), texts as Excel reads them. */
export function sheetCells(parts: Map<string, Buffer>, sheet: number): Map<string, SheetCell> {
  const shared = childrenOf(parseXml(parts.get('xl/sharedStrings.xml')!), 'si').map(textOf);
  const root = parseXml(parts.get(`xl/worksheets/sheet${sheet}.xml`)!);
  const cells = new Map<string, SheetCell>();
  for (const row of childrenOf(childOf(root, 'sheetData'))) {
    for (const { attributes, children } of childrenOf(row)) {
      const { r, t: type = 'n', s = '0' } = attributes;
      const inside = textOf({ name: '', attributes: {}, children });
      const text = type === 's' ? shared[Number(inside)]! : inside;
      cells.set(r!, { type, text: excelText(text), style: Number(s) });
    }
  }
  return cells;
}

/** `_xHHHH_` as Excel reads it (ECMA-376, 22.9.2.19). */
function excelText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
