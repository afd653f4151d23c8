/** Where the command stands on the command line: options may stand before it. */

/** What of an option has to be known to find the end of its values. */
interface KnownOption {
  readonly long?: string | undefined;
  readonly short?: string | undefined;
  /** Whether it takes a value. */
  readonly required: boolean;
}

/** The command that is asked for, and the arguments with it in front. */
export interface Asked {
  readonly name: string;
  readonly argv: readonly string[];
}

/**
 * Finds the command: the first of its name that is no value of an option before it.
 * @param optionsOf the options of a command, by its name; undefined for no command
 */
export async function commandAsked(
  argv: readonly string[],
  optionsOf: (name: string) => Promise<readonly KnownOption[] | undefined>,
): Promise<Asked | undefined> {
  const end = argv.indexOf('--');
  for (const [i, name] of argv.slice(0, end < 0 ? undefined : end).entries()) {
    if (name.startsWith('-')) continue;
    const options = await optionsOf(name);
    if (options === undefined) continue;
    const before = argv.slice(0, i);
    if (areOptions(before, options)) return { name, argv: [name, ...before, ...argv.slice(i + 1)] };
  }
  return undefined;
}

/** Whether arguments are options with their values, and nothing else. */
function areOptions(argv: readonly string[], options: readonly KnownOption[]): boolean {
  let at = 0;
  while (at < argv.length) {
    const argument = argv[at]!;
    if (!argument.startsWith('-')) return false;
    const option = options.find(({ long, short }) => argument === long || argument === short);
    at += option?.required === true ? 2 : 1;
  }
  return at === argv.length;
}

/** Whether help is asked for: that wins over whatever else is there. */
export function asksHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv
    .slice(0, end < 0 ? undefined : end)
    .some((argument) => argument === '-h' || argument === '--help');
}
