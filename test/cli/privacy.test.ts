import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { PROGRAM, run, type SpawnOptions } from './built.ts';
import { FIXTURES, folderOf, folderWith, namesIn, ROOT } from './folder.ts';

const MODULES = ['net', 'http', 'http2', 'https', 'dns', 'dns/promises', 'tls', 'dgram', 'undici'];
const OTHERS = ['child_process', 'cluster', 'inspector', 'axios', 'got', 'node-fetch', 'ws'];
const GLOBALS = /\b(fetch|WebSocket|EventSource|XMLHttpRequest|sendBeacon)\b\s*[(.]/;

/** What a source imports, in whatever form. */
function modulesIn(source: string): string[] {
  const found = source.matchAll(/(?:from|import|import\(|require\()\s*['"`]([^'"`]+)['"`]/g);
  return [...found].map(([, name]) => name!.replace(/^node:/, ''));
}

function sources(folder: string): [string, string][] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js)$/.test(name))
    .map((name) => [join(folder, name), readFileSync(join(ROOT, folder, name), 'utf8')]);
}

describe('the code', () => {
  it('finds imports in each of their forms', () => {
    const text = `import a from 'node:net'; export * from "tls"; await import('undici'); import 'dns'`;
    expect(modulesIn(text)).toEqual(['net', 'tls', 'undici', 'dns']);
  });

  it.each(['src', 'dist', 'bin'])('%s has no network code', (folder) => {
    const files = sources(folder);
    expect(files.length).toBeGreaterThan(0);
    const forbidden = new Set([...MODULES, ...OTHERS]);
    for (const [name, text] of files) {
      const found = modulesIn(text).filter((each) => forbidden.has(each));
      expect(found, name).toEqual([]);
      expect(GLOBALS.test(withoutOwnMethods(name, text)), name).toBe(false);
    }
  });

  it('the library that reads PDFs finds no network in the built program: its names are undefined', () => {
    const text = readFileSync(join(ROOT, 'dist/pdfjs.js'), 'utf8');
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(GLOBALS.test(text)).toBe(true);
    expect(text).not.toMatch(/\bnew (XMLHttpRequest|WebSocket|EventSource)\b/);
    expect(text).not.toMatch(/\b(globalThis|window|self|global)\.(fetch|XMLHttpRequest)\b/);
  });
});

/** The library that reads PDFs has methods of its own that are called fetch: objects of a PDF. */
function withoutOwnMethods(name: string, text: string): string {
  if (!/dist.pdfjs\.js$/.test(name)) return text;
  return text
    .replaceAll(/\.fetch\(/g, '.own(')
    .replaceAll(/^\t+(?:async )?fetch\([^\n]*\) \{$/gm, '');
}

/** Patches every way out of the process: each throws, and leaves a note that it was tried. */
const PRELOAD = `
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import child from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
const deny = (name) => () => {
  appendFileSync(process.env.TRIED, name + '\\n');
  throw new Error(name + ' was called');
};
net.Socket.prototype.connect = deny('net.Socket.connect');
net.Server.prototype.listen = deny('net.Server.listen');
for (const name of ['lookup', 'resolve', 'resolve4']) dns[name] = deny('dns.' + name);
for (const name of ['lookup', 'resolve']) dns.promises[name] = deny('dns.promises.' + name);
for (const [name, module] of Object.entries({ http, https })) {
  module.request = deny(name + '.request');
  module.get = deny(name + '.get');
}
http2.connect = deny('http2.connect');
tls.connect = deny('tls.connect');
dgram.createSocket = deny('dgram.createSocket');
for (const name of ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync']) {
  child[name] = deny('child_process.' + name);
}
for (const name of ['fetch', 'WebSocket', 'EventSource']) globalThis[name] = deny(name);
syncBuiltinESMExports();
if (process.env.PROVE) await fetch('http://127.0.0.1:9/');
`;

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program with one command line after another, in one process: to start one takes longer. */
const RUNNER = `
import { processIo } from ${JSON.stringify(pathToFileURL(join(ROOT, 'dist/io.js')))};
import { main } from ${JSON.stringify(pathToFileURL(join(ROOT, 'dist/main.js')))};
const io = processIo(process);
const runs = [];
for (const argv of JSON.parse(process.argv[2])) {
  const said = { stdout: '', stderr: '' };
  const output = (stream) => ({
    isTerminal: false,
    columns: 80,
    write: async (text) => { said[stream] += text; },
  });
  const streams = { stdout: output('stdout'), stderr: output('stderr') };
  runs.push({ code: await main(argv, { ...io, ...streams }), ...said });
}
process.stdout.write(JSON.stringify(runs));
`;
const runner = join(folderWith({ 'runner.mjs': RUNNER }), 'runner.mjs');

async function runAll(
  argvs: readonly string[][],
  options: SpawnOptions,
  ...node: string[]
): Promise<Ran[]> {
  const all = await run(process.execPath, [...node, runner, JSON.stringify(argvs)], options);
  expect([all.code, all.stderr]).toEqual([0, '']);
  return JSON.parse(all.stdout.toString());
}

describe('at run time', () => {
  const outside = folderWith({ 'deny.mjs': PRELOAD });
  const preload = pathToFileURL(join(outside, 'deny.mjs')).href;

  it('the preload does deny', async () => {
    const tried = join(outside, 'proved');
    const { code, stderr } = await run(
      process.execPath,
      ['--import', preload, PROGRAM, '--version'],
      { cwd: outside, env: { PROVE: '1', TRIED: tried } },
    );
    expect(code).not.toBe(0);
    expect(stderr).toContain('fetch was called');
    expect(readFileSync(tried, 'utf8')).toBe('fetch\n');
  });

  const log = 'flock-audit.csv';
  const cwd = folderOf(
    `layouts/${log}`,
    'sharing/report-2025.pdf',
    'hotlists/inventory.csv',
    'checklist/contracts.csv',
  );

  const lines = [
    '--version',
    `sharing report-2025.pdf --log ${log}`,
    'checklist contracts.csv',
    'hotlists inventory.csv --retention 2y --as-of 2020-03-05',
    '--help',
    `inspect ${log}`,
    `inspect ${log} --json`,
    `ages ${log} --states --by user`,
    `ages ${log} --format csv`,
    `ages ${log} --format md --tz America/Los_Angeles`,
    `ages ${log} --config https://example.test/config.json`,
    'ages https://example.test/log.csv',
    'schema ages',
    'schema config',
    'nonsense',
  ];
  let free: Ran[];
  let denied: Ran[];

  beforeAll(async () => {
    const argvs = lines.map((line) => line.split(' '));
    free = await runAll(argvs, { cwd });
    const env = { TRIED: join(outside, 'tried'), HOME: join(outside, 'home') };
    denied = await runAll(argvs, { cwd, env }, '--import', preload);
  });

  it.each(lines.map((line, i) => [line, i] as const))(
    'alpr-audit %s does the same where every socket is denied',
    (_, i) => expect(denied[i]).toEqual(free[i]),
  );

  it('none of these opens a socket, or writes into the home folder', () => {
    expect(existsSync(join(outside, 'tried'))).toBe(false);
    expect(namesIn(outside)).not.toContain('home');
  });
});

describe('files', () => {
  const logs = ['flock-audit.csv', 'vigilant.csv', 'generic-tab.tsv'];

  it('inputs keep their bytes and times; nothing is written but what was asked for', async () => {
    const cwd = folderOf(...logs.map((name) => `layouts/${name}`));
    const packed = folderWith({ 'a.csv.gz': gzipSync(readFileSync(join(cwd, logs[0]!))) });
    const home = folderWith();
    const all = [...logs.map((name) => join(cwd, name)), join(packed, 'a.csv.gz')];
    const state = () =>
      all.map((path) => {
        const { mtimeNs, size, ino, mode } = statSync(path, { bigint: true });
        return { path, mtimeNs, size, ino, mode, text: readFileSync(path).toString('hex') };
      });
    const before = state();
    const env = { HOME: home, TMPDIR: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home };
    const argvs = [
      ['inspect', ...all],
      ['ages', ...all, '--json', '--by', 'agency'],
      ['ages', ...all, '-o', 'out.json', '--json', '--rejects', 'rejects.txt', '--force'],
      ['ages', ...all, '-o', all[0]!, '--force'],
      ['ages', ...all, '--strict', '--control-total', '1', '--format', 'csv'],
    ];
    const runs = await runAll(argvs, { cwd: packed, env });
    expect(runs.map(({ code }) => code).filter((code) => code > 2)).toEqual([]);
    expect(state()).toEqual(before);
    expect(namesIn(cwd)).toEqual([...logs].sort());
    expect(namesIn(packed)).toEqual(['a.csv.gz', 'out.json', 'rejects.txt']);
    expect(namesIn(home)).toEqual([]);
  });
});

describe('plates and reasons', () => {
  it.each(['vigilant.csv', 'palantir.csv', 'ncric.csv', 'flock-audit.csv'])(
    'of %s are in no output of inspect and ages',
    async (file) => {
      const cwd = join(FIXTURES, 'layouts');
      const text = readFileSync(join(cwd, file), 'utf8');
      const plates = [...text.matchAll(/\b\d[A-Z]{3}\d{3}\b/g)].map(([plate]) => plate);
      expect(plates.length).toBeGreaterThan(20);
      for (const command of [['inspect'], ['ages'], ['ages', '--by', 'user', '--states']]) {
        for (const format of ['table', 'json', 'csv', 'ndjson', 'md']) {
          const argv = [command[0]!, file, ...command.slice(1), '--format', format];
          const { code, stdout, stderr } = await runMain(argv, { cwd });
          expect(code).toBe(0);
          expect(plates.filter((plate) => (stdout + stderr).includes(plate))).toEqual([]);
          expect(stdout).not.toMatch(/burglary|stolen vehicle|welfare check/i);
        }
      }
    },
  );
});
