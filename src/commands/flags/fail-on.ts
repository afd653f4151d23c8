import type { FlagsResult } from '../../contract/flags.ts';
import { CannotBeDone } from '../../errors.ts';
import { rulesNamed } from '../../run/flags/counting.ts';
import type { FlagCounting } from '../../run/tallies/flag-tallies.ts';
import type { Verdict } from '../../run/written.ts';
import { namesIn } from './settings.ts';

const ANY = 'any';

/** The rules that must not flag: their names, `any` for those that run, or null where nobody asked. */
export type FailOn = readonly string[] | typeof ANY | null;

/** @throws CannotBeDone for a rule that is not known, or that --rules leaves out */
export function checkedFailOn(
  text: string | undefined,
  { options, rules }: Pick<FlagCounting, 'options' | 'rules'>,
): FailOn {
  if (text === undefined) return null;
  const names = namesIn(text);
  if (names.includes(ANY)) return ANY;
  const asked = rulesNamed(names, options.packs, '--fail-on');
  const left = asked.find((name) => !rules.includes(name));
  if (left === undefined) return asked;
  throw new CannotBeDone(`--fail-on ${left}: --rules leaves this rule out: name it there, too`);
}

/**
 * Whether a rule flags that must not; null where nobody asked.
 * @param given what asked for it
 * @throws CannotBeDone where one that was named did not run
 */
export function failVerdict(
  failOn: FailOn,
  { rules }: FlagsResult,
  given: string | undefined,
): Verdict | null {
  if (failOn === null) return null;
  const meant = rules.filter(({ rule }) => failOn === ANY || failOn.includes(rule));
  const idle = failOn === ANY ? undefined : meant.find(({ ran }) => !ran);
  if (idle === undefined) {
    const flagging = meant.filter(({ flags }) => flags > 0).map(({ rule }) => rule);
    const found =
      flagging.length === 0 ? 'nothing is flagged' : `flagged by ${flagging.join(', ')}`;
    return { asked: `--fail-on ${given}`, isMet: flagging.length === 0, found };
  }
  throw new CannotBeDone(
    `--fail-on ${idle.rule}: the rule did not run (${idle.why}): give what it needs, or leave it out`,
  );
}
