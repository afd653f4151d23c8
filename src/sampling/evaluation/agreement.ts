import type { Answer } from './answer.ts';
import type { Asked, ExaminedRow } from './answers.ts';
import { type Alike, alike } from './kappa.ts';

/** Workpapers of one draw that several people filled in, held against each other; nothing is averaged. */

export type Item = Asked | 'void';

/** One answer that not all who gave it gave alike. */
export interface Disagreement {
  readonly draw: number;
  readonly item: Item;
  /** Of each workpaper; null where it says nothing. */
  readonly answers: readonly (Answer | null)[];
  /** The row of each sheet. */
  readonly rows: readonly number[];
}

export interface PairAlike {
  /** The places of the two workpapers. */
  readonly first: number;
  readonly second: number;
  readonly items: readonly (Alike & { readonly item: Item })[];
}

export interface PapersAgreement {
  /** How many rows of each workpaper say anything. */
  readonly answered: readonly number[];
  readonly pairs: readonly PairAlike[];
  /** By draw, in it as the sheet has them: void, exception, questions. */
  readonly disagreements: readonly Disagreement[];
  /** Searches of which one of them alone answered something. */
  readonly answeredByOne: number;
  /** All of them as one workpaper; null while anything is answered in two ways. */
  readonly joined: readonly ExaminedRow[] | null;
}

/**
 * @param papers the rows of each, in the order of the draw: the same draws
 * @param questions how many are asked
 */
export function agreementOf(
  papers: readonly (readonly ExaminedRow[])[],
  questions: number,
): PapersAgreement {
  const asked = Array.from({ length: questions }, (_, at): Item => at);
  const items: readonly Item[] = ['void', 'exception', ...asked];
  const draws = (papers[0] ?? []).map((_, at) => papers.map((rows) => rows[at]!));
  const table = draws.map((rows) => ({
    rows,
    answers: items.map((item) => rows.map((row) => answerTo(item, row))),
  }));
  const disagreements = table.flatMap(({ rows, answers }) =>
    items.flatMap((item, at): Disagreement[] => {
      const given = answers[at]!;
      if (new Set(given.filter((each) => each !== null)).size < 2) return [];
      return [{ draw: rows[0]!.draw, item, answers: given, rows: rows.map(({ row }) => row) }];
    }),
  );
  const byOne = table.filter(({ rows, answers }) => {
    if (rows.filter(isDone).length === 1) return true;
    // What a void search leaves open is no answer that somebody else could have given.
    const isVoid = rows.some((row) => row.isVoid);
    return !isVoid && answers.some((given) => given.filter((each) => each !== null).length === 1);
  });
  return {
    answered: papers.map((rows) => rows.filter(isDone).length),
    pairs: pairsOf(papers.length).map(([first, second]) => ({
      ...{ first, second },
      items: items.map((item, at) => ({
        item,
        ...alike(
          table.flatMap(({ answers }): [Answer, Answer][] => {
            const [one, other] = [answers[at]![first] ?? null, answers[at]![second] ?? null];
            return one === null || other === null ? [] : [[one, other]];
          }),
        ),
      })),
    })),
    disagreements,
    answeredByOne: byOne.length,
    joined: disagreements.length > 0 ? null : draws.map(joinedRow),
  };
}

/** What a workpaper says of a search: a void search is not examined, and one that nobody looked at is not sound. */
function answerTo(item: Item, row: ExaminedRow): Answer | null {
  if (item === 'void') return isDone(row) ? (row.isVoid ? 'Y' : 'N') : null;
  if (row.isVoid) return null;
  return item === 'exception' ? row.exception : (row.questions[item] ?? null);
}

function isDone({ exception, questions, isVoid }: ExaminedRow): boolean {
  return isVoid || exception !== null || questions.some((each) => each !== null);
}

/** What they say together, where none contradicts another. */
function joinedRow(rows: readonly ExaminedRow[]): ExaminedRow {
  const [first] = rows;
  const counted = rows.filter(isDone);
  const said = (texts: readonly string[]): string => texts.find((text) => text !== '') ?? '';
  return {
    ...first!,
    exception: counted.find(({ exception }) => exception !== null)?.exception ?? null,
    questions: first!.questions.map(
      (_, at) => counted.find(({ questions }) => questions[at] !== null)?.questions[at] ?? null,
    ),
    isVoid: counted.some(({ isVoid }) => isVoid),
    voidReason: said(rows.map(({ voidReason }) => voidReason)),
    note: said(rows.map(({ note = '' }) => note)),
  };
}

function pairsOf(many: number): [number, number][] {
  return Array.from({ length: many }, (_, first) =>
    Array.from({ length: many - first - 1 }, (__, at): [number, number] => [first, first + at + 1]),
  ).flat();
}
