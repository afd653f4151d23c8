import type { Role } from '../../contract/sample.ts';
import type { Answer } from './answer.ts';

/** From the rows of a finished workpaper to the counts that are evaluated. */

/** One row of the workpaper as the auditor left it. */
export interface ExaminedRow {
  readonly draw: number;
  readonly role: Role;
  readonly stratum: string | null;
  /** The row of the sheet, from 1. */
  readonly row: number;
  readonly exception: Answer | null;
  /** In the order of the workpaper's questions; null is unanswered. */
  readonly questions: readonly (Answer | null)[];
  readonly isVoid: boolean;
  readonly voidReason: string;
  /** What the auditor noted; empty for nothing. */
  readonly note?: string;
}

/** A void search of the sample, and the spare that takes its place; null where none was left. */
export interface Replacement {
  readonly draw: number;
  readonly by: number | null;
  readonly reason: string;
}

export interface ExaminedSample {
  /** The rows that count, in the order of the draw. */
  readonly used: readonly ExaminedRow[];
  readonly replacements: readonly Replacement[];
  /** Spares that were answered though no void asked for them: they do not count. */
  readonly sparesIgnored: number;
}

/**
 * The sample with its voids replaced: each by the first unused spare of its stratum in the order of
 * the draw that is not void itself. Where no spare is left, the void leaves the sample: n is less.
 * @param rows in the order of the draw
 */
export function examinedSample(rows: readonly ExaminedRow[]): ExaminedSample {
  const spares = rows.filter(({ role }) => role === 'spare');
  const taken = new Set<number>();
  const replacements: Replacement[] = [];
  for (const { draw, stratum, isVoid, role, voidReason } of rows) {
    if (role === 'spare' || !isVoid) continue;
    const spare = spares.find(
      (each) => each.stratum === stratum && !each.isVoid && !taken.has(each.draw),
    );
    if (spare) taken.add(spare.draw);
    replacements.push({ draw, by: spare?.draw ?? null, reason: voidReason });
  }
  const used = rows.filter(({ draw, role, isVoid }) =>
    role === 'spare' ? taken.has(draw) : !isVoid,
  );
  const ignored = spares.filter(({ draw, isVoid, ...row }) => {
    return !taken.has(draw) && !isVoid && [row.exception, ...row.questions].some(isAnswered);
  });
  return { used, replacements, sparesIgnored: ignored.length };
}

function isAnswered(answer: Answer | null): boolean {
  return answer !== null;
}

/** How the rows of a sample, or of one stratum of it, answer one question. */
export interface AnswerCounts {
  /** Rows that count: neither NA nor, where asked so, unanswered. */
  readonly n: number;
  readonly deviations: number;
  /** Rows without an answer, whether they count as deviations or are left out. */
  readonly unanswered: number;
  readonly notApplicable: number;
}

/** Which column is counted: `exception`, where Y deviates, or a question by its place, where N does. */
export type Asked = 'exception' | number;

/**
 * Counts the answers to one question. Unanswered rows are deviations, unless they are excluded.
 * @param rows those that count, of `examinedSample`
 */
export function answerCounts(
  rows: readonly ExaminedRow[],
  asked: Asked,
  excludeUnanswered: boolean,
): AnswerCounts {
  const answers = rows.map((row) =>
    asked === 'exception' ? row.exception : (row.questions[asked] ?? null),
  );
  const count = (answer: Answer | null): number => answers.filter((each) => each === answer).length;
  const unanswered = count(null);
  const notApplicable = count('NA');
  const deviating = count(asked === 'exception' ? 'Y' : 'N');
  return {
    n: rows.length - notApplicable - (excludeUnanswered ? unanswered : 0),
    deviations: deviating + (excludeUnanswered ? 0 : unanswered),
    unanswered,
    notApplicable,
  };
}

/** The rows of one stratum. */
export function ofStratum(rows: readonly ExaminedRow[], stratum: string): ExaminedRow[] {
  return rows.filter((row) => row.stratum === stratum);
}
