import { type Command, Option } from 'commander';
import { SHOWN, SHOWN_WITHIN } from './examples.ts';
import { groupOf } from './groups.ts';

/** No line of help is wider, however wide the terminal is. */
const WIDEST = 80;

/**
 * The help of a command, or of the program: its two examples first, its own options before those that it
 * shares with others, and at the end where to read on.
 * @param width of where it goes
 */
export function helpOf(command: Command, width: number): string {
  const columns = Math.min(width, WIDEST);
  const isProgram = command.parent === null;
  const within = command.parent?.parent ? command.parent : null;
  const program = (within?.parent ?? command.parent ?? command).name();
  const shown =
    SHOWN_WITHIN[within?.name() ?? '']?.(command.name()) ?? SHOWN[isProgram ? '' : command.name()];
  const examples = (shown?.examples ?? []).map((example) => `  ${program} ${example}`);
  if (!isProgram) arrangeOptions(command);
  let text = '';
  command
    .configureHelp({ helpWidth: columns, minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (part) => {
        text += part.startsWith('\n') ? wrappedAll(part, columns) : part;
      },
    })
    .addHelpText(
      'after',
      `\n${readOn(shown?.readOn, isProgram ? `${program} <command> --help` : null)}`,
    );
  command.outputHelp();
  return withExamples(text, ['Examples:', ...examples].join('\n'));
}

/** The examples behind the usage and what the command is for: they are never wrapped. */
function withExamples(text: string, examples: string): string {
  const [usage, summary, ...rest] = text.split('\n\n');
  return [usage, summary, examples, ...rest].join('\n\n');
}

function arrangeOptions(command: Command): void {
  const headed = ({ long }: Option) => groupOf(command.name(), long ?? undefined);
  const placeOf = (option: Option): number => headed(option).place;
  const options = command.options.toSorted((a, b) => placeOf(a) - placeOf(b));
  for (const option of options) option.helpGroup(headed(option).heading);
  Object.assign(command, { options });
  // It stands last, with what all commands share.
  const last = options.at(-1);
  const help = new Option('-h, --help', 'this help');
  command.addHelpOption(last === undefined ? help : help.helpGroup(last.helpGroupHeading ?? ''));
}

function readOn(heading: string | undefined, beside: string | null): string {
  const places = [
    ...(heading === undefined ? [] : [`README.md, “${heading}”`]),
    beside ?? [],
  ].flat();
  return `Read on: ${places.join('; ')}`;
}

/** Paragraphs in lines of that width; what is indented stays as it is. */
function wrappedAll(text: string, width: number): string {
  const paragraphs = text.trim().split(/\n{2,}/);
  const shown = paragraphs.map((each) => (/^ /m.test(each) ? each : wrapped(each, width)));
  return `\n${shown.join('\n\n')}\n`;
}

function wrapped(text: string, width: number): string {
  const lines: string[] = [''];
  for (const word of text.trim().split(/\s+/)) {
    const line = lines.at(-1)!;
    if (line === '' || line.length + 1 + word.length <= width) {
      lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    } else lines.push(word);
  }
  return lines.join('\n');
}
