import { type Markup, markup } from '../html-escape.ts';
import type { Drawing, Frame } from './blocks.ts';
import { bar, fitted, label, widthOf } from './svg.ts';

/** One bar that lies: its name above or beside, its parts in percent, and what is written behind it. */
export interface LyingBar {
  readonly name: string;
  readonly parts: readonly { readonly size: number; readonly style: string }[];
  readonly behind: string;
}

const BESIDE_FROM = 480;
const THICK = 16;

/** Bars that lie, from nothing to 100 percent; names stand beside them, or above where it is narrow. */
export function lyingBars(
  { width, id }: Frame,
  bars: readonly LyingBar[],
  defs = markup``,
): Drawing {
  const isBeside = width >= BESIDE_FROM;
  const behind = Math.max(0, ...bars.map((each) => widthOf(each.behind))) + 10;
  const names = Math.max(0, ...bars.map(({ name }) => widthOf(name))) + 14;
  const left = isBeside ? Math.min(names, width * 0.36) : 0;
  const room = width - left - behind;
  const row = isBeside ? 30 : 44;
  const drawn = bars.map(({ name, parts, behind: text }, index): Markup => {
    const y = row * index + (isBeside ? 6 : 20);
    const nameText = isBeside
      ? label(0, y + 12, fitted(name, left - 14))
      : label(0, y - 6, fitted(name, width));
    let x = left;
    const pieces = parts.map(({ size, style }) => {
      const piece = (room * size) / 100;
      const fill = style === 'hatched' ? `url(#${id}-hatch)` : undefined;
      const drawnPiece = bar(style, x, y, piece, THICK, fill);
      x += piece;
      return drawnPiece;
    });
    const ground = bar('ground', left, y, room, THICK);
    return markup`${nameText}${ground}${pieces}${label(width, y + 12, text, 'end', 'label strong')}`;
  });
  return { height: row * bars.length + 6, body: markup`${defs}${drawn}` };
}
