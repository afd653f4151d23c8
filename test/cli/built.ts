import { execSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './folder.ts';

/** The program as it is shipped: bin/ over dist/. */
export const PROGRAM = join(ROOT, 'bin/alpr-audit.js');

/** Builds dist/ when it is older than src/; tests of several files take turns. */
export async function built(): Promise<void> {
  const lock = join(tmpdir(), `alpr-audit-build-${Buffer.from(ROOT).toString('hex').slice(-40)}`);
  for (let waited = 0; !taken(lock); waited += 100) {
    if (waited > 50_000) rmSync(lock, { recursive: true, force: true });
    await sleep(100);
  }
  try {
    if (newest(join(ROOT, 'src')) > newest(join(ROOT, 'dist'))) {
      execSync('npm run bundle', { cwd: ROOT });
    }
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** When the youngest file of a folder was changed; −∞ where there is none. */
function newest(folder: string): number {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const times = names.map((name) => statSync(join(folder, name)));
    return Math.max(...times.filter((stat) => stat.isFile()).map(({ mtimeMs }) => mtimeMs));
  } catch {
    return Number.NEGATIVE_INFINITY;
  }
}

export interface Spawned {
  code: number | null;
  signal: string | null;
  stdout: Buffer;
  stderr: string;
}

export interface SpawnOptions {
  cwd: string;
  env?: Record<string, string>;
  stdin?: Uint8Array | string;
}

/** Runs a program to its end and collects all that it says. */
export function run(command: string, argv: string[], options: SpawnOptions): Promise<Spawned> {
  const child = spawn(command, argv, {
    cwd: options.cwd,
    env: { PATH: process.env.PATH ?? '', ...options.env },
  });
  const out: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, stdout: Buffer.concat(out), stderr });
    });
  });
}

/** Runs alpr-audit in a process of its own. */
export function runProgram(argv: string[], options: SpawnOptions): Promise<Spawned> {
  return run(process.execPath, [PROGRAM, ...argv], options);
}
