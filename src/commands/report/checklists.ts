import type { Command } from 'commander';
import type { AuditShown } from '../../checklist/done.ts';
import type { ChecklistResult } from '../../contract/checklist/document.ts';
import type { LogFacts } from '../../contract/document.ts';
import type { ReportSettings } from '../../contract/report.ts';
import type { AccountsResult } from '../../contract/systems/accounts.ts';
import { CannotBeDone } from '../../errors.ts';
import { type AgencyOf, isNamedBy } from '../../log/stated.ts';
import { baseName } from '../../redaction/without-folders.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import { repeatable } from '../../run/options/option-values.ts';
import type { Run } from '../../run/run.ts';
import { TablesRead } from '../../run/tables/tables-read.ts';
import { signedBy } from '../../workpaper/signed.ts';
import { safeguardsOf } from '../checklist/accounts-document.ts';
import { type KindAnswers, readAnswers } from '../checklist/answers.ts';
import { auditShown } from '../checklist/audit.ts';
import { checklistFound, TERMS, termsPeriod } from '../checklist/found.ts';
import type { FinishedAudit } from './finished-audit.ts';

/** The report's sections on checklists, each where answers to it are given. */

export interface RawChecklistsOptions extends RawLogOptions {
  readonly checklist?: readonly string[];
  readonly terms?: string;
  readonly asOf?: string;
  /** What of --agency-of is said of answers. */
  readonly answersOf?: readonly AgencyOf[];
}

/**
 * What --agency-of says of logs, and what of answers: where it names answers and none of the logs, it
 * is not held against these. With `*` it is, because a folder may hold what it means.
 */
export function agenciesGiven(
  names: readonly string[],
  { agencyOf = [], checklist = [] }: RawChecklistsOptions,
): Required<Pick<RawChecklistsOptions, 'agencyOf' | 'answersOf'>> {
  const isOf = (files: string, some: readonly string[]): boolean =>
    some.some((name) => isNamedBy(files, name));
  return {
    agencyOf: agencyOf.filter(({ files }) => {
      return files.includes('*') || !isOf(files, checklist) || isOf(files, names);
    }),
    answersOf: agencyOf.filter(({ files }) => isOf(files, checklist)),
  };
}

export function addChecklistsOptions(command: Command): Command {
  return command
    .option(
      '--checklist <file>',
      'an answered checklist: policy, contract, access or plan (repeatable)',
      repeatable,
    )
    .option('--terms <period>', `how old the terms of a contract may be (default: ${TERMS})`);
}

/** The answers, read before the logs are: what is wrong with them is said at once. */
export interface ChecklistTables {
  readonly tables: TablesRead;
  readonly answers: readonly KindAnswers[];
}

/** @throws CannotBeDone */
export async function checklistTables(run: Run<RawChecklistsOptions>): Promise<ChecklistTables> {
  const { checklist = [], terms, answersOf = [] } = run.raw;
  if (checklist.length === 0 && terms !== undefined) {
    throw new CannotBeDone('--terms goes with --checklist: name the answers about the contract');
  }
  if (terms !== undefined) termsPeriod(terms);
  const tables = new TablesRead(run, baseName);
  const answers = await readAnswers(tables, checklist, answersOf, '--checklist');
  run.outputs.spare(tables.names);
  return { tables, answers };
}

/** What stands beside the answers, where it is of the agency that answered. */
export interface ChecklistsBeside {
  readonly audit: FinishedAudit | null;
  readonly accounts: AccountsResult | null;
}

/** What people answered, and what the document says of it. */
export interface FoundChecklists {
  readonly result: ChecklistResult[];
  readonly settings: ReportSettings['checklists'];
  readonly facts: LogFacts;
}

/** @throws CannotBeDone */
export async function checklistsFound(
  { raw }: Run<RawChecklistsOptions>,
  { tables, answers }: ChecklistTables,
  { audit, accounts }: ChecklistsBeside,
  facts: LogFacts,
): Promise<FoundChecklists> {
  const { asOf, terms = TERMS, answersOf = [] } = raw;
  const shown = answers.some(({ kind }) => kind === 'plan') && audit ? await shownOf(audit) : null;
  return {
    result: answers.map((each) => {
      // With several agencies nothing says whose audit and whose accounts they are.
      const [agency] = each.agencies.length === 1 ? each.agencies : [];
      return checklistFound(
        each,
        { asOf, terms },
        {
          audit: agency !== undefined && shown !== null ? { agency, shown } : null,
          accounts: agency !== undefined && accounts ? [safeguardsOf(agency, accounts)] : [],
        },
      );
    }),
    settings: answers.length === 0 ? null : settingsOf({ asOf, terms, answersOf }),
    facts: {
      ...facts,
      tables: [...(facts.tables ?? []), ...tables.inputs],
      warnings: [...facts.warnings, ...tables.warnings],
    },
  };
}

function settingsOf({
  asOf = null,
  terms,
  answersOf,
}: {
  readonly asOf: string | null | undefined;
  readonly terms: string;
  readonly answersOf: readonly AgencyOf[];
}): ReportSettings['checklists'] {
  const agencyOf = answersOf.map(({ files, agency }) => ({ files: baseName(files), agency }));
  return { asOf, terms, agencyOf };
}

async function shownOf({ manifest, rows, paper }: FinishedAudit): Promise<AuditShown> {
  return auditShown(manifest, rows, await signedBy(paper));
}
