import { jsonKind } from './json-kind.ts';

/** Texts that are no table though they are text, told by how they begin: web pages, XML, e-mail, JSON. */

/** How much of a text is looked at. */
const LOOKED_AT = 64 * 1024;
const SAVE = 'open it in Excel or LibreOffice and save it as .xlsx or CSV';

/**
 * What a text is when it is no table, and what to do about it, to follow "<name> is "; undefined for
 * a table, also for one whose first cell begins with a bracket.
 * @param start UTF-8 from the start of the text
 */
export function refusedText(start: Buffer): string | undefined {
  const text = start.toString('utf8', 0, LOOKED_AT).trimStart();
  const first = text[0];
  if (first === '<') return markupKind(text);
  if (first === '{' || first === '[') return jsonKind(text);
  return /^[\w-]+:/.test(text) ? messageKind(text) : undefined;
}

/** A web page saved as one file, or an e-mail, by its head. */
function messageKind(text: string): string | undefined {
  for (const line of text.split(/\r?\n/, 50)) {
    if (/^mime-version:/i.test(line)) return `a web page or an e-mail in one file (MHTML): ${SAVE}`;
    if (!/^([\w-]+:|[ \t]+\S)/.test(line)) return undefined;
  }
  return undefined;
}

/** What may stand before the first element: comments, instructions, a document type. */
const BEFORE = /^(?:<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!doctype\b[^>]*>)\s*/i;
const ELEMENT = /^<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)(?:\s[^<>]*)?>/;
/** Elements of web pages with which those begin that reports write as workbooks. */
const OF_PAGES =
  /^(head|body|table|meta|title|style|script|div|center|form|font|p|span|br|hr|h[1-6])$/i;

function markupKind(text: string): string | undefined {
  let rest = text;
  let isXml = false;
  for (let before = BEFORE.exec(rest); before; before = BEFORE.exec(rest)) {
    if (/^<!doctype\s+html/i.test(rest)) return webPage(text);
    isXml ||= /^<\?xml/i.test(rest);
    rest = rest.slice(before[0].length);
  }
  const [tag = '', prefix = '', name = ''] = ELEMENT.exec(rest) ?? [];
  if (tag === '') return isXml ? xmlKind('', '', text) : undefined;
  if (/^html$/i.test(name)) return webPage(text);
  const behind = rest.slice(tag.length);
  if (OF_PAGES.test(name) && /<(t[rdh]|table|body)[\s>]/i.test(behind)) return webPage(text);
  // Without a declaration: an element that begins with another, as no cell does.
  const isNested = /^\s*<[\w/]/.test(behind);
  return isXml || isNested ? xmlKind(prefix, name, text) : undefined;
}

function webPage(text: string): string {
  const what = /<t[rdh][\s>]/i.test(text) ? 'a web page (an HTML table)' : 'a web page (HTML)';
  return `${what}, whatever its name says: ${SAVE}`;
}

function xmlKind(prefix: string, name: string, text: string): string {
  if (name === 'Workbook' && text.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return `an XML Spreadsheet of Excel 2003, whatever its name says: ${SAVE}`;
  }
  if (prefix === 'office' && text.includes('opendocument')) {
    return `an OpenDocument file in one piece of XML (.fods): ${SAVE}`;
  }
  return `XML, not a table: export it as CSV, or ${SAVE}`;
}
