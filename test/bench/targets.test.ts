import { describe, expect, it } from 'vitest';
import { type Entry, OURS } from './contenders.ts';
import { type Figure, growth, gzipOverPlain, over, type Race, UNPACKING } from './figures.ts';
import type { Form } from './forms.ts';
import { optionsOf } from './options.ts';
import type { LogShape } from './queries/tables.ts';
import type { Question } from './questions.ts';
import { type Target, targetLine, targetLines } from './targets.ts';

interface Made {
  readonly who?: string;
  readonly question?: Question | null;
  readonly shape?: LogShape;
  readonly form?: Form;
  readonly bytes?: number;
  readonly peak?: number;
  readonly seconds: readonly number[];
}

function entry(made: Made): Entry {
  const { who = OURS, question = 'ages', shape = 'uuid', form = 'plain' } = made;
  const { bytes = 1, peak = 1, seconds } = made;
  return {
    ...{ name: who, who, question, counts: () => ({}), command: { program: '', args: [] } },
    log: { shape, form, bytes, rows: 10, path: '' },
    runs: seconds.map((each) => ({ seconds: each, cpuSeconds: 1, peakBytes: peak, counts: {} })),
  };
}

const race = (...made: Made[]): Race => ({ rows: 10, entries: made.map(entry) });

describe('the figures', () => {
  it('are medians over those of another in the same race', () => {
    const races = [race({ seconds: [9, 2, 3] }, { who: 'DuckDB tuned', seconds: [6, 6, 1] })];
    const figures = [{ value: 0.5, rows: 10, of: 'uuid ages' }];
    expect(over(races, {}, { who: 'DuckDB tuned' })).toEqual(figures);
    expect(over(races, {}, { who: 'DuckDB by hand' })).toEqual([]);
    expect(over(races, { questions: ['sample'] }, { who: 'DuckDB tuned' })).toEqual([]);
  });

  it('are of the shapes and forms that are asked for', () => {
    const stdin = { form: 'stdin', seconds: [6] } as const;
    const races = [race(stdin, { seconds: [2] }, { shape: 'packed', seconds: [8] })];
    expect(over(races, { form: 'stdin' }, { form: 'plain' })).toMatchObject([{ value: 3 }]);
    const packed = over(races, { shapes: ['packed'] }, { shape: 'uuid' });
    expect(packed).toEqual([{ value: 4, rows: 10, of: 'packed ages' }]);
  });

  it('of packed logs are over the plain file, or over unpacking where that allows more', () => {
    const unpacking = (seconds: number): Made => ({
      ...{ who: UNPACKING, question: null, form: 'gzip', seconds: [seconds] },
    });
    const gzip = { form: 'gzip', seconds: [6] } as const;
    const value = (seconds: number): number | undefined =>
      gzipOverPlain([race({ seconds: [4] }, gzip, unpacking(seconds))], 1.3)[0]?.value;
    expect(value(1)).toBe(1.5);
    expect(value(6)).toBeCloseTo(1.3, 9);
  });

  it('of growth are bytes a row from the smallest log to the largest', () => {
    const large = { rows: 30, entries: [entry({ peak: 321, seconds: [1] })] };
    const small = race({ peak: 1, seconds: [1] });
    expect(growth([small, large])).toMatchObject([{ value: 16 }]);
    expect(growth([small])).toEqual([]);
  });
});

describe('a line of the targets', () => {
  const target: Target = {
    ...{ name: 'a target', limit: 0.5, unit: '×', figures: () => [] },
    isAbout: (rows) => rows === 10,
  };
  const line = (...figures: Figure[]): string => targetLine(target, figures).replace(/ +/g, ' ');
  const figure = (value: number, rows = 10): Figure => ({ value, rows, of: 'uuid ages' });

  it('shows the worst of its sizes, and whether it is met', () => {
    const met = 'a target 0.50 × 0.50 × yes worst: uuid ages, 10 rows';
    expect(line(figure(0.2), figure(0.5), figure(7, 20))).toBe(met);
    expect(line(figure(0.51))).toBe('a target 0.51 × 0.50 × NO worst: uuid ages, 10 rows');
  });

  it('claims nothing of other sizes, and nothing of what was not measured', () => {
    const other = 'a target 0.20 × 0.50 × other size worst: uuid ages, 20 rows';
    expect(line(figure(0.2, 20))).toBe(other);
    expect(line()).toBe('a target – 0.50 × not measured');
  });

  it('is there for each target, whatever was measured', () => {
    const lines = targetLines({ races: [], flags: [], workbooks: [], startUps: [] });
    expect(lines.length).toBe(22);
    for (const each of lines.slice(1)) expect(each).toMatch(/not measured$/);
  });
});

describe('the options', () => {
  it('are the main job without any, and all with --all', () => {
    const main = { shapes: ['uuid'], commands: ['validate', 'ages', 'sample'], forms: ['plain'] };
    expect(optionsOf([])).toMatchObject({ ...main, rows: [1_000_000, 10_000_000], runs: 5 });
    const { shapes, commands, forms } = optionsOf(['--all']);
    expect([shapes.length, commands.length, forms.length]).toEqual([6, 6, 5]);
  });

  it('choose', () => {
    const argv = ['--shapes', 'packed,uuid', '--rows', '20,10', '--runs', '1', '--no-peers'];
    const chosen = { shapes: ['uuid', 'packed'], rows: [10, 20], runs: 1, peers: false };
    expect(optionsOf(argv)).toMatchObject(chosen);
    expect(optionsOf(['30'])).toMatchObject({ rows: [30] });
    expect(() => optionsOf(['--shapes', 'round'])).toThrow('“round” is none of typed, uuid');
    expect(() => optionsOf(['--rows', '1e6'])).toThrow('“1e6” is no number');
  });
});
