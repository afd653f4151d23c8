import { visible } from '../../escape.ts';
import { type Markup, markup } from '../../html-escape.ts';

/** The few things that charts are drawn with; the same numbers give the same bytes. */

/** A coordinate, to a tenth of a pixel. */
export function at(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text of a chart; its size comes from the class. */
export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  style = 'label',
): Markup {
  return markup`<text class="${style}" x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${text}</text>`;
}

export function line(style: string, x1: number, y1: number, x2: number, y2: number): Markup {
  return markup`<line class="${style}" x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}"/>`;
}

/** A filled rectangle; nothing where it has no area. */
export function bar(
  style: string,
  x: number,
  y: number,
  width: number,
  height: number,
  fill?: string,
): Markup {
  if (width <= 0 || height <= 0) return markup``;
  const paint = fill === undefined ? markup`` : markup` fill="${fill}"`;
  return markup`<rect class="${style}" x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}"${paint}/>`;
}

/** Diagonal lines, so that a fill is told apart without its color. */
export function hatching(id: string): Markup {
  return markup`<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="hatch-ground" width="6" height="6"/><rect class="hatch-line" width="2.5" height="6"/></pattern>`;
}

/** About how wide a text of a chart is, in pixels; rather too wide than too narrow. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const isBroad = (character.codePointAt(0) ?? 0) > 0x2e7f || /[%@WMmw]/.test(character);
    width += isBroad ? 12.5 : 7.2;
  }
  return width;
}

/** The text as it is shown, as far as it fits, with an ellipsis where it was cut. */
export function fitted(raw: string, width: number): string {
  const text = visible(raw);
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The text in one line, or in two where it is too long for one; what is longer ends in an ellipsis. */
export function wrapped(raw: string, width: number): string[] {
  const text = visible(raw);
  if (widthOf(text) <= width) return [text];
  const words = text.split(' ');
  let first = '';
  while (words.length > 1 && widthOf(`${first}${words[0]}`) <= width) first += `${words.shift()} `;
  return first === '' ? [fitted(text, width)] : [first.trimEnd(), fitted(words.join(' '), width)];
}

/** Whole round steps from 0 to at least the largest value, four or five of them. */
export function roundTicks(largest: number): number[] {
  const rough = Math.max(largest, 4) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? 1;
  const whole = Math.max(1, Math.ceil(step));
  const ticks = [0];
  while ((ticks.at(-1) ?? 0) < largest) ticks.push(ticks.length * whole);
  return ticks;
}
