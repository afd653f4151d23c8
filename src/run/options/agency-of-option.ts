import { type Command, InvalidArgumentError } from 'commander';
import type { AgencyOf } from '../../log/stated.ts';

/** Adds --agency-of. @param ofWhat whose agency it says */
export function addAgencyOfOption(command: Command, ofWhat: string): Command {
  return command.option(
    '--agency-of <file=name>',
    `the agency of ${ofWhat}; * in a file name is any text (repeatable)`,
    agencyOf,
  );
}

function agencyOf(text: string, before: readonly AgencyOf[] = []): AgencyOf[] {
  const equals = text.lastIndexOf('=');
  const files = text.slice(0, Math.max(equals, 0)).trim();
  const agency = text.slice(equals + 1).trim();
  if (files === '' || agency === '') {
    throw new InvalidArgumentError('"<file>=<name of the agency>" is needed.');
  }
  return [...before, { files, agency }];
}
