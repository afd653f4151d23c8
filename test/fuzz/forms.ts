import { parse } from 'csv-parse/sync';
import { zipParts } from '../workpaper/xlsx-parts.ts';

/* Whether what was given is whole, in its form, and does nothing where somebody opens it. */

/** What moves, recolors or reorders other text; tabs are between the columns of lines. */
export const ESCAPES = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
/** A cell that a spreadsheet runs. */
const MAY_RUN = /^[=+@\t\r]|^-(?![\d.]+$)/;
const MAY_LOAD = /<(script|iframe|object|embed|link|base)\b|javascript:/i;

/** What is wrong with a file. */
export function faultsInFile(name: string, bytes: Buffer): string[] {
  const text = bytes.toString();
  if (text.startsWith('PAR1')) return text.endsWith('PAR1') ? [] : ['is cut'];
  if (text.startsWith('PK')) return faultsInWorkbook(name, bytes);
  const form = name.slice(name.lastIndexOf('.') + 1);
  // Of nothing a list has no line.
  const isEmptyList = text === '' && form === 'ndjson';
  return [...(isEmptyList || text.endsWith('\n') ? [] : ['is cut']), ...faultsInText(form, text)];
}

/** What is wrong with a text. @throws where it is not in its form */
export function faultsInText(form: string, text: string): string[] {
  const faults = ESCAPES.test(text.replaceAll('\r\n', '\n')) ? ['an escape sequence'] : [];
  if (form === 'json') JSON.parse(text);
  if (form === 'ndjson') for (const line of text.split('\n').slice(0, -1)) JSON.parse(line);
  if (form === 'csv') {
    const cells: string[][] = parse(text, { bom: true });
    const runs = cells.flat().find((cell) => MAY_RUN.test(cell));
    if (runs !== undefined) faults.push(`a cell that may run: ${runs}`);
  }
  if (form === 'html') {
    if (!text.endsWith('</html>\n')) faults.push('a page that is cut');
    if (MAY_LOAD.test(text)) faults.push('a page that loads or runs something');
  }
  return faults;
}

/** A workpaper counts its answers; no other workbook of ours has a formula. */
function faultsInWorkbook(name: string, bytes: Buffer): string[] {
  const parts = zipParts(bytes);
  const runs = [...parts.values()].some((part) => /<f[ >]/.test(part.toString()));
  return [
    ...(parts.size > 3 ? [] : ['is no workbook']),
    ...(runs && !name.endsWith('workpaper.xlsx') ? ['a formula'] : []),
  ];
}
