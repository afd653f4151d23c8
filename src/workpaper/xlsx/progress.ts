import type { CoverSection, Workpaper } from '../../contract/workpaper.ts';
import { columnLetters } from '../../sheet-columns.ts';
import { TABLE_SHEET } from './table-sheet.ts';

/**
 * How far the work is, in formulas that follow what is written on the sheet; their text is what they
 * come to as issued. No text of a log is in them, and none of their functions is volatile.
 */
export function progress({ columns, rows }: Workpaper): CoverSection {
  const cellsOf = (name: (typeof columns)[number]['name']): string => {
    const letters = columnLetters(columns.findIndex((column) => column.name === name));
    return `${TABLE_SHEET}!$${letters}$2:$${letters}$${rows.length + 1}`;
  };
  const isSample = `(${cellsOf('role')}<>"spare")`;
  const isSpare = `(${cellsOf('role')}="spare")`;
  const isVoid = `(TRIM(${cellsOf('void')})="Y")`;
  const isAnswered = `(TRIM(${cellsOf('exception')})<>"")`;
  const count = (...conditions: string[]): string => `SUMPRODUCT(${conditions.join('*')})`;
  const sample = rows.filter(({ isSpare }) => !isSpare).length;
  const spares = rows.length - sample;
  const line = (label: string, formula: string, text: string) => ({ label, formula, text });
  return {
    heading: 'Progress',
    lines: [
      line(
        'Searches of the sample',
        `"answered "&${count(isSample, `(${isAnswered}+${isVoid}>0)`)}&" of ${sample}"`,
        `answered 0 of ${sample}`,
      ),
      line(
        'Exceptions so far',
        `""&${count(isSample, `(TRIM(${cellsOf('exception')})="Y")`, `(1-${isVoid})`)}`,
        '0',
      ),
      line('Void so far', `""&${count(isSample, isVoid)}`, '0'),
      ...(spares === 0
        ? []
        : [
            line(
              'Spares',
              `"answered "&${count(isSpare, isAnswered)}&" of ${spares}"`,
              `answered 0 of ${spares}`,
            ),
          ]),
    ],
  };
}
