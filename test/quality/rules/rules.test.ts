import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FINDINGS, type FindingKind } from '../../../src/contract/findings.ts';
import { keysOf } from '../../../src/keyed.ts';
import { CaseRegister } from '../../../src/quality/case-register.ts';
import { FindingLister } from '../../../src/quality/finding-lister.ts';
import { RULES, rulesNeeding } from '../../../src/quality/rules/index.ts';
import { ValidateTally } from '../../../src/quality/validate-tally.ts';
import { FIELDS, type Search } from '../../../src/search.ts';
import {
  type cellOf,
  fieldReader,
  type GivenCell,
  type GivenCells,
  randomFrom,
  searchesOf,
  searchOf,
} from '../searches.ts';

const KINDS = keysOf(FINDINGS);

describe('the list of rules', () => {
  test('makes every kind of finding, each by one rule, in the order of the contract', () => {
    expect(RULES.flatMap(({ kinds }) => kinds)).toEqual(KINDS);
  });

  test('has every file of its folder', () => {
    const names = readdirSync(new URL('../../../src/quality/rules/', import.meta.url));
    const rules = names.filter((name) => !['index.ts', 'rule.ts'].includes(name));
    expect(rules).toHaveLength(RULES.length);
  });

  test('is in the order in which the lister asks: classes, all searches, day, text, search', () => {
    const needs = ['classes', 'all searches', 'text and day', 'text', 'search'] as const;
    expect(needs.flatMap((each) => [...rulesNeeding(each)])).toEqual(RULES);
  });

  test.each(rulesNeeding('all searches'))(
    '$kinds names its fields, parameters and words',
    (rule) => {
      for (const field of rule.fields) expect(FIELDS).toContain(field);
      expect(Object.keys(rule.parameters)).not.toEqual([]);
      expect(rule.words).toBe(FINDINGS[rule.kinds[0]!]);
    },
  );
});

const PLACEHOLDER = { text: 'none', state: 'placeholder' } as const;
const NUMBERS: readonly GivenCell[] = [
  PLACEHOLDER,
  ...['', '26-0000', '7ABC123', 'words', '459 PC', '19-01628', '20-1', '08-7', 'DR 19-1'],
  ...['541-555-1212', 'dob 1/2/1990 ph 541-555-1212', '19-01628 ', '41-55-1'],
];
const REASONS: readonly GivenCell[] = [
  PLACEHOLDER,
  ...['', 'asdf', '211 PC', '7abc 123', '26-99999', 'L106668', 'inv', 'stolen car'],
  ...['dob 1/2/1990', 'case 19-01628', 'plate 7ABC123', 'ssn 123456789 and ph 541-555-1212'],
];

function randomSearches(count: number): Search[] {
  const random = randomFrom(11);
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)]!;
  return Array.from({ length: count }, () => {
    const cells: GivenCells = {
      ...(random() < 0.95 && { caseNumber: pick(NUMBERS) }),
      ...(random() < 0.95 && { reason: pick(REASONS) }),
      ...(random() < 0.8 && { plate: pick(['7ABC123', '41 55 1', '20-1', '8XYZ999', '']) }),
      offense: pick(['', 'theft', 'burglary']),
      user: pick(['a', 'b']),
    };
    // Numbered cells are counted in lots, others one by one.
    const search = searchOf(cells, pick(['2019-03-29', '2026-01-01', null]));
    return { ...search, cell: (field) => numbered(search.cell(field)) };
  });
}

const numbers = new Map<string, ReturnType<typeof cellOf>>();
function numbered(cell: ReturnType<typeof cellOf>): ReturnType<typeof cellOf> {
  const key = `${cell.state} ${cell.text}`;
  const before = numbers.get(key) ?? { ...cell, number: numbers.size };
  numbers.set(key, before);
  return before;
}

describe('who counts and who lists', () => {
  const register = new CaseRegister();
  register.add('19-01628', { day: null, offense: 'Theft', officer: '' });
  const searches = randomSearches(3000);
  const count = (part: readonly Search[], parts: number) => {
    const options = { reader: fieldReader(), register, by: [], minGroup: 20, parts };
    const tally = new ValidateTally(options);
    tally.addAll(searchesOf(part));
    return tally;
  };
  const all = count(searches, 1);
  const listed = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  const lister = new FindingLister(fieldReader(), { register }, all.citers());
  const order: FindingKind[][] = searches.map((search) => {
    const kinds: FindingKind[] = [];
    lister.judge(search);
    lister.visit(search, ({ kind }) => kinds.push(kind));
    return kinds;
  });
  for (const kind of order.flat()) listed[kind]!++;

  test('agree on every kind, of which each is found', () => {
    expect(all.result().findings).toEqual(listed);
    for (const kind of KINDS) expect(listed[kind], kind).toBeGreaterThan(0);
  });

  test('agree where the searches are counted in parts', () => {
    const parts = [0, 1, 2].map((part) =>
      count(
        searches.filter((_, i) => i % 3 === part),
        3,
      ),
    );
    const whole = count([], 3);
    for (const part of parts) whole.merge(part.state());
    expect(whole.result()).toEqual(all.result());
    expect(whole.wholeFindings('caseNumberReused')).toBe(listed.caseNumberReused);
  });

  test('a search has its findings in the order of the contract', () => {
    for (const kinds of order) {
      const places = kinds.map((kind) => KINDS.indexOf(kind));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});
