import { describe, expect, it } from 'vitest';
import { percent, rational, toNumber } from './oracle-rational.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { precisionOracle, sizeOracle } from './oracle-size.ts';
import { namedFor, publishedVectors } from './published-vectors.ts';

function size(confidence: string, tolerable: string, expected: string, population: number | null) {
  const { n, k, K } = sizeOracle({ confidence, tolerable, expected, population });
  return { n, k, K };
}

/** AICPA Audit Guide: Audit Sampling, Appendix A, Table A-1: expected rate, then n(k). */
const TABLE_A1 = {
  '2': '0:149(0) .5:313(2) 1:590(6)',
  '3': '0:99(0) .5:157(1) 1:257(3) 1.5:392(6) 2:846(17)',
  '4': '0:74(0) .5:117(1) 1:156(2) 1.5:192(3) 2:294(6) 3:1098(33)',
  '5': '0:59(0) .5:93(1) 1:93(1) 1.5:124(2) 2:181(4) 3:361(11) 4:1348(54)',
  '6': '0:49(0) .5:78(1) 1:78(1) 1.5:103(2) 2:127(3) 3:195(6) 4:421(17) 5:1580(79)',
  '7': '0:42(0) .5:66(1) 1:66(1) 1.5:66(1) 2:88(2) 3:129(4) 4:221(9) 5:478(24)',
  '8': '0:36(0) .5:58(1) 1:58(1) 1.5:58(1) 2:77(2) 3:95(3) 4:146(6) 5:240(12)',
  '9': '0:32(0) .5:51(1) 1:51(1) 1.5:51(1) 2:68(2) 3:84(3) 4:100(4) 5:158(8)',
  '10': '0:29(0) .5:46(1) 1:46(1) 1.5:46(1) 2:46(1) 3:61(2) 4:89(4) 5:116(6)',
  '15': '0:19(0) .5:30(1) 1:30(1) 1.5:30(1) 2:30(1) 3:30(1) 4:40(2) 5:40(2)',
  '20': '0:14(0) .5:22(1) 1:22(1) 1.5:22(1) 2:22(1) 3:22(1) 4:22(1) 5:30(2)',
};

describe('AICPA table A-1, 95%', () => {
  it.each(Object.entries(TABLE_A1))('tolerable %s%%', (tolerable, line) => {
    const cells = [...line.matchAll(/(\S+):(\d+)\((\d+)\)/g)];
    const found = cells.map(([, expected = '']) => {
      const { n, k } = size('95', tolerable, expected.replace(/^\./, '0.'), null);
      return `${expected}:${n}(${k})`;
    });
    expect(found.join(' ')).toBe(line);
  });

  interface Table {
    rows: { tolerable_pct: number; expected_pct: number; n: number; k: number }[];
  }
  const table = publishedVectors<Table>('aicpa-attribute-sample-sizes-95');
  it.skipIf(table === null)(namedFor(table, 'in all its cells'), () => {
    const rows = table?.rows ?? [];
    expect(rows.length).toBe(194);
    const found = rows.map((row) => {
      const { n, k } = size('95', String(row.tolerable_pct), String(row.expected_pct), null);
      return { ...row, n, k };
    });
    expect(found).toEqual(rows);
  });
});

describe('AICPA table A-2, 90%', () => {
  it('is exact where floating point, and the print, are not', () => {
    expect(size('90', '5', '3.5', null)).toMatchObject({ n: 400, k: 14 });
    expect(size('90', '8', '7', null)).toMatchObject({ n: 1300, k: 91 });
    expect(size('90', '7', '3.25', null)).toMatchObject({ n: 113, k: 4 });
    expect(size('90', '7', '3.5', null)).toMatchObject({ n: 113, k: 4 });
  });
});

describe('finite populations, 95%, none expected', () => {
  it.each([
    ['5', '50:31 100:45 140:48 180:50 250:51 500:56 1000:57 1736:58 5000:59'],
    ['10', '50:22 100:25 140:26 180:27 250:27 500:28 1000:29'],
    ['1', '140:109 500:225 1000:258 5000:290'],
  ])('tolerable %s%%', (tolerable, line) => {
    const found = line
      .split(' ')
      .map((cell) => Number.parseInt(cell, 10))
      .map((N) => `${N}:${size('95', tolerable, '0', N).n}`);
    expect(found.join(' ')).toBe(line);
  });

  it('come to the binomial size', () => {
    expect(size('95', '5', '0', null)).toEqual({ n: 59, k: 0, K: null });
    expect(size('95', '10', '0', null).n).toBe(29);
    expect(size('95', '1', '0', null).n).toBe(299);
  });

  it('round the tolerable number up, exactly', () => {
    expect(size('95', '7', '0', 1300).K).toBe(91);
    expect(size('95', '5', '0', 50).K).toBe(3);
  });

  interface Planning {
    discovery_and_acceptance: {
      N: number;
      tolerable: number;
      conf: number;
      k: number;
      n: number;
      K: number;
    }[];
    estimation_normal_fpc: { rows: { N: number | null; n: number }[] };
  }
  const planning = publishedVectors<Planning>('planning-finite-population');
  const rows = planning?.discovery_and_acceptance ?? [];
  it.skipIf(planning === null)(namedFor(planning, 'as published'), () => {
    const discovery = rows.filter(({ k }) => k === 0);
    expect(discovery.length).toBeGreaterThan(25);
    for (const row of discovery) {
      const found = size(String(row.conf), String(Math.round(row.tolerable * 100)), '0', row.N);
      expect(found, JSON.stringify(row)).toEqual({ n: row.n, k: 0, K: row.K });
    }
  });

  it.skipIf(planning === null)(namedFor(planning, 'where one is expected'), () => {
    const one = rows.filter(({ k }) => k === 1);
    expect(one.length).toBeGreaterThan(8);
    for (const { conf, tolerable, N, n, K } of one) {
      // 1/n percent expects just one among n.
      const expected = (Math.floor(1_000_000 / n) / 10_000).toFixed(4);
      const found = size(String(conf), String(tolerable * 100), expected, N);
      expect(found).toEqual({ n, k: 1, K });
    }
  });
});

describe('a size', () => {
  it('has the tail that made it the smallest', () => {
    const { tail } = sizeOracle({
      confidence: '95',
      tolerable: '5',
      expected: '0',
      population: null,
    });
    expect(toNumber(tail)).toBeCloseTo(0.95 ** 59, 15);
    expect(toNumber(tail)).toBeLessThanOrEqual(0.05);
  });

  it('is enough where the tail is the risk to the last digit', () => {
    expect(size('50', '50', '0', null).n).toBe(1);
    expect(size('75', '50', '0', null).n).toBe(2);
  });

  it('does not exist where as much is expected as tolerated, or N is too small to tell', () => {
    expect(() => size('95', '5', '5', null)).toThrow(OracleRefusal);
    // Rounding K up would leave a chance of a third among three.
    expect(() => size('30', '34', '34', 3)).toThrow(OracleRefusal);
    expect(() => size('95', '5', '6', 100)).toThrow(OracleRefusal);
    expect(() => size('95', '5', '4', 10)).toThrow(OracleRefusal);
  });
});

describe('estimation', () => {
  it.each([
    [100, 80],
    [500, 218],
    [1000, 278],
    [5000, 357],
    [10_000, 370],
    [null, 385],
  ])('of %j within 5%% at 95%% needs %i', (N, n) => {
    expect(precisionOracle(N, { precision: '5', expected: '50', confidence: '95' })).toBe(n);
  });
});

describe('exact numbers', () => {
  it('are read as written and rounded once', () => {
    expect(percent('3.5')).toEqual(rational(7, 200));
    expect(percent('100')).toEqual(rational(1));
    for (const text of ['', '5%', '-1', '1e2', '100.1', '.5']) {
      expect(() => percent(text)).toThrow(OracleRefusal);
    }
    expect(toNumber(rational(1, 3))).toBe(1 / 3);
    expect(toNumber(rational(10n ** 400n, 3n * 10n ** 400n))).toBe(1 / 3);
    expect(toNumber(rational(123_456_789, 10))).toBe(12_345_678.9);
    // Just above halfway between two doubles.
    expect(toNumber(rational(2n ** 200n + 2n ** 147n + 1n, 2n ** 200n))).toBe(1 + 2 ** -52);
    expect(toNumber(rational(1n, 10n ** 300n))).toBe(1e-300);
    expect(toNumber(rational(1n, 10n ** 400n))).toBe(0);
  });
});
