import type { Command } from 'commander';
import { CHECKLIST_KINDS } from '../../contract/checklist/checklists.ts';
import type { ChecklistResult, ChecklistSettings } from '../../contract/checklist/document.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../../errors.ts';
import { lawOf } from '../../laws/law-of.ts';
import { type AgencyOf, checkAgencyOf } from '../../log/stated.ts';
import {
  redactedChecklist,
  redactedChecklistSettings,
} from '../../redaction/redacted-checklist.ts';
import { checklistRows } from '../../report/machine/checklist-rows.ts';
import { showExplanation } from '../../run/explanation.ts';
import { addAgencyOfOption } from '../../run/options/agency-of-option.ts';
import { dateGiven, lawGiven, repeatable } from '../../run/options/option-values.ts';
import { addTableOptions, type RawTableOptions } from '../../run/options/table-options.ts';
import { TableRun } from '../../run/tables/table-run.ts';
import { type Io, isThere } from '../../world/io.ts';
import { type AccountsRead, readAccountsDocument, safeguardsOf } from './accounts-document.ts';
import { agencyBeside, CHECKLIST_TABLES, type KindAnswers, readAnswers } from './answers.ts';
import { type AuditRead, readAudit } from './audit.ts';
import { checklistFound, TERMS, termsPeriod } from './found.ts';
import { writeQuestions } from './init.ts';

interface RawChecklistOptions extends RawTableOptions {
  readonly init?: string;
  readonly asOf?: string;
  readonly terms: string;
  readonly agencyOf?: readonly AgencyOf[];
  readonly accounts?: readonly string[];
  readonly audit?: string;
  readonly workpaper?: string;
  readonly law?: string;
}

/** `alpr-audit checklist`: questions that people answer, and the grids of their answers. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .argument(
      '[file...]',
      `answered checklists, one or more agencies; with --init one of ${CHECKLIST_KINDS.join(', ')}`,
    )
    .option('--init <file>', 'write the questions, as .csv or as .xlsx with drop-downs')
    .option(
      '--as-of <date>',
      'the day that stands for today, YYYY-MM-DD (default: the latest day of a check)',
      dateGiven,
    )
    .option('--terms <period>', 'how old the terms of a contract may be; ours, not a law', TERMS)
    .option(
      '--accounts <document>',
      'for access: what alpr-audit accounts --json printed (repeatable)',
      repeatable,
    )
    .option('--audit <folder>', 'for plan: the folder of an audit that was made under it')
    .option('--workpaper <file>', 'its finished workpaper, where it is not in that folder')
    .option('--law <state>', 'for plan: how often a law asks for audits, such as ID', lawGiven);
  addTableOptions(addAgencyOfOption(described, 'answers that name none'), CHECKLIST_TABLES)
    .addHelpText(
      'after',
      '\nMethod: a person reads and answers; the program never reads a policy. It puts the answers side\n' +
        'by side, and says which of them nobody quoted a text or named a page for. An agency is called\n' +
        'as the column agency says, else --agency-of, else as its file. A plan is held against the\n' +
        'manifest and the workpaper of --audit. Cost: none to speak of.',
    )
    .action((names: string[], raw: RawChecklistOptions) => done(checklist(io, names, raw)));
}

async function checklist(io: Io, names: string[], raw: RawChecklistOptions): Promise<ExitCode> {
  const { init } = raw;
  if (init !== undefined) {
    await writeQuestions(io, names, { ...raw, init });
    return EXIT.done;
  }
  if (raw.explain) {
    const { checklistExplainView } = await import(
      '../../report/views/checklist/checklist-explain.ts'
    );
    await showExplanation(io, raw, [], checklistExplainView());
    return EXIT.done;
  }
  if (names.length === 0) {
    throw new CannotBeDone(
      'which answers? name the answered files, or write the questions: alpr-audit checklist policy --init policy.csv',
    );
  }
  const kind = CHECKLIST_KINDS.find((each) => names.includes(each) && !isThere(io, each));
  if (kind !== undefined) {
    throw new CannotBeDone(
      `${kind} is a checklist, and no file: write its questions with alpr-audit checklist ${kind} --init ${kind}.csv, answer them, and name that file`,
    );
  }
  await showAnswers(await TableRun.open(io, raw), names);
  return EXIT.done;
}

async function showAnswers(
  run: TableRun<RawChecklistOptions>,
  names: readonly string[],
): Promise<void> {
  const { io, raw, redaction, tables } = run;
  const terms = termsPeriod(raw.terms).text;
  const { agencyOf = [], audit: folder, workpaper } = raw;
  checkAgencyOf(agencyOf, [names, raw.accounts ?? [], folder ?? []].flat(), 'file');
  const answers = onlyKind(await readAnswers(tables, names, agencyOf, 'the command'));
  checkBeside(raw, answers);
  const audit = folder === undefined ? null : await readAudit(io, folder, workpaper);
  const accounts = await Promise.all(
    (raw.accounts ?? []).map((name) => readAccountsDocument(io, name)),
  );
  tables.names.push(...(audit?.reads ?? []), ...accounts.map(({ name }) => name));
  const law = raw.law === undefined ? undefined : lawOf(raw.law);
  const asked = { asOf: raw.asOf, terms, law };
  const found = checklistFound(answers, asked, {
    audit: audit && { agency: ofAudit(answers, audit, agencyOf), shown: audit.shown },
    accounts: ofAccounts(answers, accounts, agencyOf),
  });
  const set: ChecklistSettings = {
    asOf: raw.asOf ?? null,
    terms,
    agencyOf: agencyOf.map(({ files, agency }) => ({ files, agency })),
    allowBadRows: raw.allowBadRows ?? false,
    audit: audit?.settings ?? null,
    accounts: accounts.map(({ name, sha256 }) => ({ file: name, sha256 })),
    ...(law && { law: law.state }),
  };
  const settings = redaction ? redactedChecklistSettings(redaction.redactor, set) : set;
  await show(run, settings, redaction ? redactedChecklist(redaction.redactor, found) : found);
}

async function show(
  run: TableRun<RawChecklistOptions>,
  settings: ChecklistSettings,
  result: ChecklistResult,
): Promise<void> {
  await run.show({
    ...{ name: 'checklist', settings, result },
    rows: () => checklistRows(result),
    view: async (facts) => {
      const { checklistView } = await import('../../report/views/checklist/checklist-view.ts');
      return checklistView(facts, settings, result);
    },
  });
}

/** @throws CannotBeDone where there are answers to several checklists */
function onlyKind(found: readonly KindAnswers[]): KindAnswers {
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  throw new CannotBeDone(
    `these are answers to ${found.map(({ kind }) => kind).join(' and ')}: give those to one checklist at a time`,
  );
}

/** @throws CannotBeDone for what goes with another checklist */
function checkBeside(raw: RawChecklistOptions, { kind }: KindAnswers): void {
  const { audit, workpaper, accounts = [], law } = raw;
  if (law !== undefined && kind !== 'plan') {
    throw new CannotBeDone(`--law is held against a plan, and these are answers to ${kind}`);
  }
  if (audit === undefined && workpaper !== undefined) {
    throw new CannotBeDone('--workpaper is for a finished audit: name its folder with --audit');
  }
  if (audit !== undefined && kind !== 'plan') {
    throw new CannotBeDone(`--audit is held against a plan, and these are answers to ${kind}`);
  }
  if (accounts.length > 0 && kind !== 'access') {
    throw new CannotBeDone(`--accounts stand beside access, and these are answers to ${kind}`);
  }
}

function ofAudit(answers: KindAnswers, { folder }: AuditRead, given: readonly AgencyOf[]): string {
  return agencyBeside(answers, folder, given, '--audit');
}

function ofAccounts(
  answers: KindAnswers,
  accounts: readonly AccountsRead[],
  given: readonly AgencyOf[],
): ChecklistResult['accounts'] {
  const of = accounts.map((each) => ({
    agency: agencyBeside(answers, each.name, given, '--accounts'),
    ...each,
  }));
  const twice = of.find(({ agency }, at) => of.findIndex((each) => each.agency === agency) < at);
  if (twice !== undefined) {
    throw new CannotBeDone(
      `--accounts ${twice.name} is not the only one of ${twice.agency}: give one an agency`,
    );
  }
  return of.map(({ agency, accounts: found }) => safeguardsOf(agency, found));
}
