import type { CellStyle } from 'hucre/xlsx';

/** Colors and small parts of style that both sheets of workpaper.xlsx share. */

/** Dark colors, for text and for headers; each has a contrast of over 7 to white. */
export const INK = { text: '1F2933', quiet: '52606D', source: '3E4C59', answer: '0B4F6C' } as const;

/** Light colors, behind text; `rule` is for lines. */
export const PAPER = {
  white: 'FFFFFF',
  source: 'F0F2F4',
  spare: 'E1E5E9',
  rule: 'C5CCD3',
} as const;

type Part<Key extends keyof CellStyle> = NonNullable<CellStyle[Key]>;

export function filled(rgb: string): Part<'fill'> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } };
}

export function line(rgb: string): NonNullable<Part<'border'>['top']> {
  return { style: 'thin', color: { rgb } };
}

export function fontOf(font: {
  size: number;
  color: string;
  bold?: boolean;
  italic?: boolean;
}): Part<'font'> {
  const { size, color, bold = false, italic = false } = font;
  return { name: 'Calibri', size, color: { rgb: color }, bold, italic };
}
