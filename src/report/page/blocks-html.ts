import { type Markup, markup, NOTHING } from '../html-escape.ts';
import { needsAttention, type Table } from '../view.ts';
import {
  type Figure,
  type LegendKey,
  NARROW,
  type ReportBlock,
  type Swatch,
  type TitledTable,
  WIDE,
} from './blocks.ts';
import { hatching } from './charts/svg.ts';

/** One block of a report as mark-up. */
export function blockHtml(block: ReportBlock): Markup {
  switch (block.kind) {
    case 'heading':
      return markup`<h3>${block.text}</h3>`;
    case 'paragraph':
      return needsAttention(block.text)
        ? attentionHtml(block.text)
        : markup`<p>${textHtml(block.text)}</p>`;
    case 'notes':
      return markup`<ul class="notes">${block.texts.map((text) => markup`<li>${textHtml(text)}</li>`)}</ul>`;
    case 'table':
      return tableHtml(block, NOTHING, 'Numbers');
    case 'titled':
      return titledHtml(block);
    case 'figure':
      return figureHtml(block);
    case 'terms':
      return markup`<dl class="terms">${block.terms.map(
        ([term, meaning]) => markup`<div><dt>${term}</dt><dd>${meaning}</dd></div>`,
      )}</dl>`;
    case 'columns':
      return markup`<div class="columns of${block.columns}">${block.blocks.map(blockHtml)}</div>`;
    case 'pageOnly':
      return markup`${block.blocks.map(blockHtml)}`;
  }
}

function attentionHtml(text: string): Markup {
  const colon = text.indexOf(':');
  return markup`<p class="look"><strong>${text.slice(0, colon)}</strong>${textHtml(text.slice(colon))}</p>`;
}

function titledHtml({ title, table, folded, explained }: TitledTable): Markup {
  const whole = tableHtml(
    table,
    markup`<caption><span>${title}</span></caption>`,
    title,
    explained?.texts,
  );
  if (!folded) return whole;
  return markup`<details class="${folded}"><summary>${title}</summary>${tableHtml(table, markup`<caption class="unseen">${title}</caption>`, title)}</details>`;
}

/** A table that scrolls in its own frame where it is too wide; the frame can be reached by keyboard. */
function tableHtml(
  { columns, rows }: Table,
  caption: Markup,
  name: string,
  explained: readonly string[] = [],
): Markup {
  if (rows.length === 0) return NOTHING;
  const heads = columns.map(({ header, align, share }, index) => {
    // The share's column is headed by what it is a share of, for those who hear the table.
    const unseen = share
      ? markup`<span class="unseen">${columns[index - 1]?.header ?? ''}, </span>`
      : NOTHING;
    return markup`<th scope="col" class="${align}">${unseen}${header === '' ? markup`<span class="unseen">Value</span>` : header}</th>`;
  });
  const body = rows.map(({ cells, total }, row) => {
    const below = explained[row];
    const tds = columns.map(({ align }, index) => {
      const text = cells[index] ?? '';
      if (index > 0) return markup`<td class="${align}">${textHtml(text)}</td>`;
      return markup`<th scope="row" class="${align}">${textHtml(text)}</th>`;
    });
    if (below !== undefined) return explainedRow(tds, below);
    return total ? markup`<tr class="total">${tds}</tr>` : markup`<tr>${tds}</tr>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="${tableStyle(columns, rows, explained)}">${caption}<thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A row, and below it over the whole width what explains it. */
function explainedRow(cells: readonly Markup[], below: string): Markup {
  return markup`<tr class="explained">${cells}</tr><tr class="below"><td colspan="${cells.length}">${textHtml(below)}</td></tr>`;
}

const OPTION = /(?<![\p{L}\p{N}-])(--[a-z][a-z-]*)/u;

/** A text in which no option of the command line is broken at its dashes. */
function textHtml(text: string): Markup {
  if (!text.includes('--')) return markup`${text}`;
  return text
    .split(OPTION)
    .map((part, at) =>
      at % 2 === 1 ? markup`<span class="option">${part}</span>` : markup`${part}`,
    )
    .reduce((all, part) => markup`${all}${part}`, NOTHING);
}

/** Tables of few rows stay on one page; those of long texts or many columns take all the width. */
const SHORT = 16;

function tableStyle(
  columns: Table['columns'],
  rows: Table['rows'],
  explained: readonly string[],
): string {
  const texts = [...rows.map(({ cells }) => cells.join('')), ...explained];
  const isLong = texts.some((text) => text.length > 60);
  const isWide = columns.length > 4 || isLong;
  return `${isWide ? 'whole' : 'narrow'}${rows.length <= SHORT ? ' short' : ''}`;
}

function figureHtml(figure: Figure): Markup {
  const { id, title, legend, numbers } = figure;
  return markup`<figure id="figure-${id}">
    <figcaption>${title}</figcaption>
    ${legend.length === 0 ? NOTHING : legendHtml(id, legend)}
    ${drawnAt(figure, WIDE, 'wide')}
    ${drawnAt(figure, NARROW, 'narrow')}
    </figure>
    ${titledHtml(numbers)}`;
}

/** The chart for one width of screen; the style shows one of the two. */
function drawnAt({ id, title, description, draw }: Figure, width: number, style: string): Markup {
  const frame = { width, id: `${id}-${style}` };
  const { height, body } = draw(frame);
  return markup`<svg class="chart ${style}" role="img" viewBox="0 0 ${width} ${Math.ceil(height)}" width="${width}" height="${Math.ceil(height)}" aria-labelledby="${frame.id}-title ${frame.id}-desc">
    <title id="${frame.id}-title">${title}</title><desc id="${frame.id}-desc">${description}</desc>${body}</svg>`;
}

function legendHtml(id: string, legend: readonly LegendKey[]): Markup {
  return markup`<ul class="legend">${legend.map(
    ({ swatch, label }) => markup`<li>${swatchHtml(`${id}-key`, swatch)}${label}</li>`,
  )}</ul>`;
}

function swatchHtml(id: string, swatch: Swatch): Markup {
  const drawn: Record<Swatch, Markup> = {
    solid: markup`<rect class="solid" width="22" height="12"/>`,
    hatched: markup`<defs>${hatching(`${id}-hatch`)}</defs><rect class="hatched" width="22" height="12" fill="url(#${id}-hatch)"/>`,
    light: markup`<rect class="light" width="22" height="12"/>`,
    open: markup`<rect class="open" x="0.5" y="0.5" width="21" height="11"/>`,
    rising: markup`<rect class="curve-fully" y="3" width="22" height="9"/><line class="curve-line" x1="0" x2="22" y1="3" y2="3"/>`,
    dotted: markup`<line class="mark" x1="11" x2="11" y1="0" y2="12"/>`,
    dot: markup`<circle class="point" cx="11" cy="6" r="4.5"/>`,
    range: markup`<line class="range" x1="1" x2="21" y1="6" y2="6"/><line class="range-end" x1="1" x2="1" y1="1" y2="11"/><line class="range-end" x1="21" x2="21" y1="1" y2="11"/>`,
    limit: markup`<path class="limit" d="M11 10l-5 -8h10z"/>`,
    dashed: markup`<line class="mark-own" x1="11" x2="11" y1="0" y2="12"/>`,
  };
  return markup`<svg class="swatch" viewBox="0 0 22 12" width="22" height="12" aria-hidden="true">${drawn[swatch]}</svg>`;
}
