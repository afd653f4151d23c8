import type { EvaluateResult, WorkpapersAgreement } from '../../contract/evaluate.ts';
import { evaluateRows } from './evaluate-rows.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const OWN = ['compared', 'agreed', 'share', 'kappa', 'other', 'draw', 'file', 'line', 'answers'];

/**
 * The rows of each workpaper's evaluation, and of all together where they do not contradict each other;
 * then how far each two agree, and every disagreement.
 */
export function agreementRows(
  { workpapers, pairs, disagreements }: WorkpapersAgreement,
  result: EvaluateResult | null,
): Tidy {
  const evaluations = [
    ...(result === null ? [] : [{ file: 'all', evaluate: result }]),
    ...workpapers,
  ].map(({ file, evaluate }) => ({ file, ...evaluateRows(evaluate) }));
  const columns = evaluations[0]!.columns;
  const filled = (row: TidyRow): TidyRow =>
    Object.fromEntries(['workpaper', ...columns, ...OWN].map((name) => [name, row[name] ?? null]));
  return {
    columns: ['workpaper', ...columns, ...OWN],
    rows: [
      ...evaluations.flatMap(({ file, rows }) =>
        rows.map((row) => filled({ workpaper: file, ...row })),
      ),
      ...pairs.flatMap(({ first, second, items }) =>
        items.map(({ item, text, compared, agreed, share, kappa }) =>
          filled({
            ...{ workpaper: first, other: second, section: 'agreement', value: text || item },
            ...{ compared, agreed, share, kappa },
          }),
        ),
      ),
      ...disagreements.map(({ draw, file, line, item, text, answers }) =>
        filled({
          ...{ section: 'disagreement', value: text || item, draw, file, line },
          answers: answers
            .map(({ workpaper, row, answer }) => `${workpaper} row ${row}: ${answer ?? '-'}`)
            .join('; '),
        }),
      ),
    ],
  };
}
