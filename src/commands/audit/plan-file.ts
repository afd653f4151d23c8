import type { AuditPlan } from '../../contract/ways/audit-plan.ts';
import { CannotBeDone } from '../../errors.ts';
import { firstIssue, parsedJson } from '../../json-file.ts';
import { withOutputs } from '../../run/outputs.ts';
import { type Io, readSmallFile } from '../../world/io.ts';

/** Where the plan is looked for, in the working directory, and written. */
export const PLAN_NAME = 'alpr-audit.plan.json';

/**
 * The plan: the file named, else PLAN_NAME in the working directory; null where there is none yet.
 * @throws CannotBeDone when it is no plan
 */
export async function readPlan(io: Io, name: string): Promise<AuditPlan | null> {
  const text = readSmallFile(io, name);
  if (text === undefined) return null;
  const json = parsedJson(name, text);
  // Loaded here, and not above: zod takes a while to load.
  const { auditPlanSchema } = await import('../../contract/ways/audit-plan.ts');
  const { error, data } = auditPlanSchema.safeParse(json);
  if (data !== undefined) return data;
  throw new CannotBeDone(`${name}${firstIssue(error)}: see alpr-audit schema plan`);
}

/** Writes the plan of an audit, in the order of its schema. @throws CannotBeDone where it is no plan */
export async function writePlan(io: Io, name: string, plan: AuditPlan): Promise<void> {
  await withOutputs(io, {}, async (outputs) => {
    outputs.spare(plan.logs);
    outputs.open(name).write(`${JSON.stringify(await checkedPlan(plan), null, 2)}\n`);
  });
}

/** @throws CannotBeDone naming what is wrong with what options and answers say */
export async function checkedPlan(plan: object): Promise<AuditPlan> {
  const { auditPlanSchema } = await import('../../contract/ways/audit-plan.ts');
  const { error, data } = auditPlanSchema.safeParse(plan);
  if (data !== undefined) return data;
  throw new CannotBeDone(`the audit's plan${firstIssue(error)}: give it by its option`);
}
