import { Command } from 'commander';
import type { Config } from '../contract/config.ts';
import type { SampleResult, SampleSettings } from '../contract/sample.ts';
import type { ExitCode } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Drawing } from '../sampling/draw/drawing.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { auditFolder } from '../workpaper/audit-folder.ts';
import type { LogAnalysis } from './analysis.ts';
import { drawPlan } from './draw-plan.ts';
import { type Extended, extended } from './extend.ts';
import { runLogCommand } from './log-command.ts';
import { addLogOptions } from './log-options.ts';
import { addRedactOptions } from './redact.ts';
import { sampleAnalysis } from './sample-analysis.ts';
import { addSampleOptions, type RawSampleOptions, rawDesign, sizeFrom } from './sample-options.ts';
import { sampleRedaction } from './sample-redaction.ts';
import { SUMMARIES } from './summaries.ts';

const SEED_DIGITS = 20;
const OWN_SEED = 'random digits from the operating system of the computer that drew';

/** `alpr-audit sample`: one pass with tickets, two with the generator. */
export function command(io: Io, done: (code: ExitCode) => void): Command {
  const sample = new Command('sample').description(SUMMARIES.sample);
  return addRedactOptions(addSampleOptions(addLogOptions(sample)))
    .addHelpText(
      'after',
      '\nMethod: every search has a ticket, which SHA-256 makes of the seed and of what the\n' +
        'search is known by; the smallest tickets are drawn (R. L. Rivest, arXiv 1808.10016).\n' +
        'The draw does not depend on the order of rows or files, and a larger sample contains\n' +
        'the smaller. -o <folder> writes workpaper.csv, workpaper.xlsx and manifest.json.\n' +
        'Cost: one pass (two with --method generator); memory for the sample, and 15 bytes a\n' +
        'search to know duplicates.',
    )
    .action(async (names: string[], raw: RawSampleOptions) => {
      const earlier = raw.extend === undefined ? null : await extended(io, raw.extend, raw);
      const { output, ...options } = earlier?.raw ?? raw;
      const folder = output === undefined || output === '-' ? null : output;
      const make = (config: Config) => analysis(io, names, options, config, earlier, folder);
      done(await runLogCommand(io, names, options, make, earlier?.config));
    });
}

function analysis(
  io: Io,
  names: readonly string[],
  raw: RawSampleOptions,
  config: Config,
  earlier: Extended | null,
  folder: string | null,
): LogAnalysis<Drawing, SampleResult> {
  const asked = rawDesign(raw, config);
  const settings: SampleSettings = {
    size: sizeFrom(asked),
    by: asked.by ?? null,
    allocate: asked.allocate ?? 'proportional',
    atLeastEach: asked.atLeastEach ?? 0,
    auditors: [...(raw.auditor ?? [])],
    placeholders: config.vocabulary?.placeholders ? [...vocabularyOf(config).placeholders] : null,
    extends: earlier?.draw ?? null,
  };
  const { seedSource = null, witness = [], method = 'ticket' } = raw;
  const plan = drawPlan(settings, {
    method,
    seed: raw.seed ?? io.randomDigits(SEED_DIGITS),
    seedSource: seedSource ?? (raw.seed === undefined ? OWN_SEED : null),
    witnesses: [...witness],
    spares: asked.spares ?? 0,
  });
  const placeholders = vocabularyOf(config).placeholders;
  const redaction = sampleRedaction(io, raw, settings, placeholders, folder);
  const drawing = sampleAnalysis(plan, settings, folder, redaction);
  const files = folder === null ? null : auditFolder(io, names, folder, raw, config);
  return {
    ...drawing,
    reads: [raw.extend ?? [], files?.names ?? [], redaction?.reads ?? []].flat(),
    keep: async (facts, result, logs) => {
      earlier?.check(facts);
      await files?.write(facts, settings, result, logs);
    },
    commit: () => files?.commit(),
    close: () => files?.discard(),
  };
}
