import { NO_RESULT } from '../../quoted.ts';
import type { Field } from '../../search.ts';

/** What a spreadsheet leaves of a cell that it ruined. */

/** What ruined a cell. */
export type Damage = 'error' | 'noResult' | 'scientific';

/** Error values, case-folded, without the `#`: of Excel and others, in the languages that are near. */
const ERRORS: ReadonlySet<string> = new Set(
  [
    'n/a ref! name? value! div/0! num! null! spill! calc! field! blocked! connect! unknown! busy!',
    'python! external! error! getting_data timeout! loading',
    'nv bezug! wert! zahl! überlauf! kalk! feld! valeur! nombre! nom? nul! propagation! calcul!',
    'n/d ¡ref! ¡valor! ¡div/0! ¡num! ¡nulo! ¿nombre? ¡desbordamiento! ¡calc! valor! nome? núm! nulo!',
  ].flatMap((names) => names.split(' ')),
);

/** LibreOffice's, case-folded. */
const NUMBERED_ERROR = /^err:5\d\d$/;

/**
 * A number in scientific form, case-folded: `1.23457E+11`, `1,2E+05`. Without a sign and without
 * decimals (`12E5`) it may be what somebody wrote.
 */
const SCIENTIFIC = /^[+-]?(?:\d{1,20}[.,]\d{0,20}e[+-]?|\d{1,20}e[+-])\d{1,4}$/;

/** The fields of which a number in scientific form was another number once. */
const NUMBERS: ReadonlySet<Field> = new Set<Field>(['searchId', 'caseNumber']);

/**
 * What ruined a cell; undefined where nothing shows.
 * @param cell trimmed and case-folded
 * @param field whose cell it is; undefined where that is not known
 */
export function damageOf(cell: string, field: Field | undefined): Damage | undefined {
  if (cell.startsWith('#')) {
    if (cell === NO_RESULT) return 'noResult';
    return ERRORS.has(cell.slice(1)) ? 'error' : undefined;
  }
  if (!cell.includes('e')) return undefined;
  if (NUMBERED_ERROR.test(cell)) return 'error';
  const isNumber = field !== undefined && NUMBERS.has(field) && SCIENTIFIC.test(cell);
  return isNumber ? 'scientific' : undefined;
}
