import { type Command, Option } from 'commander';

/** Adds the options of an evaluation. */
export function addTermOptions(command: Command): Command {
  return command
    .option('--confidence <c>', 'percent', '95')
    .option('--tolerable <t>', 'the deviation rate that would be too much: exit 1 unless ruled out')
    .addOption(
      new Option('--unanswered <how>', 'leave rows without an answer out').choices(['exclude']),
    );
}
