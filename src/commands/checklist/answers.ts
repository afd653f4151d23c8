import type { GivenAnswer } from '../../checklist/grid.ts';
import type { ChecklistKind } from '../../contract/checklist/checklists.ts';
import { CannotBeDone } from '../../errors.ts';
import { type AgencyOf, isNamedBy } from '../../log/stated.ts';
import { baseName } from '../../redaction/without-folders.ts';
import type { TablesRead } from '../../run/tables/tables-read.ts';
import { folded } from '../../search.ts';
import {
  type AnswerRow,
  answerRows,
  CHECKLIST_FIELDS,
  type ChecklistField,
  checklistTable,
  kindOf,
} from '../../side-tables/checklist/checklist.ts';
import { vocabularyOf } from '../../vocabulary.ts';

/** Answered checklists, read: which agency each answer is of. */

/** The tables that are read, as --map calls them, and their fields. */
export const CHECKLIST_TABLES: Readonly<Record<'checklist', readonly ChecklistField[]>> = {
  checklist: CHECKLIST_FIELDS,
};

/** The answers to one checklist. */
export interface KindAnswers {
  readonly kind: ChecklistKind;
  /** In the order of the files and of their rows. */
  readonly agencies: readonly string[];
  readonly answers: readonly GivenAnswer[];
}

/** What an agency is called of which neither table, option nor file name says the name. */
const UNNAMED = '(agency not named)';

/**
 * Reads answered checklists, one or more of each kind.
 * @param option the option that names the files
 * @throws CannotBeDone when one cannot be read, or an agency answers a question twice
 */
export async function readAnswers(
  tables: TablesRead,
  names: readonly string[],
  agencyOf: readonly AgencyOf[],
  option: string,
): Promise<KindAnswers[]> {
  const found = new Map<ChecklistKind, Collected>();
  const failures: string[] = [];
  for (const name of [...new Set(names)]) {
    const read = await readRows(tables, name, option).catch(failureOf);
    if (typeof read === 'string') {
      failures.push(read);
      continue;
    }
    const collected = found.get(read.kind) ?? new Collected();
    found.set(read.kind, collected);
    const agency = agencyOfFile(name, agencyOf);
    for (const answer of read.answers) {
      const file = tables.shownAs(name);
      collected.add({ ...answer, agency: answer.agency || agency, file });
    }
  }
  failures.push(...[...found.values()].flatMap(({ doubles }) => doublesFailure(doubles)));
  // Whoever has to put the files right is told all of it at once.
  if (failures.length > 0) throw new CannotBeDone(failures.join('; '));
  return [...found].map(([kind, { agencies, answers }]) => ({ kind, agencies, answers }));
}

/** @throws CannotBeDone when the file has no answers that can be read */
async function readRows(
  tables: TablesRead,
  name: string,
  option: string,
): Promise<{ readonly kind: ChecklistKind; readonly answers: readonly AnswerRow[] }> {
  const description = checklistTable();
  const { rows } = await tables.table({ table: 'checklist', option, description }, name);
  const answers = answerRows(rows, vocabularyOf(tables.config).placeholders);
  const kind = kindOf(answers);
  if (kind !== undefined) return { kind, answers };
  throw new CannotBeDone(`${name} has no row that can be read below its header`);
}

/** What cannot be done, in words. @throws whatever else it was */
function failureOf(error: unknown): string {
  if (error instanceof CannotBeDone) return error.message;
  throw error;
}

/** How many questions that were answered twice a message names; the rest it counts. */
const NAMED = 20;

function doublesFailure(doubles: readonly Double[]): string[] {
  if (doubles.length === 0) return [];
  const shown = doubles.slice(0, NAMED).map(({ before, again }) => {
    return `${again.element} for ${again.agency} in ${before.file}, row ${before.line}, and ${again.file}, row ${again.line}`;
  });
  const more = doubles.length > NAMED ? `; and ${doubles.length - NAMED} more` : '';
  const what = doubles.length === 1 ? '1 question is' : `${doubles.length} questions are`;
  return [
    `${what} answered twice: ${shown.join('; ')}${more}: give one of the files, or say whose they are with --agency-of "<file>=<agency>"`,
  ];
}

/** Two answers of an agency to one question, in two files. */
interface Double {
  readonly before: GivenAnswer;
  readonly again: GivenAnswer;
}

/** Answers by agency, whose names are the same whatever their case. */
class Collected {
  readonly answers: GivenAnswer[] = [];
  readonly doubles: Double[] = [];
  readonly #names = new Map<string, string>();
  readonly #given = new Map<string, GivenAnswer>();

  get agencies(): string[] {
    return [...this.#names.values()];
  }

  add(answer: GivenAnswer): void {
    const key = folded(answer.agency);
    const agency = this.#names.get(key) ?? answer.agency;
    this.#names.set(key, agency);
    const question = JSON.stringify([key, answer.element]);
    const before = this.#given.get(question);
    const again = { ...answer, agency };
    if (before !== undefined) {
      this.doubles.push({ before, again });
      return;
    }
    this.#given.set(question, again);
    this.answers.push(again);
  }
}

/** The agency that --agency-of says a file is of; undefined where it says none. */
export function agencyGiven(name: string, given: readonly AgencyOf[]): string | undefined {
  return given.find(({ files }) => isNamedBy(files, name))?.agency;
}

/** As --agency-of says, else as the file is called: `riverton-policy.csv` is of riverton. */
function agencyOfFile(name: string, given: readonly AgencyOf[]): string {
  const base = baseName(name).replace(/\.[a-z0-9]{1,5}$/i, '');
  const called = base.replace(/(?:^|[\s._-]+)(?:policy|contract|access|plan|checklist)$/i, '');
  return agencyGiven(name, given) ?? (called === '' ? UNNAMED : called);
}

/**
 * The agency that a thing beside the answers is of: the only one there is, or the one that is said.
 * @param what it is, with its option, for the message
 * @throws CannotBeDone where there are several, and nobody says which
 */
export function agencyBeside(
  { agencies }: KindAnswers,
  name: string,
  given: readonly AgencyOf[],
  what: string,
): string {
  const said = agencyGiven(name, given);
  const [only] = agencies;
  if (said === undefined && only !== undefined && agencies.length === 1) return only;
  const found = agencies.find((each) => said !== undefined && folded(each) === folded(said));
  if (found !== undefined) return found;
  throw new CannotBeDone(
    `of which agency is ${what} ${name}? say it with --agency-of "${name}=<agency>", one of ${agencies.join(', ')}`,
  );
}
