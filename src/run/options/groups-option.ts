import { type Command, Option } from 'commander';
import { CannotBeDone } from '../../errors.ts';
import { REDACTED_GROUPINGS } from '../../redaction/redactor.ts';
import { groupNames } from './group-names.ts';

/** Adds --by: one group or several, with commas between, of those that a command knows. */
export function addGroupsOption(command: Command, what: string, names: readonly string[]): Command {
  return command.addOption(
    new Option('--by <groups>', `${what}; several with commas between`)
      .choices(names)
      .argParser(groupsOf(names)),
  );
}

/** A parser of groups, for commander; they stay one text. */
export function groupsOf(known: readonly string[]): (text: string) => string {
  return (text) => groupNames(text, known).join(',');
}

/** @throws CannotBeDone when groups are asked for whose names are texts of the log, in a redacted output */
export function checkRedactedGroups(by: string | undefined, names: readonly string[]): void {
  const given = by === undefined ? [] : by.split(',');
  const shown = given.find((name) => !REDACTED_GROUPINGS.includes(name));
  if (shown === undefined) return;
  const others = names.filter((name) => REDACTED_GROUPINGS.includes(name));
  throw new CannotBeDone(
    `--by ${shown} shows texts as they were typed, which --redact takes out: group by ${others.slice(0, -1).join(', ')} or ${others.at(-1)}`,
  );
}
