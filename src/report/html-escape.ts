import { madeOnce } from '../keyed.ts';
import { visible } from './escape.ts';

/** From log text to a page that says it and is not changed by it. */

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * Text that stays text in HTML and SVG, inside an element or a quoted attribute. What is hidden, or
 * would reorder other text, is written out as everywhere else: see `visible`.
 */
export function htmlSafe(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (found) => NAMED[found] ?? '');
}

/** Mark-up of our own, in which every text has been made safe. */
export class Markup {
  readonly html: string;

  /** Only `markup` and `ownMarkup` make it. */
  constructor(html: string) {
    this.html = html;
  }
}

export type MarkupValue = string | number | Markup | readonly Markup[];

/**
 * Mark-up as a template: the template is ours, what stands in its ${} is text and is made safe,
 * unless it is mark-up already. Line ends and indents of the template are taken out.
 */
export function markup(template: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  const own = ownTexts(template);
  let html = own[0]!;
  for (let at = 0; at < values.length; at++) html += valueHtml(values[at]!) + own[at + 1]!;
  return new Markup(html);
}

/** A page comes to some templates a thousand times. */
const ownTexts = madeOnce((template: TemplateStringsArray): readonly string[] =>
  template.map((text) => text.replace(/\n\s*/g, '')),
);

function valueHtml(value: MarkupValue): string {
  if (value instanceof Markup) return value.html;
  if (typeof value === 'string') return htmlSafe(value);
  if (typeof value === 'number') return String(value);
  return value.map(({ html }) => html).join('\n');
}

/** Text of ours, without a word from a log, that has to reach the page as it is: the style sheet. */
export function ownMarkup(html: string): Markup {
  return new Markup(html);
}

export const NOTHING: Markup = markup``;
