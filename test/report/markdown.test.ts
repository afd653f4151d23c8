import { expect, test } from 'vitest';
import {
  countColumns,
  heading,
  notes,
  paragraph,
  table,
  textColumn,
} from '../../src/report/view.ts';
import { renderMarkdown } from './whole-texts.ts';

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
      '## File case_1.csv',
      '',
      '**Look at:** a|b \\[row-cap]',
      '',
      '| Agency  | Searches |   % |',
      '| ------- | -------: | --: |',
      '| a\\|b    |    1,160 | <1% |',
      '| **All** |    **1** |     |',
      '',
      '1. First.',
      '2. Second.',
      '',
    ].join('\n'),
  );
});

test('text that Markdown would read as a list, a heading or HTML stays text', () => {
  const lead = ['# x', '- x', '1. x', '<script>', '    x', '=== x', '> x', '***', '```'];
  expect(renderMarkdown({ lead, blocks: [] })).toBe(
    '\\# x\n\n\\- x\n\n1\\. x\n\n\\<script>\n\nx\n\n\\=== x\n\n\\> x\n\n\\*\\*\\*\n\n\\`\\`\\`\n',
  );
});

test.each([
  ['a|b', 'a\\|b'],
  ['reason_1 *x* `y` _z_', 'reason_1 \\*x\\* \\`y\\` \\_z\\_'],
  ['a\\_b', 'a\\\\\\_b'],
  ['<img src=x> &amp; [a](b)', '\\<img src=x> \\&amp; \\[a]\\(b)'],
  ['# case # 1', '# case # 1'],
  ['https://a.example www.b.example', 'https\\://a.example www\\.b.example'],
  ['d.doe@example.org ~~x~~ $y$', 'd.doe\\@example.org \\~\\~x\\~\\~ \\$y\\$'],
  ['\u202Ea', '\\u202Ea'],
  [
    '--home +0.7 11.1% <1% (a) America/Los_Angeles',
    '--home +0.7 11.1% <1% (a) America/Los_Angeles',
  ],
  ['José’s 92%', 'José’s 92%'],
])('in a cell %j is %j: no escape is needless, and none is missing', (text, markdown) => {
  const cell = table([textColumn('Cell')], [{ cells: [text] }]);
  const [, , row = ''] = renderMarkdown({ lead: [], blocks: [cell] }).split('\n');
  expect(row.slice(2, -2).trimEnd()).toBe(markdown);
});
