import { join } from 'node:path/posix';
import type { AuditPlan } from '../../contract/ways/audit-plan.ts';

/** The commands of an audit, as somebody would type them. */

/** What is of one audit alone, and in no plan. */
export interface OfThisAudit {
  readonly seed?: string | undefined;
  readonly asOf?: string | undefined;
  readonly config?: string | undefined;
}

type Argv = readonly string[];

function option(name: string, value: string | number | readonly string[] | undefined): Argv {
  if (value === undefined) return [];
  const values = typeof value === 'object' ? value : [value];
  return values.flatMap((each) => [`--${name}`, String(each)]);
}

/** How the logs are read, the same for each command that reads them. */
function reading({ timeZone, from, to }: AuditPlan, { config }: OfThisAudit): Argv {
  const named = [...option('tz', timeZone), ...option('from', from), ...option('to', to)];
  return [...named, ...option('config', config)];
}

/** For whom names are taken out. The workpaper needs them, and the draw of it is not told of this. */
function redacting({ redact, redactKeyFile }: AuditPlan): Argv {
  return [...option('redact', redact), ...option('redact-key-file', redactKeyFile)];
}

export function inspectStep(plan: AuditPlan, own: OfThisAudit): Argv {
  return ['inspect', ...named(plan.logs), ...reading(plan, own), ...redacting(plan)];
}

/** @param population how many searches there are to draw from */
export function sizeStep({ confidence, tolerable, expected }: AuditPlan, population: number): Argv {
  const rates = [...option('confidence', confidence), ...option('tolerable', tolerable)];
  return ['size', ...option('population', population), ...rates, ...option('expected', expected)];
}

export function sampleStep(plan: AuditPlan, own: OfThisAudit): Argv {
  const { size, confidence = '95', tolerable, expected, seedSource, witness, auditor } = plan;
  const sized =
    size === undefined
      ? [...option('confidence', confidence), ...option('tolerable', tolerable)]
      : option('size', size);
  return [
    ...['sample', ...named(plan.logs), ...reading(plan, own), ...sized],
    ...(size === undefined ? option('expected', expected) : []),
    ...option('spares', plan.spares),
    ...option('seed', own.seed),
    ...option('seed-source', seedSource),
    ...option('witness', witness),
    ...option('auditor', auditor),
    ...option('preparer', plan.preparer),
    ...option('as-of', own.asOf),
    ...['-o', plan.folder],
  ];
}

/** The files that the second half writes into the folder of the audit. */
export function finishedFiles({ folder }: AuditPlan) {
  const at = (name: string): string => join(folder, name);
  return { evaluation: at('evaluate.json'), page: at('report.html'), report: at('report.json') };
}

export function evaluateStep(plan: AuditPlan, workpaper: string): Argv {
  const { folder, confidence, tolerable } = plan;
  const manifest = option('manifest', join(folder, 'manifest.json'));
  const rates = [...option('confidence', confidence), ...option('tolerable', tolerable)];
  return ['evaluate', ...named([workpaper]), ...manifest, ...rates, ...redacting(plan)];
}

export function reportStep(plan: AuditPlan, own: OfThisAudit, workpaper: string): Argv {
  const { folder, confidence, tolerable, title, preparer, retention } = plan;
  const rates = [...option('confidence', confidence), ...option('tolerable', tolerable)];
  return [
    ...['report', ...named(plan.logs), ...reading(plan, own)],
    ...option('retention', retention),
    ...option('audit', folder),
    ...option('workpaper', workpaper),
    ...rates,
    ...option('title', title),
    ...option('prepared-by', preparer),
    ...option('as-of', own.asOf?.slice(0, 10)),
    ...option('earlier', plan.earlier),
    ...option('checklist', plan.checklist),
    ...option('followup', plan.followup),
    ...redacting(plan),
  ];
}

/** A name that begins with a hyphen is no option. */
function named(files: Argv): Argv {
  return files.map((file) => (file.startsWith('-') && file !== '-' ? `./${file}` : file));
}
