import { visible } from '../../escape.ts';
import { type Markup, markup, NOTHING } from '../../html-escape.ts';
import type { Drawing, Frame } from '../blocks.ts';
import { bar, fitted, hatching, label, widthOf } from './svg.ts';

/** One bar that lies: its name above or beside, its parts in percent, and what is written behind it. */
export interface LyingBar {
  readonly name: string;
  readonly parts: readonly { readonly size: number; readonly style: string }[];
  readonly behind: string;
}

const BESIDE_FROM = 480;
const THICK = 16;

/** Bars of one chart. */
export interface LyingBars {
  readonly bars: readonly LyingBar[];
  /** What the texts behind the bars are, where that has to be said. */
  readonly heading?: string;
}

/** Bars that lie, from nothing to 100 percent; names stand beside them, or above where it is narrow. */
export function lyingBars(frame: Frame, { bars, heading }: LyingBars): Drawing {
  const { width, id } = frame;
  const isBeside = width >= BESIDE_FROM;
  const behind = Math.max(0, ...bars.map((each) => widthOf(each.behind))) + 10;
  const names = Math.max(0, ...bars.map(({ name }) => widthOf(visible(name)))) + 14;
  const left = isBeside ? Math.min(names, width * 0.36) : 0;
  const place: Place = { width, left, room: width - left - behind, isBeside, id };
  const top = heading === undefined ? 0 : 18;
  const row = isBeside ? 30 : 44;
  const head = heading === undefined ? NOTHING : label(width, 12, heading, 'end', 'label small');
  const isHatched = bars.some(({ parts }) => parts.some(({ style }) => style === 'hatched'));
  const defs = isHatched ? markup`<defs>${hatching(`${id}-hatch`)}</defs>` : NOTHING;
  return {
    height: top + row * bars.length + 6,
    body: markup`${defs}${head}${bars.map((each, at) => oneBar(each, top + row * at, place))}`,
  };
}

interface Place {
  readonly width: number;
  readonly left: number;
  readonly room: number;
  readonly isBeside: boolean;
  readonly id: string;
}

function oneBar({ name, parts, behind }: LyingBar, top: number, place: Place): Markup {
  const { width, left, room, isBeside, id } = place;
  const y = top + (isBeside ? 6 : 20);
  const nameText = isBeside
    ? label(0, y + 12, fitted(name, left - 14))
    : label(0, y - 6, fitted(name, width));
  let x = left;
  const pieces = parts.map(({ size, style }) => {
    const piece = (room * size) / 100;
    const fill = style === 'hatched' ? `url(#${id}-hatch)` : undefined;
    const drawn = bar(style, x, y, piece, THICK, fill);
    x += piece;
    return drawn;
  });
  const ground = bar('ground', left, y, room, THICK);
  return markup`${nameText}${ground}${pieces}${label(width, y + 12, behind, 'end', 'label strong')}`;
}
