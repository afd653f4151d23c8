import type { Completed, CompletedOption } from './completed.ts';

/** The script for fish. */
export function fishCompletion(program: string, commands: readonly Completed[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const known = `__fish_seen_subcommand_from ${names}`;
  return `# fish completion of ${program}, made by: ${program} completion fish
${commands
  .map(
    ({ name, summary }) => `complete -c ${program} -n 'not ${known}' -f -a ${name} -d '${summary}'`,
  )
  .join('\n')}
${commands.flatMap((command) => commandLines(program, command)).join('\n')}
`;
}

function commandLines(program: string, { name, options, values }: Completed): string[] {
  const own = `complete -c ${program} -n '__fish_seen_subcommand_from ${name}'`;
  return [
    ...options.map((option) => `${own} ${optionWords(option)}`),
    ...(values.length === 0 ? [] : [`${own} -f -a '${values.join(' ')}'`]),
  ];
}

function optionWords({ flags, summary, takesValue, values }: CompletedOption): string {
  const names = flags.map((flag) =>
    flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  const value = values.length === 0 ? '-r -F' : `-x -a '${values.join(' ')}'`;
  return [...names, ...(takesValue ? [value] : []), `-d '${summary}'`].join(' ');
}
