import { readConfig } from '../../config.ts';
import type { AuditPlan } from '../../contract/ways/audit-plan.ts';
import { CannotBeDone, EXIT, type ExitCode } from '../../errors.ts';
import { pasted } from '../../run/next-command.ts';
import { sayLines } from '../../run/show.ts';
import { readManifest } from '../../workpaper/manifest.ts';
import { type Io, isThere } from '../../world/io.ts';
import { filledIn } from '../report/finished-audit.ts';
import { checkedPlan, PLAN_NAME, writePlan } from './plan-file.ts';
import { completed, type Draft, type Known } from './questions.ts';
import { printedBy, showAndRun } from './run-step.ts';
import {
  evaluateStep,
  finishedFiles,
  inspectStep,
  type OfThisAudit,
  reportStep,
  sampleStep,
  sizeStep,
} from './steps.ts';

/** The plan as it was for one audit, in its folder. */
export const OWN_PLAN = 'plan.json';

/** The plan that was read, and where it is written if there was none. */
interface Planned {
  readonly name: string;
  readonly before: AuditPlan | null;
}

/** Looks at the logs, reckons how many searches to draw, and draws them. @throws CannotBeDone, Interrupted */
export async function firstHalf(
  io: Io,
  draft: Draft,
  given: OfThisAudit,
  { name, before }: Planned,
): Promise<ExitCode> {
  const said = { ...draft, ...(given.seed !== undefined && { seed: given.seed }) };
  const { seed, ...answered } = await completed(io, said, await knownOf(io, given, before));
  const plan = await checkedPlan(answered);
  const kept = `${plan.folder}/${OWN_PLAN}`;
  if (isThere(io, kept)) {
    throw new CannotBeDone(
      `${kept} is there, and no manifest.json beside it: give another --folder`,
    );
  }
  const own = { ...given, seed };
  const codes = [await showAndRun(io, inspectStep(plan, own))];
  if (plan.size === undefined) {
    const step = sizeStep(plan, await populationOf(io, plan, own));
    codes.push(await showAndRun(io, step));
  }
  codes.push(await showAndRun(io, sampleStep(plan, own)));
  await writePlan(io, kept, plan);
  if (before === null) await writePlan(io, name, plan);
  await sayNext(io, plan, { name, before });
  return worst(codes);
}

/** What is not asked: what the config says, and with a plan all but what is new in each audit. */
async function knownOf(io: Io, { config }: OfThisAudit, before: AuditPlan | null): Promise<Known> {
  if (before !== null) return 'all but the seed';
  const { timeZone, retention } = await readConfig(io, config);
  return [
    ...(timeZone === undefined ? [] : (['timeZone'] as const)),
    ...(retention === undefined ? [] : (['retention'] as const)),
  ];
}

async function populationOf(io: Io, plan: AuditPlan, own: OfThisAudit): Promise<number> {
  const document: { readonly population: { readonly searches: number } } = JSON.parse(
    await printedBy(io, [...inspectStep(plan, own), '--json']),
  );
  return document.population.searches;
}

async function sayNext(io: Io, plan: AuditPlan, { name, before }: Planned): Promise<void> {
  const { folder } = plan;
  const named = name === PLAN_NAME ? [] : ['--plan', name];
  const kept = before ?? plan;
  const next = ['audit', ...named, ...(kept.folder === folder ? [] : ['--folder', folder])];
  await sayLines(io, [
    before === null
      ? `Wrote ${name}: it asks nothing more for the next audit but its seed.`
      : `${name} stays as it is; what holds for this audit is in ${folder}/${OWN_PLAN}.`,
    `Fill in ${folder}/workpaper.xlsx or ${folder}/workpaper.csv, and then run:`,
    `  ${pasted(next)}`,
  ]);
}

/** Evaluates the finished workpaper, and reports. @throws CannotBeDone */
export async function secondHalf(
  io: Io,
  plan: AuditPlan,
  own: OfThisAudit,
  finished: string | undefined,
): Promise<ExitCode> {
  const { folder } = plan;
  const files = finishedFiles(plan);
  if (isThere(io, files.page)) {
    throw new CannotBeDone(
      `${folder} holds a finished audit (report.html): give the next one a folder of its own, as in --folder ${nextFolder(folder)}`,
    );
  }
  const { manifest } = await readManifest(io, `${folder}/manifest.json`);
  const workpaper = finished ?? filledIn(io, folder, manifest).name;
  // An audit without a page was not finished: what it has of the others is written anew.
  const to = (name: string) => ['-o', name, ...(isThere(io, name) ? ['--force'] : [])];
  const evaluation = evaluateStep(plan, workpaper);
  const report = reportStep(plan, own, workpaper);
  const codes = [
    await showAndRun(io, evaluation),
    await showAndRun(io, [...evaluation, '--json', ...to(files.evaluation)]),
    await showAndRun(io, [...report, '--json', ...to(files.report)]),
    await showAndRun(io, [...report, ...to(files.page)]),
  ];
  await sayLines(io, [
    `The report for the board is ${files.page}. The next audit stands beside this one with --earlier ${files.report}.`,
  ]);
  return worst(codes);
}

/** What another audit may be called: the same with the next number. */
function nextFolder(folder: string): string {
  const [, name = folder, number = '1'] = /^(.*?)-?(\d{1,3})?\/?$/.exec(folder) ?? [];
  return `${name}-${Number(number) + 1}`;
}

function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.find((code) => code !== EXIT.done) ?? EXIT.done;
}
