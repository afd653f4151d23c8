import type {
  EvaluateResult,
  EvaluateSettings,
  WorkpapersAgreement,
} from '../contract/evaluate.ts';
import type { Manifest } from '../contract/manifest.ts';
import { agreementOf, type Item, type PapersAgreement } from '../sampling/evaluation/agreement.ts';
import { evaluatedPaper } from '../sampling/evaluation/evaluation.ts';
import type { Terms } from '../sampling/evaluation/projection.ts';
import {
  type Evaluating,
  evaluateSettings,
  type PaperEvaluation,
  paperEvaluation,
  type RawTerms,
} from './evaluation.ts';
import type { WorkpaperFile } from './file.ts';
import type { ManifestFile } from './manifest.ts';

/** What several people's workpapers of one draw showed. */
export interface SeveralEvaluation {
  readonly settings: EvaluateSettings;
  readonly agreement: WorkpapersAgreement;
  /** All of them together; null while they contradict each other. */
  readonly result: EvaluateResult | null;
}

/**
 * Evaluates workpapers of one draw, each by itself, and all together where none contradicts another.
 * @throws CannotBeDone when one is not a workpaper of this manifest
 */
export async function severalEvaluation(
  files: readonly WorkpaperFile[],
  issuedBy: ManifestFile,
  raw: RawTerms,
  terms: Terms,
  evaluated: Evaluating = evaluatedPaper,
): Promise<SeveralEvaluation> {
  const papers: PaperEvaluation[] = [];
  for (const file of files) {
    papers.push(await paperEvaluation(file, issuedBy, raw, terms, evaluated));
  }
  const { manifest } = issuedBy;
  const { questions } = manifest.workpaper;
  const found = agreementOf(
    papers.map(({ rows }) => rows),
    questions.length,
  );
  const named = files.map(({ name, sha256 }) => ({ file: name, sha256 }));
  const population = { searches: manifest.population.searches, strata: manifest.design.strata };
  const { joined } = found;
  return {
    settings: {
      ...evaluateSettings(raw, null, { file: issuedBy.name, sha256: issuedBy.sha256 }),
      workpapers: named,
    },
    agreement: {
      workpapers: named.map((file, at) => ({
        ...{ ...file, answered: found.answered[at]!, evaluate: papers[at]!.result },
      })),
      ...inWords(
        found,
        files.map(({ name }) => name),
        manifest,
      ),
    },
    result:
      joined &&
      (await evaluated(
        { population, questions, rows: joined },
        terms,
        raw.unanswered === 'exclude',
      )),
  };
}

/** The agreement with workpapers, questions and searches named. */
function inWords(
  { pairs, disagreements, answeredByOne }: PapersAgreement,
  names: readonly string[],
  { drawn, workpaper: { questions } }: Manifest,
): Omit<WorkpapersAgreement, 'workpapers'> {
  const placeOf = new Map(drawn.map(({ draw, file, line }) => [draw, { file, line }]));
  return {
    pairs: pairs.map(({ first, second, items }) => ({
      ...{ first: names[first]!, second: names[second]! },
      items: items.map(({ item, ...alike }) => ({ ...itemOf(item, questions), ...alike })),
    })),
    disagreements: disagreements.map(({ draw, item, answers, rows }) => ({
      ...{ draw, ...placeOf.get(draw)!, ...itemOf(item, questions) },
      answers: answers.map((answer, at) => ({ workpaper: names[at]!, row: rows[at]!, answer })),
    })),
    answeredByOne,
  };
}

function itemOf(
  item: Item,
  questions: readonly string[],
): Pick<WorkpapersAgreement['disagreements'][number], 'item' | 'text'> {
  return typeof item === 'number'
    ? { item: 'question', text: questions[item]! }
    : { item, text: '' };
}
