import { describe, expect, test } from 'vitest';
import type { AgesResult, AgesSettings } from '../../src/contract/ages.ts';
import { agesView } from '../../src/report/views/ages-view.ts';
import { AGES_SETTINGS, buckets, FACTS, FRESNO, NO_RANGES } from './samples.ts';
import { renderTable } from './whole-texts.ts';

const shown = (
  result: Partial<AgesResult> = {},
  settings: Partial<AgesSettings> = {},
  facts = FACTS,
) =>
  renderTable(agesView(facts, { ...AGES_SETTINGS, ...settings }, { ...FRESNO, ...result }), {
    width: 400,
    color: false,
  });

const SCOPE = 'of the 850 searches (73% of 1,160) that gave a date range';

/** The part of an output from one heading to the next. */
const section = (text: string, title: string) =>
  text.slice(text.indexOf(`\n${title}\n`)).split(/\n\n(?=\S)/)[0] ?? '';

describe("Table 2's row of Fresno", () => {
  test('reads 92, 6, 1 and 1 percent of 850', () => {
    expect(section(shown(), 'Age of the oldest image asked for').split('\n').slice(3, 10)).toEqual([
      '  Age at the search  Searches    %',
      '  ─────────────────  ──────── ────',
      '  0–6 months              782  92%',
      '  6 months–1 year          51   6%',
      '  1–2 years                 9   1%',
      '  over 2 years              8   1%',
      '  ─────────────────  ──────── ────',
    ]);
  });

  test('is headed by the measure that was used', () => {
    expect(shown({ measure: 'newest' })).toContain('\nAge of the newest image asked for\n');
    expect(shown({ measure: 'midpoint' })).toContain('1. Age is the time from the middle');
  });
});

test.each([
  'Age of the oldest image asked for',
  'How far back the searches reach',
  'The same searches measured in three ways',
  'What a retention period would have served',
  'By agency',
  'The commonest lengths of date ranges',
])('under “%s” stands what the shares are of', (title) => {
  const groups = [{ by: 'agency', value: 'Fresno PD', ranged: 850, buckets: FRESNO.buckets }];
  const text = section(shown({ groups }, { by: 'agency' }), title);
  expect(text).toContain(SCOPE);
  expect(text).toContain('searches without one are not in it');
});

test('the quantiles read as days back', () => {
  expect(shown()).toMatch(
    /At least +asked for nothing older than\n.*\n +half of the searches \(50%\) +30 days\n/,
  );
});

test("what lies beyond the retention period is worded as Table 2's footnote", () => {
  expect(shown()).toContain(
    `17 ${SCOPE}, which is 2%, asked for images older than the agency's retention period of 1 year; searches without a date range are not in it. That is not a violation: such searches are likely from personnel searching images that belong to other agencies with longer retention periods.`,
  );
  expect(shown({ beyondRetention: { retention: '1y', count: 0, share: 0 } })).not.toContain(
    'violation',
  );
  expect(shown({ beyondRetention: null })).not.toContain('retention period of');
});

describe('the searches set aside', () => {
  test('are shown by kind and add up to all searches', () => {
    const lines = section(shown(), 'Searches that are not in the age tables').split('\n');
    expect(
      lines.filter((line) => /\d/.test(line)).map((line) => line.replace(/ {2,}/g, ' ').trim()),
    ).toEqual([
      'No date range was given 300 26%',
      'The date range cannot be read 6 1%',
      'The date range ends before it starts 1 <1%',
      'The date range starts more than a day after the search 3 <1%',
      'Not in the age tables 310 27%',
      'In the age tables 850 73%',
      'All searches examined 1,160 100%',
      expect.stringContaining(
        'Of the 300 searches that gave no date range, 251 viewed 50 results or fewer, 40 viewed more than 50 and for 9 the log does not say. Without a date range Vigilant shows',
      ),
    ]);
  });

  test('what 50 results mean is said of Vigilant only', () => {
    const inputs = FACTS.inputs.map((input) => ({ ...input, layout: 'generic' }));
    expect(shown({}, {}, { ...FACTS, inputs })).not.toContain('were not sought');
  });

  test('are not split by results viewed when no log says', () => {
    expect(shown({ noRangeViewed: { upTo50: 0, over50: 0, unknown: 300 } })).not.toContain(
      'viewed',
    );
  });

  test('have no table when there are none', () => {
    const setAside = {
      ...FRESNO.setAside,
      noRange: 0,
      unreadableRange: 0,
      reversed: 0,
      startsAfterSearch: 0,
    };
    expect(shown({ setAside })).not.toContain('not in the age tables');
  });
});

test('the three measures stand side by side', () => {
  expect(shown()).toMatch(/0–6 months +782 92% +831 98% +804 95%\n/);
});

describe('the retention simulator', () => {
  test('shows counts and shares, and states where there are any', () => {
    expect(shown()).toMatch(/30 days +461 54% +358 42% +31 +4%\n/);
    expect(shown()).not.toContain('States');
    const retention = [
      { period: '90d', fully: 849, partly: 1, notAtAll: 0, states: ['Montana', 'Tennessee'] },
    ];
    const text = shown({ retention });
    expect(text).toMatch(/90 days +849 >99% +1 <1% +0 0% {2}Montana and Tennessee\n/);
    expect(text).toContain('March 15, 2019');
  });
});

describe('groups', () => {
  const group = (value: string) => ({
    by: 'offense',
    value,
    ranged: 4,
    buckets: buckets([2, 1, 1, 0]),
  });

  test('have a row each, and a total', () => {
    const text = shown({ groups: [group('Burglary'), group('')] }, { by: 'offense' });
    expect(text).toContain('\nBy offense\n');
    expect(text).toMatch(
      /Burglary +4 +50% +25% +25% +0%\n {2}\(blank\) +4 .*\n.*\n {2}All +850 +92%/,
    );
  });

  test('over twenty are said to be more', () => {
    const groups = Array.from({ length: 51 }, (_, index) => group(`offense ${index}`));
    const text = shown({ groups }, { by: 'offense' });
    expect(text).toContain('offense 19');
    expect(text).not.toContain('offense 20');
    expect(text).toContain('and 31 more groups (--json has all)');
  });
});

describe('the notes', () => {
  test('print the definitions used', () => {
    const text = section(shown(), 'How these figures were made');
    expect(text).toContain('from the start of the date range to the search');
    expect(text).toContain(
      'The rows end at 6 months, 1 year and 2 years; an image exactly at an edge',
    );
    expect(text).toContain('Table 2 in report 2019-118');
    expect(text).toContain('August 31 less 6 months is February 28 or 29');
    expect(text).toContain('counts as ending at the search (here in 118 searches)');
    expect(text).toContain('what was asked for, not what was found');
    expect(text).toContain(`SHA-256 ${FACTS.inputs[0]?.sha256}`);
    expect(text).not.toContain('to the moment');
  });

  test('claim Table 2 only for its own columns, and times only where times are compared', () => {
    const own = { buckets: FRESNO.buckets.map((each) => ({ ...each, upTo: each.upTo && '3min' })) };
    const text = shown(own, { buckets: ['3min'] });
    expect(text).not.toContain('Table 2 in report');
    expect(text).toContain('Edges in minutes or hours compare times to the moment.');
    expect(text).not.toContain('31 August');
  });
});

describe('a log without date ranges', () => {
  test('gets a plain sentence and why, not empty tables', () => {
    const text = shown(NO_RANGES);
    expect(text).toContain('No search gave a date range that can be used');
    expect(text).toContain('The cells of its date range are blank.');
    expect(text).not.toContain('0–6 months');
    expect(text).not.toContain('three ways');
    expect(text).toMatch(/No date range was given +1,160 100%/);
  });

  test('says which logs have no column, and which left it blank', () => {
    const setAside = { ...NO_RANGES.setAside, absentRange: 1000, noRange: 160 };
    const [input] = FACTS.inputs;
    const facts = {
      ...FACTS,
      inputs: [input!, { ...input!, file: 'other.csv' }],
      withoutWindows: ['other.csv'],
    };
    const text = shown({ ...NO_RANGES, setAside }, {}, facts);
    expect(text).toContain(
      'No column for the date range is in other.csv; elsewhere its cells are blank.',
    );
    expect(text).toMatch(/Its log has no column for a date range +1,000 +86%/);
    expect(text).toMatch(/No date range was given +160 +14%/);
  });

  test('for other reasons points to the table', () => {
    const setAside = { ...NO_RANGES.setAside, noRange: 1000, withheldRange: 160 };
    expect(shown({ ...NO_RANGES, setAside })).toContain('The table below says why.');
  });

  test('and without searches says so', () => {
    const facts = { ...FACTS, population: { ...FACTS.population, searches: 0 } };
    const setAside = { ...NO_RANGES.setAside, noRange: 0 };
    expect(shown({ ...NO_RANGES, setAside }, {}, facts)).toContain(
      'No searches are left to examine, so',
    );
  });
});
