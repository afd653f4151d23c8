import { isState } from '../../agency-names/state-in-name.ts';
import type { Config } from '../../contract/config.ts';
import { CannotBeDone } from '../../errors.ts';
import type { GivenOptions, Parameters, Phrases } from '../../flags/flag-rule.ts';
import { MOST_PACKS } from '../../flags/lists/pack-finder.ts';
import { DEFAULT_FEDERAL, DEFAULT_PACKS } from '../../flags/lists/packs.ts';
import { flagRules } from '../../flags/rules/index.ts';
import { folded } from '../../search.ts';
import { noState } from '../options/known-states.ts';
import { notKnown } from '../options/known-values.ts';
import { givenPeriod } from '../options/option-values.ts';
import type { FlagCounting } from '../tallies/flag-tallies.ts';

/** What of the options says what red flags are looked for; a report asks for none of it. */
export interface FlagAsked {
  /** Names of rules; `words` is all packs. Undefined for every rule. */
  readonly rules?: readonly string[] | undefined;
  readonly home?: string | undefined;
  readonly own?: readonly string[] | undefined;
  readonly sharedWith?: readonly string[] | undefined;
  readonly watch?: GivenOptions['watch'] | undefined;
  readonly retention?: string | undefined;
  readonly isFiltered?: boolean;
  /** How many logs are given. */
  readonly logs?: number;
}

const POOR = 0.25;
const RETENTION = '1y';
const ALL_PACKS = 'words';
const DECIMALS = 6;

/** What flags are counted by, under the config and what was asked for. @throws CannotBeDone */
export function flagCounting(config: Config, asked: FlagAsked): FlagCounting {
  const { flags = {} } = config;
  const { words, federal, poor = POOR } = flags;
  const own = flags.oldImages?.retention ?? config.retention ?? RETENTION;
  const retention = givenPeriod('--retention', asked.retention ?? own).text;
  const packs = packsOf(words?.packs ?? {});
  if (Object.keys(packs).length > MOST_PACKS) {
    throw new CannotBeDone(`the config has more than ${MOST_PACKS} packs of words: join some`);
  }
  const options: GivenOptions = {
    poor: String(Number(poor.toFixed(DECIMALS))),
    parameters: parametersOf(config, retention),
    packs,
    federal: federal === undefined ? DEFAULT_FEDERAL : phrasesOf(federal),
    home: homeOf(asked.home),
    states: statesOf(config),
    own: asked.own ?? [],
    sharedWith: asked.sharedWith ?? null,
    watch: asked.watch ?? null,
    retention,
    isFiltered: asked.isFiltered ?? false,
  };
  return {
    options,
    rules: rulesNamed(asked.rules, packs),
    overwritten: [],
    several: (asked.logs ?? 2) > 1,
  };
}

/** Phrases as the config has them. */
interface GivenPhrases {
  readonly words: readonly string[];
  readonly traps?: readonly string[] | undefined;
}

function phrasesOf({ words, traps = [] }: GivenPhrases): Phrases {
  return { words, traps };
}

function packsOf(changes: Readonly<Record<string, GivenPhrases | null>>): Record<string, Phrases> {
  const packs: Record<string, Phrases> = {};
  for (const [name, pack] of Object.entries({ ...DEFAULT_PACKS, ...changes })) {
    if (pack !== null) packs[name] = phrasesOf(pack);
  }
  return packs;
}

/** The parameters that the config changes, by rule. */
function parametersOf({ flags = {} }: Config, retention: string): Record<string, Parameters> {
  const { poor: _, words: __, federal: ___, ...rules } = flags;
  const changed = Object.entries({ ...rules, oldImages: { ...rules.oldImages, retention } }).map(
    ([rule, parameters]): [string, Parameters] => [rule, given(parameters ?? {})],
  );
  return Object.fromEntries(changed);
}

function given(parameters: Readonly<Record<string, number | string | undefined>>): Parameters {
  const there: Record<string, number | string> = {};
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) there[name] = value;
  return there;
}

function homeOf(home: string | undefined): string | null {
  if (home === undefined) return null;
  const code = home.toUpperCase();
  if (isState(code)) return code;
  throw noState(`--home ${home}`, home);
}

function statesOf({ agencies = {} }: Config): Record<string, string> {
  for (const [name, { state }] of Object.entries(agencies)) {
    if (isState(state)) continue;
    throw new CannotBeDone(
      `the config's agencies say that ${name} is in ${state}, which is no state`,
    );
  }
  return Object.fromEntries(
    Object.entries(agencies).map(([name, { state }]) => [folded(name), state]),
  );
}

/** The rules of some names, in the order in which rules are shown. @throws CannotBeDone for another name */
export function rulesNamed(
  asked: readonly string[] | undefined,
  packs: Readonly<Record<string, Phrases>>,
  option = '--rules',
): string[] {
  const names = flagRules(packs).map(({ name }) => name);
  if (asked === undefined) return names;
  const stranger = asked.find((each) => each !== ALL_PACKS && !names.includes(each));
  if (stranger !== undefined) {
    const choose = `give ${ALL_PACKS} for all lists of words, or some of`;
    throw notKnown(`${option} ${stranger}`, stranger, names, choose);
  }
  return names.filter(
    (name) =>
      asked.includes(name) || (asked.includes(ALL_PACKS) && name.startsWith(`${ALL_PACKS}.`)),
  );
}
