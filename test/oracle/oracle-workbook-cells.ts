import { FORMULA_WITHOUT_RESULT } from './oracle-damage.ts';
import { elements, richText, unescapeCell } from './oracle-xml.ts';

/** What the cells of a workbook refer to. */
export interface Book {
  shared: string[];
  formats: string[];
  date1904: boolean;
}

export type Attributes = Record<string, string>;

export function cellText({ t, s = '0' }: Attributes, body: string, book: Book): string {
  if (t === 'inlineStr') return richText(body);
  const value = elements(body, 'v')[0]?.body ?? '';
  // An empty text is a result that a formula can have; anything else empty is none.
  if (value === '') return /<f\b/.test(body) && t !== 'str' ? FORMULA_WITHOUT_RESULT : '';
  if (t === 's') return book.shared[Number(value)] ?? '';
  if (t === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (t === 'str') return unescapeCell(value);
  if (t === 'e' || t === 'd') return value;
  return numberText(value, book.formats[Number(s)] ?? 'General', book.date1904);
}

export function isDateCell({ t, s = '0' }: Attributes, body: string, { formats }: Book): boolean {
  const isNumber = (t === undefined || t === 'n') && /<v>[^<]/.test(body);
  return t === 'd' || (isNumber && /[yd]/.test(lettersOf(formats[Number(s)] ?? 'General')));
}

/** Digits, and between them what stands there whatever the number. */
const PLACES = /^(?:0|-|\\.|"[^"]*")+$/;
const ONE_PLACE = /0|-|\\.|"[^"]*"/g;

/** A number format without its literals. */
function lettersOf(format: string): string {
  return format === 'General' ? '' : format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
}

function numberText(written: string, format: string, date1904: boolean): string {
  const value = Number(written);
  const letters = lettersOf(format);
  if (/[ydh]/.test(letters)) {
    const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    const time = new Date(epoch + Math.round(value * 86_400_000)).toISOString();
    const [date = '', clock = ''] = time.replace('Z', '').replace('.000', '').split('T');
    if (!/[yd]/.test(letters) && value >= 0 && value < 1) return clock;
    return /h/.test(letters) || clock !== '00:00:00' ? `${date} ${clock}` : date;
  }
  if (PLACES.test(format)) {
    const places = format.match(ONE_PLACE) ?? [];
    const zeros = places.filter((place) => place === '0').length;
    const digits = [...String(value).padStart(zeros, '0')].reverse();
    let text = '';
    for (const place of [...places].reverse()) {
      text = (place === '0' ? digits.shift() : place.replace(/^\\|"/g, '')) + text;
    }
    return digits.reverse().join('') + text;
  }
  if (/^-?[1-9]\d{0,30}$/.test(written)) return written;
  const [digits = '', power] = String(Number(value.toPrecision(15)) || 0).split('e');
  if (power === undefined) return digits;
  return `${digits}E${power[0]}${power.slice(1).padStart(2, '0')}`;
}
