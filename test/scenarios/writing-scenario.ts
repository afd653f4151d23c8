import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { type Run, runMain } from '../run-main.ts';

/** Scenarios whose commands write files: they run in a copy of their folder. */

/** A run, and the files that it wrote. */
export interface WritingRun extends Run {
  /** In order of their names; a workbook without its bytes. */
  readonly written: readonly { readonly name: string; readonly text: string }[];
}

/** Whether a command is asked to write a file. */
export function writes(argv: readonly string[]): boolean {
  const at = argv.findIndex((each) => ['-o', '--output', '--init'].includes(each));
  return at >= 0 && argv[at + 1] !== '-';
}

/** Runs the commands of a scenario, one after the other, in a copy of its folder. */
export async function runInCopy(
  scenario: string,
  commands: readonly (readonly string[])[],
): Promise<WritingRun[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'alpr-audit-scenario-'));
  try {
    cpSync(scenario, cwd, { recursive: true });
    const labels = new Map<string, string>();
    const all: WritingRun[] = [];
    let before = filesIn(cwd);
    for (const argv of commands) {
      const run = await runMain(argv, { cwd });
      const after = filesIn(cwd);
      const names = [...after.keys()].filter((name) => after.get(name) !== before.get(name));
      for (const name of names.filter(dependsOnZlib))
        labels.set(after.get(name)!, `SHA-256 of ${name}`);
      const labeled = (text: string): string =>
        text.replaceAll(/\b[0-9a-f]{64}\b/g, (hash) => {
          const label = labels.get(hash);
          return label === undefined ? hash : `<${label}>`;
        });
      all.push({
        ...run,
        stdout: labeled(run.stdout),
        stderr: run.stderr.replaceAll(WORKBOOK_SIZE, '(a workbook)'),
        written: names.map((name) => ({ name, text: labeled(shown(join(cwd, name))) })),
      });
      before = after;
    }
    return all;
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** The SHA-256 of every file of a folder, by name. */
function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort();
  const hash = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return new Map(names.map((name) => [name, hash(name)]));
}

/** What a file says that was written: how large a workbook is depends on zlib. */
const WORKBOOK_SIZE = /(?<=\.xlsx: )[\d.]+ (?:bytes|[kM]B)/g;

/** A workbook is packed by zlib, whose bytes depend on its version; manifests say its hash. */
function dependsOnZlib(name: string): boolean {
  return /\.xlsx$|(^|\/)manifest\.json$/.test(name);
}

function shown(path: string): string {
  return path.endsWith('.xlsx') ? '(a workbook)\n' : readFileSync(path, 'utf8');
}
