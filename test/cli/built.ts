import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './folder.ts';

/** The program as it is shipped: bin/ over dist/. */
export const PROGRAM = join(ROOT, 'bin/alpr-audit.js');

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
