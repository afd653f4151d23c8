import type { Answer, PaperRow } from './oracle-workpaper.ts';

/** Several finished workpapers of one draw, from the contract: what they answer otherwise, and Cohen's kappa. */

export interface OracleItem {
  compared: number;
  agreed: number;
  kappa: number | null;
}

export interface OracleAgreement {
  /** Of every two, in order; in each void, exception, then the questions. */
  pairs: OracleItem[][];
  /** Draw and place of the item. */
  disagreements: [draw: number, item: number][];
  /** The rows of all, where nothing is answered in two ways. */
  joined: PaperRow[] | null;
}

export function agreementOracle(papers: PaperRow[][]): OracleAgreement {
  const draws = papers[0]!.map(({ draw }) => draw);
  const many = 2 + (papers[0]![0]?.answers.length ?? 0);
  const places = Array.from({ length: many }, (_, at) => at);
  const said = papers.map((rows) => rows.map((row) => places.map((at) => saidOf(row, at))));
  const pairs: OracleItem[][] = [];
  for (let a = 0; a < papers.length; a += 1) {
    for (let b = a + 1; b < papers.length; b += 1) {
      pairs.push(
        places.map((at) => itemOf(draws.map((_, i) => [said[a]![i]![at]!, said[b]![i]![at]!]))),
      );
    }
  }
  const disagreements: [number, number][] = [];
  draws.forEach((draw, i) => {
    for (const at of places) {
      const given = said.map((paper) => paper[i]![at]!).filter((each) => each !== '');
      if (given.some((each) => each !== given[0])) disagreements.push([draw, at]);
    }
  });
  if (disagreements.length > 0) return { pairs, disagreements, joined: null };
  const joined = draws.map((_, i): PaperRow => {
    const rows = papers.map((paper) => paper[i]!);
    const first = (answers: Answer[]): Answer => answers.find((each) => each !== '') ?? '';
    return {
      ...rows[0]!,
      void: rows.some((row) => row.void),
      exception: first(rows.map(({ exception }) => exception)),
      answers: rows[0]!.answers.map((__, at) => first(rows.map(({ answers }) => answers[at]!))),
    };
  });
  return { pairs, disagreements, joined };
}

/** What a row says: place 0 void, 1 exception, then the questions; a void search says nothing else. */
function saidOf(row: PaperRow, at: number): Answer {
  const touched = row.void || row.exception !== '' || row.answers.some((each) => each !== '');
  if (at === 0) return touched ? (row.void ? 'Y' : 'N') : '';
  if (row.void) return '';
  return at === 1 ? row.exception : row.answers[at - 2]!;
}

/** Kappa by its definition, from shares. */
function itemOf(all: [Answer, Answer][]): OracleItem {
  const both = all.filter(([a, b]) => a !== '' && b !== '');
  const n = both.length;
  const agreed = both.filter(([a, b]) => a === b).length;
  const categories = ['Y', 'N', 'NA'];
  const used = new Set(both.flat());
  if (used.size < 2) return { compared: n, agreed, kappa: null };
  const expected = categories
    .map(
      (each) =>
        (both.filter(([a]) => a === each).length / n) *
        (both.filter(([, b]) => b === each).length / n),
    )
    .reduce((sum, share) => sum + share, 0);
  return { compared: n, agreed, kappa: (agreed / n - expected) / (1 - expected) };
}
