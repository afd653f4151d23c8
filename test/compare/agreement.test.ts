import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agreementOf } from '../../src/sampling/evaluation/agreement.ts';
import type { Answer } from '../../src/sampling/evaluation/answer.ts';
import type { ExaminedRow } from '../../src/sampling/evaluation/answers.ts';
import { agreementOracle } from '../oracle/oracle-agreement.ts';
import type { PaperRow } from '../oracle/oracle-workpaper.ts';
import { AS_IT_CAME, IS_USUAL_SEED, TIMES } from '../random-runs.ts';

/* Several people's workpapers against each other: the program's agreement against the oracle's. */

const written = fc.constantFrom<PaperRow['exception']>('Y', 'N', 'N', '');
const asked = fc.constantFrom<PaperRow['exception']>('Y', 'N', 'NA', '');
const row = fc.record({
  exception: written,
  void: fc.nat(5).map((one) => one === 0),
  answers: fc.tuple(asked, asked),
});

/** A row as one of them has it: nothing, another answer, or the one that the others have. */
const own = fc.tuple(fc.nat(3), row);

/** People who mostly say the same, and leave some rows to each other. */
const papers: fc.Arbitrary<PaperRow[][]> = fc
  .record({
    rows: fc.array(fc.tuple(row, own, own, own), { minLength: 1, maxLength: 8 }),
    people: fc.integer({ min: 2, max: 3 }),
    otherwise: fc.nat(2),
  })
  .map(({ rows, people, otherwise }) =>
    Array.from({ length: people }, (_, person) =>
      rows.map(([shared, ...each], at): PaperRow => {
        const [kind, other] = each[person]!;
        const said = kind === 0 ? NOTHING : kind <= otherwise ? other : shared;
        return { draw: at + 1, role: 'sample', stratum: null, ...said };
      }),
    ),
  );

const NOTHING: Pick<PaperRow, 'exception' | 'void' | 'answers'> = {
  ...{ exception: '', void: false, answers: ['', ''] },
};

function examined(rows: readonly PaperRow[]): ExaminedRow[] {
  const read = (text: PaperRow['exception']): Answer | null => (text === '' ? null : text);
  return rows.map(({ draw, exception, answers, void: isVoid }) => ({
    ...{ draw, role: 'sample', stratum: null, row: draw + 1, isVoid, voidReason: '', note: '' },
    exception: read(exception),
    questions: answers.map(read),
  }));
}

it('several workpapers agree as the oracle says, and are one where it says so', () => {
  const outcomes = { joined: 0, apart: 0 };
  const property = fc.property(papers, (all) => {
    const oracle = agreementOracle(all);
    const found = agreementOf(all.map(examined), 2);
    const text = JSON.stringify(all);
    expect(found.pairs.map(({ items }) => items.length)).toEqual(oracle.pairs.map(() => 4));
    found.pairs.forEach(({ items }, pair) => {
      items.forEach(({ compared, agreed, kappa }, at) => {
        const expected = oracle.pairs[pair]![at]!;
        expect({ compared, agreed }, text).toEqual({
          compared: expected.compared,
          agreed: expected.agreed,
        });
        if (expected.kappa === null) expect(kappa, text).toBeNull();
        else expect(kappa, text).toBeCloseTo(expected.kappa, 9);
      });
    });
    const places = found.disagreements.map(({ draw, item }): [number, number] => [
      draw,
      item === 'void' ? 0 : item === 'exception' ? 1 : 2 + item,
    ]);
    expect(places, text).toEqual(oracle.disagreements);
    expect(found.joined, text).toEqual(oracle.joined && examined(oracle.joined));
    outcomes[found.joined === null ? 'apart' : 'joined']++;
  });
  fc.assert(property, { ...AS_IT_CAME, numRuns: 300 * TIMES });
  if (!IS_USUAL_SEED) return;
  expect(outcomes.joined).toBeGreaterThan(30);
  expect(outcomes.apart).toBeGreaterThan(30);
});
