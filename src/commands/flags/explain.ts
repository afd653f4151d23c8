import { CONFIG_NAME, readConfig } from '../../config.ts';
import type { Config } from '../../contract/config.ts';
import { CannotBeDone, EXIT, type ExitCode } from '../../errors.ts';
import type { FlagRule } from '../../flags/flag-rule.ts';
import { isOwnPack } from '../../flags/lists/own-packs.ts';
import { flagRules } from '../../flags/rules/index.ts';
import { WORDS } from '../../flags/rules/words.ts';
import type { ExplainedRule } from '../../report/views/flags/explain-flags-view.ts';
import { flagCounting } from '../../run/flags/counting.ts';
import { writeOutput } from '../../run/outputs.ts';
import { renderedForPeople } from '../../run/show.ts';
import type { Io } from '../../world/io.ts';
import { namesIn, type RawFlagsOptions } from './settings.ts';

/** What is said in place of the words of one's own list, which may hold names. */
const OWN_WORDS = "a reason holds a phrase of the agency's own list, which is not shown.";

/** The rules in force, each with its numbers, its reason and what it is known to mistake. */
export function explainedBy(config: Config, raw: RawFlagsOptions): ExplainedRule[] {
  const rules = raw.rules === undefined ? undefined : namesIn(raw.rules);
  const counting = flagCounting(config, { rules, retention: raw.retention });
  const { options } = counting;
  const isOwn = isOwnPack(options.packs);
  const meaningOf = (rule: FlagRule): string => {
    const isHidden = raw.redact !== undefined && rule.name.startsWith(WORDS);
    return isHidden && isOwn(rule.name.slice(WORDS.length)) ? OWN_WORDS : rule.meaning(options);
  };
  return flagRules(options.packs)
    .filter(({ name }) => counting.rules.includes(name))
    .map((rule) => ({
      ...{ name: rule.name, label: rule.words.label, meaning: meaningOf(rule) },
      ...{ parameters: rule.parametersUnder(options) },
      ...{ reason: rule.words.reason, trap: rule.words.trap },
    }));
}

/** `alpr-audit flags --explain` without a log: the rules alone. */
export async function explainFlags(io: Io, raw: RawFlagsOptions): Promise<ExitCode> {
  if (raw.json || (raw.format !== undefined && !['table', 'md'].includes(raw.format))) {
    throw new CannotBeDone('--explain alone is for people: give --format table or md');
  }
  const config = await readConfig(io, raw.config);
  const rules = explainedBy(config, raw);
  const { poor } = flagCounting(config, {}).options;
  const { explainFlagsView } = await import('../../report/views/flags/explain-flags-view.ts');
  const text = await renderedForPeople(explainFlagsView(rules, Number(poor)), io, raw);
  await writeOutput(io, raw, [raw.config ?? CONFIG_NAME], text);
  return EXIT.done;
}
