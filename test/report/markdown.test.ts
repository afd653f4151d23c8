import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import {
  countColumns,
  heading,
  notes,
  paragraph,
  table,
  textColumn,
} from '../../src/report/view.ts';

test('a view as Markdown', () => {
  const view = {
    lead: ['4 rows read.'],
    blocks: [
      heading('File case_1.csv'),
      paragraph('Look at: a|b [row-cap]'),
      table(
        [textColumn('Agency'), ...countColumns('Searches')],
        [{ cells: ['a|b', '1,160', '<1%'] }, { cells: ['All', '1', ''], total: true }],
      ),
      table([textColumn('Empty')], []),
      notes(['First.', 'Second.']),
    ],
  };
  expect(renderMarkdown(view)).toBe(
    [
      '4 rows read.',
      '',
      '## File case\\_1.csv',
      '',
      '**Look at:** a\\|b \\[row-cap\\]',
      '',
      '| Agency  | Searches |    % |',
      '| ------- | -------: | ---: |',
      '| a\\|b    |    1,160 | \\<1% |',
      '| **All** |    **1** |      |',
      '',
      '1. First.',
      '2. Second.',
      '',
    ].join('\n'),
  );
});

test('text that Markdown would read as a list, a heading or HTML stays text', () => {
  const lead = ['# x', '- x', '1. x', '<script>', '    x', '=== x'];
  expect(renderMarkdown({ lead, blocks: [] })).toBe(
    '\\# x\n\n\\- x\n\n1\\. x\n\n\\<script\\>\n\nx\n\n\\=== x\n',
  );
});
