import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, loop, ours, rivals } from './contenders.ts';
import { UNPACKING } from './figures.ts';
import { type Log, makeLogs } from './forms.ts';
import { measure, nodeCommand, script } from './measure.ts';
import { mainShape, type Options } from './options.ts';
import type { Peer } from './peers.ts';

/** Logs that were made, and who is raced over them. */
export interface Plan {
  readonly logs: readonly Log[];
  readonly entries: readonly Entry[];
}

interface Around {
  readonly peers: readonly Peer[];
  readonly folder: string;
  /** Whether it is the smallest size: some are raced there only. */
  readonly isFirst: boolean;
}

/** All shapes at one size, in one race: the targets compare shapes and forms. */
export function entriesOfSize(rows: number, options: Options, around: Around): Plan {
  const plans = options.shapes.map((shape): Plan => {
    const forms = options.forms.filter((form) => form !== 'xlsx');
    const logs = makeLogs(shape, rows, forms, around.folder);
    const entries = logs.flatMap((log) => {
      if (log.form !== 'plain') return inForm(log, options);
      // Red flags are raced over a log that has some.
      const questions = options.commands.filter((question) => question !== 'flags');
      const pairs = questions.flatMap((question) => [
        ours(question, log),
        ...rivals(question, log, around.peers, around.folder),
      ]);
      return [...pairs, ...(shape === mainShape(options) ? besides(log, options, around) : [])];
    });
    return { logs, entries };
  });
  return {
    logs: plans.flatMap(({ logs }) => logs),
    entries: plans.flatMap(({ entries }) => entries),
  };
}

function inForm(log: Log, { commands }: Options): Entry[] {
  const questions = commands.filter((question) => question !== 'flags');
  const entries = questions.map((question) => ours(question, log));
  return log.form === 'gzip' ? [...entries, loop(UNPACKING, 'loops/read-gzip', log)] : entries;
}

/** What is raced over the main shape: the plain read, and at the first size our one thread and csv-parse. */
function besides(log: Log, { commands }: Options, { isFirst }: Around): Entry[] {
  const reading = loop('plain read of the bytes', 'loops/read-bytes', log);
  if (!isFirst) return [reading];
  return [
    reading,
    ...commands.map((question) => ours(question, log, { options: ['--jobs', '1'] })),
    loop('csv-parse, cells counted', 'loops/csv-parse-loop', log),
    loop('csv-parse, fields by name', 'loops/csv-parse-fields', log),
    ...csvParseTable2(log),
  ];
}

/** The script that one would write by hand, for the one shape that it knows. */
function csvParseTable2(log: Log): Entry[] {
  if (log.shape !== 'uuid') return [];
  return [
    {
      ...loop('csv-parse, Table 2', 'loops/csv-parse-ages', log),
      question: 'ages',
      counts: JSON.parse,
    },
  ];
}

/** Workbooks of all shapes that agencies have, beside the build before, where there is one. */
export function entriesOfWorkbooks(options: Options, folder: string): Plan {
  const { before } = options;
  const plans = options.shapes
    .filter((shape) => shape !== 'typed')
    .map((shape): Plan => {
      const logs = makeLogs(shape, options.xlsxRows, ['plain', 'xlsx'], folder);
      const [plain, book] = logs;
      const entries = options.commands.flatMap((question) => [
        ours(question, book!),
        ...(before === undefined ? [] : [ours(question, book!, { before })]),
        // DuckDB reads workbooks by an extension that it fetches: it is asked for the counts of the text.
        ...rivals(question, plain!, [], folder).slice(0, 1),
      ]);
      return { logs, entries };
    });
  return {
    logs: plans.flatMap(({ logs }) => logs),
    entries: plans.flatMap(({ entries }) => entries),
  };
}

/** The log with habits that red flags are about, and half as many pairs of user and plate as rows. */
export function habits(rows: number, folder: string): Plan {
  const path = join(folder, `habits-${rows}.csv`);
  measure(nodeCommand(script('make-log'), [path, String(rows), 'habits']));
  const log: Log = { shape: 'uuid', rows, form: 'plain', path, bytes: statSync(path).size };
  const others = rivals('flags', log, [], folder);
  return { logs: [log], entries: [ours('validate', log), ours('flags', log), ...others] };
}

/** The log without plates, with a reason of its own in every search. */
export function differentReasons(rows: number, folder: string): Plan {
  const path = join(folder, `different-${rows}.csv`);
  measure(nodeCommand(script('make-log'), [path, String(rows), 'different']));
  const log: Log = { shape: 'typed', rows, form: 'plain', path, bytes: statSync(path).size };
  const entries = (['validate', 'ages'] as const).flatMap((question) => [ours(question, log)]);
  return { logs: [log], entries };
}
