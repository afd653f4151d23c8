import { CONFIG_NAME, readConfig } from '../../config.ts';
import { CannotBeDone, EXIT, type ExitCode } from '../../errors.ts';
import { lawOf, lawShown } from '../../laws/law-of.ts';
import type { Block } from '../../report/view.ts';
import { compilePatterns } from '../../run/options/case-number-patterns.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import { writeOutput } from '../../run/outputs.ts';
import { renderedForPeople } from '../../run/show.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import type { Io } from '../../world/io.ts';

/** `alpr-audit validate --explain` without a log: the rules alone, as they are in force. */
export async function explainRules(
  io: Io,
  raw: RawLogOptions & { readonly law?: string },
): Promise<ExitCode> {
  if (raw.json || (raw.format !== undefined && !['table', 'md'].includes(raw.format))) {
    throw new CannotBeDone('--explain alone is for people: give --format table or md');
  }
  const config = await readConfig(io, raw.config);
  await compilePatterns(config.caseNumberPatterns);
  const { explainView } = await import('../../report/views/explain-view.ts');
  const rules = explainView(vocabularyOf(config), config.caseNumberPatterns ?? null);
  const view = { ...rules, blocks: [...rules.blocks, ...(await lawBlocks(raw.law))] };
  const text = await renderedForPeople(view, io, raw);
  await writeOutput(io, raw, [raw.config ?? CONFIG_NAME], text);
  return EXIT.done;
}

/** What a state's law says, where --law names it. */
async function lawBlocks(state: string | undefined): Promise<Block[]> {
  const law = state === undefined ? undefined : lawOf(state);
  if (law === undefined) return [];
  const { explainLawBlocks } = await import('../../report/views/laws/completeness-view.ts');
  return explainLawBlocks(lawShown(law));
}
