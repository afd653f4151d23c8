import type { Command } from 'commander';
import type { Config } from '../../contract/config.ts';
import type { JudgmentPick, SampleSettings } from '../../contract/sample.ts';
import type { Done, ExitCode } from '../../errors.ts';
import { renderCsv } from '../../report/machine/csv.ts';
import { pickRows, sampleRows } from '../../report/machine/sample-rows.ts';
import type { Pieces } from '../../report/pieces.ts';
import { flaggedPicks } from '../../run/flags/picks.ts';
import { fileWord, pasted } from '../../run/next-command.ts';
import { addLogOptions } from '../../run/options/log-options.ts';
import { writesFolder } from '../../run/options/output-options.ts';
import { addRedactOptions } from '../../run/options/redact-options.ts';
import type { OutputFile } from '../../run/outputs.ts';
import { saidDoubts } from '../../run/percent-doubts.ts';
import { type Run, type StartsRun, withRun } from '../../run/run.ts';
import type { DrawnBy } from '../../run/tallies/draw-plan.ts';
import { checkedStrata } from '../../run/tallies/strata.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import { auditFolder } from '../../workpaper/audit-folder.ts';
import type { Io } from '../../world/io.ts';
import { draw } from './draw.ts';
import { type Extended, extended } from './extend.ts';
import {
  addSampleOptions,
  type RawDesign,
  type RawSampleOptions,
  rawDesign,
  sizeFrom,
} from './options.ts';
import { sampleRedaction } from './redaction.ts';

const PICKS = 'judgment-picks.csv';
const SEED_DIGITS = 20;
const OWN_SEED = 'random digits from the operating system of the computer that drew';

/** `alpr-audit sample`: one pass with tickets, two with the generator. */
export function define(command: Command, io: Io, done: Done, start: StartsRun = withRun): void {
  const read = writesFolder(addLogOptions(command), 'write manifest and workpaper to a new folder');
  addRedactOptions(addSampleOptions(read))
    .addHelpText(
      'after',
      '\nMethod: every search has a ticket, which SHA-256 makes of the seed and of what the\n' +
        'search is known by; the smallest tickets are drawn (R. L. Rivest, arXiv 1808.10016).\n' +
        'The draw does not depend on the order of rows or files, and a larger sample contains\n' +
        'the smaller. -o <folder> writes workpaper.csv, workpaper.xlsx and manifest.json.\n' +
        'Cost: one pass (two with --method generator); memory for the sample, and 15 bytes a\n' +
        'search to know duplicates, 10 a different user.',
    )
    .action((names: string[], raw: RawSampleOptions) => done(sample(io, names, raw, start)));
}

async function sample(
  io: Io,
  names: string[],
  given: RawSampleOptions,
  startsRun: StartsRun,
): Promise<ExitCode> {
  const earlier = given.extend === undefined ? null : await extended(io, given.extend, given);
  const { output, ...raw } = earlier?.raw ?? given;
  const folder = output === undefined || output === '-' ? null : output;
  const withoutFolders = raw.redact !== undefined;
  const start = { io, names, raw, config: earlier?.config, withoutFolders };
  return await startsRun(start, (run) => drawAndShow(run, earlier, folder));
}

/** @param folder where the workpaper goes; null where the sample is only shown */
async function drawAndShow(
  run: Run<RawSampleOptions>,
  earlier: Extended | null,
  folder: string | null,
): Promise<ExitCode> {
  const { io, raw, config, outputs } = run;
  const asked = rawDesign(raw, config);
  const settings = sampleSettings(raw, asked, config, earlier);
  const { placeholders } = vocabularyOf(config);
  const redaction = sampleRedaction(io, raw, settings, placeholders, folder);
  outputs.spare([raw.extend ?? [], redaction?.reads ?? []].flat());
  const audit = folder === null ? null : auditFolder(io, outputs, folder, raw, config);
  const picksFile = folder === null ? null : picksFileIn(run, folder);
  const isPicked = raw.alsoFlagged !== undefined;
  const by = drawnBy(io, raw, asked);
  const drawn = await draw(run, settings, by, redaction?.redactor.user, isPicked);
  earlier?.check(drawn.facts);
  await audit?.write(settings, drawn);
  const picked = isPicked
    ? await flaggedPicks(run, drawn.logs, raw.alsoFlagged ?? 0, drawn.result.drawn)
    : undefined;
  if (picksFile !== null) await outputs.into(picksFile)(renderedPicks(picked ?? []));
  if (folder !== null && raw.next !== false) run.next.push(...nextCommands(folder, raw));
  const whole = { ...drawn.result, ...(picked && { alsoFlagged: picked }) };
  const shown = {
    ...(redaction?.settings ?? { ...settings, redact: null }),
    ...(isPicked && { alsoFlagged: raw.alsoFlagged }),
  };
  const { facts, result } = redaction?.redacted(drawn.facts, whole) ?? {
    ...{ facts: drawn.facts, result: whole },
  };
  const { tolerable, confidence } = raw;
  const doubts = saidDoubts({ '--tolerable': tolerable, '--confidence': confidence });
  const said = [...(redaction?.said ?? []), ...doubts];
  await run.show({
    ...{ name: 'sample', facts, settings: shown, result, said },
    rows: () => sampleRows(result),
    view: async () => {
      const { sampleView } = await import('../../report/views/sample-view.ts');
      return sampleView(facts, shown, result, folder);
    },
  });
  return run.finish();
}

/** What is run next, with the rate that was planned for. */
function nextCommands(folder: string, { tolerable }: RawSampleOptions): string[] {
  const named = fileWord(folder);
  const rate = tolerable === undefined ? [] : ['--tolerable', tolerable];
  return [
    `Next, once it is filled in: ${pasted(['evaluate', `${named}/workpaper.xlsx`, ...rate])}`,
    `To check the draw: ${pasted(['verify', `${named}/manifest.json`])}`,
  ];
}

/** The file of the picks, beside the workpaper, whose manifest does not know it; null for no picks. */
function picksFileIn({ raw, outputs }: Run<RawSampleOptions>, folder: string): OutputFile | null {
  return raw.alsoFlagged === undefined ? null : outputs.open(`${folder}/${PICKS}`);
}

function renderedPicks(picks: readonly JudgmentPick[]): Pieces {
  const { columns, rows } = pickRows(picks);
  return renderCsv(rows, columns);
}

function sampleSettings(
  raw: RawSampleOptions,
  asked: RawDesign,
  config: Config,
  earlier: Extended | null,
): SampleSettings {
  return {
    size: sizeFrom(asked),
    by: checkedStrata(asked.by ?? null),
    allocate: asked.allocate ?? 'proportional',
    atLeastEach: asked.atLeastEach ?? 0,
    auditors: [...(raw.auditor ?? [])],
    placeholders: config.vocabulary?.placeholders ? [...vocabularyOf(config).placeholders] : null,
    extends: earlier?.draw ?? null,
  };
}

/** What the draw is made with, beside its settings; a seed that nobody gave is made here. */
function drawnBy(io: Io, raw: RawSampleOptions, { spares = 0 }: RawDesign): DrawnBy {
  const { seedSource = null, witness = [], method = 'ticket' } = raw;
  return {
    ...{ method, spares },
    seed: raw.seed ?? io.randomDigits(SEED_DIGITS),
    seedSource: seedSource ?? (raw.seed === undefined ? OWN_SEED : null),
    witnesses: [...witness],
  };
}
