import { runMain, type World } from '../run-main.ts';

/** What a run in parts gave: of the first step that could not be done, else of the merge. */
export interface InParts {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the lines are dealt to reduces. */
export interface Dealing {
  readonly reduces: number;
  /** Which reduce a key goes to. */
  readonly partOf: (key: string) => number;
  readonly sorted: boolean;
}

/** By a hash of the key, as engines do; lines of one reduce in the order of another hash. */
export function dealing(reduces: number, seed: number, sorted: boolean): Dealing {
  return { reduces, partOf: (key) => hash(key, seed) % reduces, sorted };
}

function hash(text: string, seed: number): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
}

/** The lines of a text, without an empty one at its end. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

const keyOf = (line: string): string => line.slice(0, line.indexOf('\t'));

/** Runs a command over whole logs; what to run next over them is not said of their parts. */
export async function runWhole(argv: readonly string[], world: World): Promise<InParts> {
  const { stderr, ...run } = await runMain(argv, world);
  return { ...run, stderr: stderr.replace(/^(Next, how many|To draw them).*\n/gm, '') };
}

/** Runs map for each log, reduce for each part, and merge. */
export async function runInParts(
  command: string,
  names: readonly string[],
  options: { readonly read: readonly string[]; readonly own: readonly string[] },
  dealt: Dealing,
  world: World,
  mapped: readonly string[] = [],
): Promise<InParts> {
  const run = await runOnce(command, names, options, dealt, world, mapped);
  const code = /--ids-of-another (\S+),/.exec(run.stderr)?.[1];
  if (code === undefined) return run;
  return await runOnce(command, names, options, dealt, world, [
    ...mapped,
    '--ids-of-another',
    code,
  ]);
}

async function runOnce(
  command: string,
  names: readonly string[],
  options: { readonly read: readonly string[]; readonly own: readonly string[] },
  { reduces, partOf, sorted }: Dealing,
  world: World,
  mapped: readonly string[],
): Promise<InParts> {
  const lines: string[] = [];
  for (const name of names) {
    const run = await runMain(['map', ...options.read, ...mapped, '--', name], world);
    if (run.code !== 0) return run;
    lines.push(...linesOf(run.stdout));
  }
  const dealt = Array.from({ length: reduces }, (): string[] => []);
  for (const line of lines) dealt[partOf(keyOf(line))]!.push(line);
  let parts = '';
  for (const part of dealt) {
    const order = part.toSorted((a, b) => (sorted ? (a < b ? -1 : 1) : hash(a, 7) - hash(b, 7)));
    const stdin = order.map((line) => `${line}\n`).join('');
    const argv = [
      'reduce',
      command,
      ...options.read,
      ...options.own,
      ...(sorted ? ['--sorted'] : []),
    ];
    const run = await runMain(argv, { ...world, stdin });
    if (run.code !== 0) return run;
    parts += run.stdout;
  }
  return await runMain(['merge', command, ...options.read, ...options.own], {
    ...world,
    stdin: parts,
  });
}
