import { fold, trim } from '../oracle-white-space.ts';
import { isValue } from './side-dates.ts';

/** What stands behind a name's comma and is no first name. */
const SUFFIXES = ['jr', 'sr', 'ii', 'iii', 'iv', 'v'];

/** What joins the names of a person (section 10); null where a cell names nobody. */
export function personKey(cell: string | undefined): string | null {
  if (cell === undefined || !isValue(cell)) return null;
  let text = trim(cell).normalize('NFC').toLowerCase();
  if (/^[^\s@,]+@[^\s@,]+$/.test(text)) text = text.slice(0, text.indexOf('@'));
  const parts = text.split(',');
  const [before = '', behind = ''] = parts;
  if (parts.length === 2 && trim(behind) !== '' && !isSuffix(behind)) text = `${behind} ${before}`;
  const key = fold(text.replaceAll('.', '').replaceAll(',', ' ').replace(/\s+/g, ' '));
  return key === '' ? null : key;
}

function isSuffix(part: string): boolean {
  return SUFFIXES.includes(trim(part.replaceAll('.', '')));
}
