import { type Command, Option } from 'commander';
import type { Warning } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import { MOST_GROUPS } from '../../groups.ts';
import { REDACTED_GROUPINGS } from '../../redaction/redactor.ts';
import { counted } from '../../report/words.ts';
import { groupNames } from './group-names.ts';
import { wholeNumber } from './option-values.ts';

/** What is given of groups. */
export interface RawGroupsOptions {
  readonly by?: string;
  readonly mostGroups?: number;
}

/** Adds --by: one group or several, with commas between, of those that a command knows. */
export function addGroupsOption(command: Command, what: string, names: readonly string[]): Command {
  return command
    .addOption(
      new Option('--by <groups>', `${what}; several with commas between`)
        .choices(names)
        .argParser(groupsOf(names)),
    )
    .option(
      '--most-groups <n>',
      `the largest groups only, the others as one (default: ${MOST_GROUPS})`,
      wholeNumber(1),
    );
}

/**
 * What is told, and what a document says, of --most-groups: nothing where it was not given.
 * @throws CannotBeDone where groups are limited that nobody asked for
 */
export function mostGroupsGiven({ by, mostGroups }: RawGroupsOptions): { mostGroups?: number } {
  if (mostGroups === undefined) return {};
  if (by !== undefined) return { mostGroups };
  throw new CannotBeDone(`--most-groups ${mostGroups} goes with --by: give it, or leave it out`);
}

interface ShownGroup {
  readonly by: string;
  readonly value: string;
  readonly groups?: number | undefined;
}

/** That some groups have no line of their own, for each grouping of which that is so. */
export function manyGroups(groups: readonly ShownGroup[]): Warning[] {
  return groups.flatMap(({ by, groups: others }) => {
    if (others === undefined) return [];
    const shown = groups.filter((group) => group.by === by).length - 1;
    const more = counted(others, 'group');
    const message =
      `--by ${by}: the ${counted(shown, 'largest group', 'largest groups')} stand by themselves, ` +
      `the ${more} beyond --most-groups ${others === 1 ? 'is' : 'are'} one, which stands last`;
    return [{ code: 'many-groups' as const, message }];
  });
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
