import { parseArgs } from 'node:util';
import { FORMS, type Form } from './forms.ts';
import { LOG_SHAPES, type LogShape } from './queries/tables.ts';
import { QUESTIONS, type Question } from './questions.ts';

export const HELP = `npm run bench -- [options] [rows...]

Without options: the main job, validate, ages and sample on the plain file of one shape.

  --all               all shapes, commands and forms, and what else is measured
  --shapes <list>     ${LOG_SHAPES.join(', ')}
  --commands <list>   ${Object.keys(QUESTIONS).join(', ')}
  --forms <list>      ${FORMS.join(', ')}
  --rows <list>       rows of the logs (default: 1000000,10000000)
  --xlsx-rows <n>     rows of the workbooks (default: 200000)
  --runs <n>          runs of each, whose medians are shown (default: 5)
  --no-peers          without the peers of Python's package index
  --before <folder>   a checkout of an earlier version, built: its time for workbooks is compared
  --folder <folder>   where the logs are made (default: the folder for temporary files)
  --help`;

export interface Options {
  readonly all: boolean;
  readonly shapes: readonly LogShape[];
  readonly commands: readonly Question[];
  readonly forms: readonly Form[];
  readonly rows: readonly number[];
  readonly xlsxRows: number;
  readonly runs: number;
  readonly peers: boolean;
  readonly before: string | undefined;
  readonly folder: string | undefined;
  readonly help: boolean;
}

const MAIN = {
  shapes: ['uuid'],
  commands: ['validate', 'ages', 'sample'],
  forms: ['plain'],
} as const;
const ROWS = [1_000_000, 10_000_000];

/** What is asked for on the command line; `npm run bench 30000` asks for other rows. */
export function optionsOf(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      shapes: { type: 'string' },
      commands: { type: 'string' },
      forms: { type: 'string' },
      rows: { type: 'string' },
      'xlsx-rows': { type: 'string', default: '200000' },
      runs: { type: 'string', default: '5' },
      'no-peers': { type: 'boolean', default: false },
      before: { type: 'string' },
      folder: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { all, help, before, folder } = values;
  const questions = Object.keys(QUESTIONS) as Question[];
  const sizes = (values.rows?.split(',') ?? positionals).map(wholeNumber);
  return {
    ...{ all, help, before, folder },
    shapes: listed(values.shapes, LOG_SHAPES, all ? LOG_SHAPES : MAIN.shapes),
    commands: listed(values.commands, questions, all ? questions : MAIN.commands),
    forms: listed(values.forms, FORMS, all ? FORMS : MAIN.forms),
    rows: (sizes.length > 0 ? sizes : ROWS).toSorted((a, b) => a - b),
    xlsxRows: wholeNumber(values['xlsx-rows']),
    runs: wholeNumber(values.runs),
    peers: !values['no-peers'],
  };
}

/** The names of a list, in the order of all. */
function listed<T extends string>(
  text: string | undefined,
  all: readonly T[],
  usual: readonly T[],
): readonly T[] {
  if (text === undefined) return usual;
  const names = text.split(',');
  const unknown = names.find((name) => !all.some((each) => each === name));
  if (unknown !== undefined) throw new Error(`“${unknown}” is none of ${all.join(', ')}`);
  return all.filter((each) => names.includes(each));
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`“${text}” is no number of rows or runs`);
  return Number(text);
}

/** The shape of the main job, where it is among those that were chosen; else the first. */
export function mainShape({ shapes }: Options): LogShape {
  return shapes.find((shape) => shape === MAIN.shapes[0]) ?? shapes[0] ?? MAIN.shapes[0];
}
