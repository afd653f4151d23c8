import { describe, expect, test } from 'vitest';
import type { ShownFlag } from '../../src/contract/flags.ts';
import { FLAG_RULES } from '../../src/flags/rules/index.ts';
import { notes } from '../../src/report/view.ts';
import { flagSentence } from '../../src/report/views/flags/flag-sentences.ts';
import { renderMarkdown, renderTable } from './whole-texts.ts';

const FLAG: ShownFlag = {
  rule: 'repeatPlate',
  subject: { user: 'ann', plate: '7ABC123' },
  conditions: ['count'],
  ...{ searches: 12, judged: 10, explained: 2, dates: 9 },
  firstSearch: '2026-01-01T10:00:00',
  lastSearch: '2026-02-14T10:00:00',
  parts: { days: 44 },
  types: [
    { type: 'search', searches: 10 },
    { type: 'lookup', searches: 2 },
  ],
  rows: [
    { file: 'a.csv', line: 2, id: '1' },
    { file: 'a.csv', line: 5, id: '2' },
    { file: 'b.csv', line: 3, id: '3' },
  ],
};

describe('a flag in a sentence', () => {
  test('says what was counted, how far it is explained, when, by which type and where', () => {
    expect(flagSentence(FLAG)).toBe(
      '12 searches for plate 7ABC123 on 9 dates, 44 days from first to last. ' +
        '2 of the 10 that can be judged have a case number or a reason that is not obviously wrong. ' +
        'From January 1, 2026, 10:00:00 to February 14, 2026, 10:00:00. By type: “search” 10 and “lookup” 2. ' +
        'See a.csv lines 2, 5; b.csv line 3 and 9 more.',
    );
  });

  test.each([
    [{ judged: 12, explained: 0 }, 'None of them has a case number or a reason that explains it.'],
    [{ judged: 12, explained: 1 }, '1 of them has a case number or a reason that is not obviously'],
    [{ judged: 0, explained: 0 }, 'None of them can be judged.'],
    [{ types: [{ type: 'x', searches: 12 }] }, 'All of type “x”.'],
    [{ rows: [] }, ''],
    [{ firstSearch: null, lastSearch: null }, ''],
    [
      { rule: 'sameText', parts: { share: 0.96, text: '' } },
      '12 searches with no reason: 92% of 13',
    ],
    [{ rule: 'sameText', parts: { share: 0.96, text: null } }, '12 searches with one reason: '],
    [{ rule: 'burst', parts: { plates: 31, seconds: 599 } }, 'within 10 minutes, with up to 31'],
    [{ rule: 'burst', parts: { plates: 31, seconds: 59 } }, 'within 59 seconds'],
    [
      { rule: 'aroundTheClock', parts: { hours: 40, gapMinutes: 250 } },
      'more than 4 hours 10 minutes apart',
    ],
    [
      { rule: 'volume', subject: { month: '2026-01' }, parts: { median: 2.5, mad: 1, users: 11 } },
      'was 2.5, ',
    ],
    [
      { rule: 'words.own', subject: { pack: 'own' }, parts: { words: { ice: 3, ero: 1 } } },
      '“ice” 3 and “ero” 1',
    ],
    [
      { rule: 'words.own', subject: { pack: 'own' }, parts: { words: {} } },
      'a word of the list own. ',
    ],
    [{ subject: {} }, '12 searches for one plate'],
  ])('%j: %s', (changed, words) => {
    expect(flagSentence({ ...FLAG, ...changed } as ShownFlag)).toContain(words);
  });

  test('is there for every rule, and accuses nobody', () => {
    for (const { name } of FLAG_RULES) {
      const text = flagSentence({ ...FLAG, rule: name, subject: {}, parts: { share: 1 } });
      expect(text).toMatch(/^12 searches /);
      expect(text).not.toMatch(
        /misuse|abuse|stalk|suspicious|violat|illegal|improper|undefined|NaN/i,
      );
    }
  });

  test('hostile texts of subjects and parts act nowhere', () => {
    const hostile = '\u001b[31m<img src=x>|`a`\n# =cmd';
    const flag = {
      ...FLAG,
      rule: 'sameText',
      parts: { share: 1, text: hostile },
      types: [{ type: hostile, searches: 3 }],
      rows: [{ file: hostile, line: 2, id: hostile }],
    };
    const view = { lead: [], blocks: [notes([flagSentence(flag)])] };
    for (const text of [renderMarkdown(view), renderTable(view, { width: 80, color: false })]) {
      expect(text).not.toContain('\u001b');
      expect(text.replace(/\s+/g, ' ')).toContain('\\x1B');
    }
    expect(renderMarkdown(view)).not.toMatch(/(?<!\\)(<img|`a)/);
  });
});
