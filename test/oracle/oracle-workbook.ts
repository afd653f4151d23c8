import { inflateRawSync } from 'node:zlib';

/**
 * A slow, plain reader of workbooks, to compare the program's with: everything in memory, by regular
 * expressions, from the formats' descriptions and not from the program. It knows no limits, and of
 * number formats only General, digits with literals, and dates.
 */

export interface OracleSheet {
  name: string;
  hidden: boolean;
  /** Cell texts by row number, from 1; cells that a row leaves out are empty. */
  rows: Map<number, string[]>;
}

export function oracleWorkbook(bytes: Uint8Array): OracleSheet[] {
  const parts = unzip(Buffer.from(bytes));
  const text = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
  const workbook = text('xl/workbook.xml');
  const relations = new Map(
    elements(text('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id ?? '',
      attributes.Target ?? '',
    ]),
  );
  const shared = elements(text('xl/sharedStrings.xml'), 'si').map(({ body }) => richText(body));
  const formats = cellFormats(text('xl/styles.xml'));
  const date1904 = /date1904="(1|true)"/.test(workbook);
  return elements(workbook, 'sheet').map(({ attributes }) => {
    const target = relations.get(attributes['r:id'] ?? '') ?? '';
    const xml = text(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return {
      name: unescapeXml(attributes.name ?? ''),
      hidden: (attributes.state ?? 'visible') !== 'visible',
      rows: rowsOf(xml, shared, formats, date1904),
    };
  });
}

/** The parts of an archive, by the list at its end. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + size);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(name, method === 8 ? inflateRawSync(body) : body);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

interface Element {
  attributes: Record<string, string>;
  body: string;
}

/** The elements of a name, which do not hold one another. */
function elements(xml: string, name: string): Element[] {
  const pattern = new RegExp(`<${name}((?:\\s[^>]*?)?)(?:/>|>(.*?)</${name}>)`, 'gs');
  return [...xml.matchAll(pattern)].map(([, tag = '', body = '']) => {
    const given = [...tag.matchAll(/([\w:]+)="([^"]*)"/g)];
    return { attributes: Object.fromEntries(given.map(([, key, value]) => [key, value])), body };
  });
}

function unescapeXml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function unescapeCell(text: string): string {
  return unescapeXml(text).replace(/_x([\dA-F]{4})_/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function richText(body: string): string {
  const spoken = body.replace(/<rPh\b.*?<\/rPh>/gs, '');
  return elements(spoken, 't')
    .map((t) => unescapeCell(t.body))
    .join('');
}

function cellFormats(styles: string): string[] {
  const own = new Map(
    elements(/<numFmts.*?<\/numFmts>/s.exec(styles)?.[0] ?? '', 'numFmt').map(({ attributes }) => [
      attributes.numFmtId ?? '',
      unescapeXml(attributes.formatCode ?? ''),
    ]),
  );
  const builtIn: Record<string, string> = { 1: '0', 14: 'yyyy-mm-dd', 22: 'yyyy-mm-dd hh:mm' };
  return elements(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '', 'xf').map(({ attributes }) => {
    const id = attributes.numFmtId ?? '0';
    return own.get(id) ?? builtIn[id] ?? 'General';
  });
}

function rowsOf(
  xml: string,
  shared: string[],
  formats: string[],
  date1904: boolean,
): Map<number, string[]> {
  const rows = new Map<number, string[]>();
  let number = 0;
  for (const row of elements(/<sheetData>.*<\/sheetData>/s.exec(xml)?.[0] ?? '', 'row')) {
    number = Number(row.attributes.r ?? number + 1);
    const cells: string[] = [];
    let column = -1;
    for (const { attributes, body } of elements(row.body, 'c')) {
      column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
      cells[column] = cellText(attributes, body, shared, formats, date1904);
    }
    rows.set(
      number,
      Array.from(cells, (cell) => cell ?? ''),
    );
  }
  return rows;
}

function columnOf(reference: string): number {
  const letters = [...reference].filter((letter) => /[A-Z]/.test(letter));
  return letters.reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(
  { t, s = '0' }: Record<string, string>,
  body: string,
  shared: string[],
  formats: string[],
  date1904: boolean,
): string {
  if (t === 'inlineStr') return richText(body);
  const value = elements(body, 'v')[0]?.body ?? '';
  if (value === '') return '';
  if (t === 's') return shared[Number(value)] ?? '';
  if (t === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (t === 'str') return unescapeCell(value);
  if (t === 'e' || t === 'd') return value;
  return numberText(Number(value), formats[Number(s)] ?? 'General', date1904);
}

function numberText(value: number, format: string, date1904: boolean): string {
  const letters = format.replace(/"[^"]*"|\\./g, '');
  if (/[yd]/.test(letters)) {
    const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    const written = new Date(epoch + Math.round(value * 86_400_000)).toISOString();
    const [date = '', clock = ''] = written.replace('Z', '').replace('.000', '').split('T');
    return /h/.test(letters) || clock !== '00:00:00' ? `${date} ${clock}` : date;
  }
  if (/^[0\-\\]+$/.test(format)) {
    const places = format.replaceAll('\\', '');
    const zeros = places.replaceAll('-', '').length;
    const digits = [...String(value).padStart(zeros, '0')].reverse();
    let text = '';
    for (const place of [...places].reverse()) text = (place === '0' ? digits.shift() : '-') + text;
    return digits.reverse().join('') + text;
  }
  const [digits = '', power] = String(Number(value.toPrecision(15)) || 0).split('e');
  if (power === undefined) return digits;
  return `${digits}E${power[0]}${power.slice(1).padStart(2, '0')}`;
}

/** A sheet as RFC 4180 has it, every cell in quotes; rows that it leaves out are blank lines. */
export function oracleCsv({ rows }: OracleSheet): string {
  const last = Math.max(0, ...rows.keys());
  const width = Math.max(0, ...[...rows.values()].map((cells) => cells.length));
  let text = '';
  for (let number = 1; number <= last; number++) {
    const cells = rows.get(number);
    const padded = Array.from({ length: width }, (_, column) => cells?.[column] ?? '');
    text += `${cells ? padded.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') : ''}\n`;
  }
  return text;
}
