import type { Command } from 'commander';
import { CannotBeDone, type Done, type ExitCode } from '../../errors.ts';
import { dateGiven, percentage, repeatable, wholeNumber } from '../../run/options/option-values.ts';
import { addRedactOptions, type RawRedactOptions } from '../../run/options/redact-options.ts';
import { type Io, isThere } from '../../world/io.ts';
import { firstHalf, OWN_PLAN, secondHalf } from './halves.ts';
import { checkedPlan, PLAN_NAME, readPlan } from './plan-file.ts';
import type { Draft } from './questions.ts';
import type { OfThisAudit } from './steps.ts';

/** Where an audit is kept that is not told where. */
const FOLDER = 'audit';

interface RawAuditOptions extends RawRedactOptions {
  readonly plan: string;
  readonly folder?: string;
  readonly tz?: string;
  readonly from?: string;
  readonly to?: string;
  readonly tolerable?: string;
  readonly confidence?: string;
  readonly expected?: string;
  readonly size?: number;
  readonly spares?: number;
  readonly title?: string;
  readonly preparer?: string;
  readonly seed?: string;
  readonly seedSource?: string;
  readonly witness?: readonly string[];
  readonly auditor?: readonly string[];
  readonly retention?: string;
  readonly earlier?: string;
  readonly checklist?: string;
  readonly followup?: string;
  readonly asOf?: string;
  readonly workpaper?: string;
  readonly config?: string;
}

/** `alpr-audit audit`: the commands of an audit, one after the other; which half is due, its folder shows. */
export function define(command: Command, io: Io, done: Done): void {
  addRedactOptions(command)
    .argument('[file...]', 'the search logs (default: those of the plan)')
    .option(
      '--plan <file>',
      'what is known of the audit, read, and written where it is not there',
      PLAN_NAME,
    )
    .option('--folder <folder>', `where the audit is kept (default: the plan's, else ${FOLDER})`)
    .option('--tz <zone>', "the agency's time zone, such as America/Los_Angeles")
    .option('--from <date>', 'first day of the audit period, YYYY-MM-DD', dateGiven)
    .option('--to <date>', 'last day of the audit period, YYYY-MM-DD', dateGiven)
    .option('--tolerable <t>', 'the deviation rate that would be too much, percent', percentage)
    .option('--confidence <c>', 'percent (default 95)', percentage)
    .option('--expected <e>', 'the rate that is expected, percent (default 0)', percentage)
    .option('--size <n>', 'how many searches to draw (default: as size says)', wholeNumber(1))
    .option('--spares <n>', 'more, to replace voids', wholeNumber(0))
    .option('--title <name>', "the agency's name, for the report")
    .option('--preparer <name>', 'who prepares the audit')
    .option('--seed <text>', 'the public random string, such as 20 digits of dice')
    .option('--seed-source <text>', 'where the seed comes from')
    .option('--witness <name>', 'who saw the seed being made (repeatable)', repeatable)
    .option('--auditor <user>', 'who audits: own searches are counted (repeatable)', repeatable)
    .option('--retention <period>', "the agency's retention of images, such as 1y")
    .option('--earlier <json>', 'report.json of the audit before, to stand beside')
    .option('--checklist <file>', 'the answered plan of audits, to be held against')
    .option('--followup <register>', 'the register of earlier findings')
    .option('--as-of <time>', 'the time of the draw, the date of the report, ISO 8601')
    .option('--workpaper <file>', 'the finished workpaper, where it is not in the folder')
    .option('--config <file>', 'config file (default: alpr-audit.config.json in this folder)')
    .addHelpText(
      'after',
      '\nMethod: where the folder has no manifest yet, inspect, size and sample; where it has, and\n' +
        'the workpaper is filled in, evaluate and report. Each command is shown as one could type\n' +
        'it. What neither an option nor the plan says is asked at a terminal, and never in a pipe.\n' +
        '--redact holds for inspect, evaluate and report; the workpaper keeps what is examined.\n' +
        'Exit 1: the tolerable rate is not supported. Cost: that of these commands.',
    )
    .action((files: string[], raw: RawAuditOptions) => done(audit(io, files, raw)));
}

async function audit(io: Io, files: string[], raw: RawAuditOptions): Promise<ExitCode> {
  const before = await readPlan(io, raw.plan);
  if (before === null && raw.plan !== PLAN_NAME && files.length === 0 && io.ask === undefined) {
    throw new CannotBeDone(`${raw.plan} is not there: check the name that --plan gives`);
  }
  const own: OfThisAudit = { seed: raw.seed, asOf: raw.asOf, config: raw.config };
  const folder = raw.folder ?? before?.folder ?? FOLDER;
  if (isThere(io, `${folder}/manifest.json`)) {
    const plan = (await readPlan(io, `${folder}/${OWN_PLAN}`)) ?? before;
    const draft = draftOf(files, raw, { ...plan, folder });
    return await secondHalf(io, await checkedPlan(draft), own, raw.workpaper);
  }
  if (raw.workpaper !== undefined) {
    throw new CannotBeDone(
      `--workpaper ${raw.workpaper}: ${folder} has no manifest.json, of which it could be the workpaper: name the audit with --folder`,
    );
  }
  const draft = draftOf(files, raw, { ...before, folder });
  return await firstHalf(io, draft, own, { name: raw.plan, before });
}

/** What options and plan say together; options go before the plan. */
function draftOf(files: readonly string[], raw: RawAuditOptions, plan: Draft): Draft {
  const { plan: _, seed: _seed, asOf: _asOf, workpaper: _paper, config: _config, ...rest } = raw;
  const { tz: timeZone, ...given } = rest;
  const all = { ...given, timeZone, logs: files.length === 0 ? undefined : [...files] };
  const said = Object.entries(all).filter(([, value]) => value !== undefined);
  return { ...plan, ...Object.fromEntries(said) };
}
