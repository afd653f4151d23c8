import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleSchema } from '../../src/contract/sample.ts';
import { type SampleOptions, sampleOracle } from './oracle-draw.ts';
import { numberDraw } from './oracle-generator.ts';
import { readOracle } from './oracle-log.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { read, utf8 } from './oracle-test-logs.ts';

const HEADER = 'Search ID,Timestamp,User,Agency,Reason\n';
const SEED = '08772473296991897540';

function row(i: number): string {
  const agency = ['Fresno', ' fresno', 'Marin', '', 'Sacramento'][i % 5];
  const month = String((i % 3) + 4).padStart(2, '0');
  const id = `search-${String(i + 1).padStart(5, '0')}`;
  return `${id},2025-${month}-10 10:00,u${i % 7},${agency},r${i}\n`;
}

const ROWS = Array.from({ length: 1000 }, (_, i) => row(i));
const LOG = read(HEADER + ROWS.join(''));
const sized = (size: number, others: Partial<SampleOptions> = {}): SampleOptions => {
  return { size: { from: 'size', size }, seed: SEED, ...others };
};
const idsOf = (options: SampleOptions, log = LOG) => sampleOracle(log, options).drawn.map(by);
const by = ({ role, id }: { role: string; id: string }): string => `${role} ${id.slice(-3)}`;

describe('the ticket method', () => {
  it('draws what the reference draws, spares next', () => {
    const { drawn, design } = sampleOracle(LOG, sized(3, { spares: 2 }));
    expect(drawn.map(by)).toEqual(['sample 284', 'sample 927', 'sample 701', ...SPARES]);
    expect(drawn.map(({ draw }) => draw)).toEqual([1, 2, 3, 4, 5]);
    expect(drawn[0]).toMatchObject({ file: 'log.csv', line: 285, search: { reason: 'r283' } });
    expect(design).toMatchObject({ size: 3, spares: 2, census: false, strata: [] });
  });

  it('does not depend on the order of rows, nor on how they are split over files', () => {
    const expected = idsOf(sized(40, { spares: 5 }));
    const backwards = read(HEADER + [...ROWS].reverse().join(''));
    const split = ['z', 'a', 'm'].map((name, i) => {
      const own = ROWS.filter((_, at) => at % 3 === i).join('');
      return { name, bytes: utf8(HEADER + own) };
    });
    expect(idsOf(sized(40, { spares: 5 }), backwards)).toEqual(expected);
    expect(idsOf(sized(40, { spares: 5 }), readOracle(split, {}))).toEqual(expected);
  });

  it('of a part of the population is that part of the draw', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1000, maxLength: 1000 }), (kept) => {
        const part = read(HEADER + ROWS.filter((_, i) => kept[i]).join(''));
        const own = new Set(part.searches.map(({ identity }) => identity));
        const whole = sampleOracle(LOG, sized(1000)).drawn.filter(({ id }) => own.has(id));
        const drawn = sampleOracle(part, sized(1000)).drawn;
        expect(drawn.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      }),
      { numRuns: 3 },
    );
  });

  it('of a stratum is what is drawn from it alone', () => {
    const { drawn, design } = sampleOracle(LOG, sized(60, { by: 'agency', spares: 2 }));
    expect(design.strata).toEqual([
      { value: '(blank)', searches: 200, drawn: 12 },
      { value: 'Fresno', searches: 400, drawn: 24 },
      { value: 'Marin', searches: 200, drawn: 12 },
      { value: 'Sacramento', searches: 200, drawn: 12 },
    ]);
    expect(drawn.map(({ role }) => role)).toEqual([
      ...Array(60).fill('sample'),
      ...Array(8).fill('spare'),
    ]);
    const alone = read(HEADER + ROWS.join(''), { agencies: ['FRESNO'] });
    const own = drawn.filter(({ stratum }) => stratum === 'Fresno');
    expect(own.map(by)).toEqual(idsOf(sized(24, { spares: 2 }), alone));
    expect(drawn.slice(12, 36).every(({ stratum }) => stratum === 'Fresno')).toBe(true);
  });

  it('extends a draw: earlier spares become its extension', () => {
    const first = sampleOracle(LOG, sized(3, { spares: 2 })).drawn;
    const second = sampleOracle(LOG, sized(6, { spares: 1, extend: first })).drawn;
    expect(second.map(by).slice(0, 5)).toEqual([
      'sample 284',
      'sample 927',
      'sample 701',
      'extension 498',
      'extension 137',
    ]);
    expect(second.map(({ role }) => role).slice(5)).toEqual(['extension', 'spare']);
    const third = sampleOracle(LOG, sized(8, { extend: second })).drawn.map(({ role }) => role);
    expect(third).toEqual([...Array(3).fill('sample'), ...Array(5).fill('extension')]);
    expect(() => sampleOracle(LOG, sized(2, { extend: first }))).toThrow(OracleRefusal);
  });

  it('extends a stratified draw, and takes nothing back where the shares would fall', () => {
    // Alabama’s paradox: of 10 the third stratum gets one more than of 11.
    const agencies = [...Array(6).fill('A'), ...Array(6).fill('B'), ...Array(2).fill('C')];
    const log = read(
      HEADER + agencies.map((agency, i) => `k-${i},2025-01-01,u,${agency},r\n`).join(''),
    );
    const first = sampleOracle(log, sized(10, { by: 'agency' }));
    expect(first.design.strata.map(({ drawn }) => drawn)).toEqual([4, 4, 2]);
    const second = sampleOracle(log, sized(11, { by: 'agency', extend: first.drawn }));
    expect(sampleOracle(log, sized(11, { by: 'agency' })).design.strata.at(-1)?.drawn).toBe(1);
    expect(second.design.strata.map(({ drawn }) => drawn)).toEqual([5, 5, 2]);
    expect(second.drawn.filter(({ role }) => role === 'sample')).toHaveLength(10);
  });

  it('draws all above the population, and says census', () => {
    for (const size of [1000, 1001, 5000]) {
      const equal = sized(size, { by: 'agency', allocate: 'equal' as const, spares: 3 });
      const { design, drawn } = sampleOracle(LOG, equal);
      expect([design.size, design.census, drawn.length]).toEqual([size, true, 1000]);
    }
  });
});

const SPARES = ['spare 498', 'spare 137'];

describe('sizes', () => {
  const asked = (percent: string, atLeast: number | null, atMost: number | null): number =>
    sampleOracle(LOG, { size: { from: 'percent', percent, atLeast, atMost }, seed: '1' }).design
      .size;

  it('round percent up, exactly', () => {
    expect(asked('1.1', null, null)).toBe(11); // 11.000000000000002 in floating point
    expect(asked('1.11', null, null)).toBe(12);
    expect(asked('1', 30, 50)).toBe(30);
    expect(asked('10', 30, 50)).toBe(50);
  });

  it('come from the confidence', () => {
    const size = { from: 'confidence', confidence: '95', tolerable: '5', expected: '0' } as const;
    expect(sampleOracle(LOG, { size, seed: '1' }).design.size).toBe(57);
  });
});

describe('the generator method', () => {
  it('is seedrandom’s published stream', () => {
    // 'hello.' gives 0.9282578795792454 and 0.3752569768646784: of a million, these two.
    expect(numberDraw('hello.')(1_000_000, 2, [])).toEqual([928_258, 375_257]);
  });

  it('draws without repeats, spares from the same stream', () => {
    const all = numberDraw(SEED)(20, 20, []);
    expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    const draw = numberDraw(SEED);
    const half = draw(20, 10, []);
    expect([...half, ...draw(20, 10, half)]).toEqual(all);
    const drawn = sampleOracle(LOG, sized(5, { method: 'generator', spares: 3 })).drawn;
    expect(drawn.map(({ line }) => line - 1)).toEqual(numberDraw(SEED)(1000, 8, []));
    expect(drawn.map(({ ticket }) => ticket)).toEqual(Array(8).fill(null));
  });

  it('serves all strata from one stream', () => {
    const options = sized(8, { method: 'generator', by: 'month', allocate: 'equal', spares: 1 });
    const { drawn } = sampleOracle(LOG, options);
    const draw = numberDraw(SEED);
    const expected = [334, 333, 333].map((N, i) => {
      const sample = draw(N, i < 2 ? 3 : 2, []);
      return [...sample, ...draw(N, 1, sample)].map((number) => (number - 1) * 3 + i + 2);
    });
    for (const [i, lines] of expected.entries()) {
      const own = drawn.filter(({ stratum }) => stratum === `2025-0${i + 4}`);
      expect(own.map(({ line }) => line)).toEqual(lines);
    }
    expect(() => sampleOracle(LOG, { ...options, extend: drawn })).toThrow(OracleRefusal);
  });
});

describe('what else the sample says', () => {
  it('is in the shape of the contract', () => {
    const options = sized(9, { by: 'user', auditors: ['U3 ', 'nobody'], spares: 1 });
    const sample = sampleOracle(LOG, options);
    expect(sampleSchema.parse(sample)).toEqual(sample);
    const drawn = sample.drawn.filter(
      ({ role, search }) => role !== 'spare' && search.user === 'u3',
    );
    expect(sample.independence).toEqual([
      { user: 'U3 ', searches: 143, drawn: drawn.length },
      { user: 'nobody', searches: 0, drawn: 0 },
    ]);
    expect(drawn.length).toBeGreaterThan(0);
  });

  it('has strata for what is blank, withheld, a placeholder, absent or undated', () => {
    const rows = ['soon,***', '2025-05-01,', '2025-05-01,n/a', '2025-05-01, Kim', '2025-05-01,KIM'];
    const log = read(`Timestamp,User,Reason\n${rows.map((each) => `${each},r\n`).join('')}`);
    const values = (by: string): string[] =>
      sampleOracle(log, sized(5, { by })).design.strata.map(({ value }) => value);
    expect(values('user')).toEqual(['(blank)', '(placeholder)', '(withheld)', 'KIM']);
    expect(values('month')).toEqual(['(undated)', '2025-05']);
    expect(values('plate')).toEqual(['(absent)']);
    expect(() => values('color')).toThrow(OracleRefusal);
  });
});
