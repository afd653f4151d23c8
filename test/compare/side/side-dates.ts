import fc from 'fast-check';
import { dayText } from '../../oracle/oracle-zone.ts';

/** The day that all random dates are near: 30 June 2026. */
export const TODAY = Date.parse('2026-06-30T00:00:00Z') / 86_400_000;

/** Days before and after it, so that each limit of the contract is met from both sides. */
const OFFSETS = [
  -731, -730, -400, -366, -365, -364, -181, -180, -122, -121, -92, -91, -90, -89, -61, -60, -46,
  -45, -31, -30, -29, -16, -15, -14, -8, -7, -2, -1, 0, 1, 2, 30,
];

export const randomDay: fc.Arbitrary<number> = fc
  .constantFrom(...OFFSETS)
  .map((offset) => TODAY + offset);

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The forms in which a side table may write a date. */
const FORMS: ((iso: string) => string)[] = [
  (iso) => iso,
  (iso) => iso,
  (iso) => `${month(iso)}/${date(iso)}/${iso.slice(0, 4)}`,
  (iso) => `${iso.slice(5, 7)}/${iso.slice(8)}/${iso.slice(0, 4)} 11:59 PM`,
  (iso) => `${iso.slice(5)}-${iso.slice(2, 4)}`,
  (iso) => `${MONTHS[month(iso) - 1]} ${date(iso)}, ${iso.slice(0, 4)}`,
  (iso) => `${iso} 08:30:00`,
  (iso) => `${iso}T23:30:00Z`,
  (iso) => `${iso}T05:30:00Z`,
  (iso) => ` ${iso} `,
  (iso) => `="${iso}"`,
];

function month(iso: string): number {
  return Number(iso.slice(5, 7));
}

function date(iso: string): number {
  return Number(iso.slice(8));
}

/** A date as a table writes it. */
export const dateCell: fc.Arbitrary<string> = fc
  .record({ day: randomDay, form: fc.constantFrom(...FORMS) })
  .map(({ day, form }) => form(dayText(day)));

const NO_DATE = ['', '', '', '', 'n/a', 'never', 'Present', '9999-12-31', '1/0/1900'];

/** A date in most cells, nothing in the others, and now and then what is none. */
export function maybeDate(filled: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: filled * 10, arbitrary: dateCell },
    { weight: (100 - filled) * 10, arbitrary: fc.constantFrom(...NO_DATE) },
    { weight: 2, arbitrary: fc.constantFrom('soon', '2026-02-30') },
  );
}
