import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cyclesOf, type Import, namesUsed, sourceFiles } from './source-files.ts';
import type { Node } from './syntax.ts';

/* The directions of the house (architecture.md), each rule with its reason. */

const files = sourceFiles();
const imports = files.flatMap((file) => file.imports);
const inside = imports.filter((each) => each.inside);

const DOMAINS = ['log', 'quality', 'sampling', 'ages', 'activity'];

/** The part of the house that a file belongs to: its folder, or its own name. */
function partOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path;
}

function shown({ from, to, typeOnly, dynamic }: Import): string {
  return `${from} → ${to}${typeOnly ? ' (types)' : ''}${dynamic ? ' (dynamic)' : ''}`;
}

function expectNone(found: readonly Import[]): void {
  expect(found.map(shown)).toEqual([]);
}

/** What each part may import besides itself; `contract` alone means its types. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // The door: it turns arguments into a command and errors into exit codes, and shows both safely.
  'main.ts': ['commands', 'errors.ts', 'io.ts', 'version.ts', 'source-stack.ts', 'report'],
  // Where a bug is in src, though the built program runs: for --debug.
  'source-stack.ts': ['io.ts'],
  // Commands join the domains and the renderers: nobody else knows both.
  commands: [
    ...DOMAINS,
    'report',
    'redaction',
    'contract',
    'config.ts',
    'json-file.ts',
    'errors.ts',
    'io.ts',
    'search.ts',
    'groups.ts',
    'vocabulary.ts',
    'version.ts',
  ],
  'config.ts': ['contract', 'errors.ts', 'io.ts', 'json-file.ts'],
  // What a small JSON file holds, and what is wrong with it: the config and manifests.
  'json-file.ts': ['errors.ts'],
  // A domain can be read, tested and replaced alone: of the others it knows only the Search.
  log: ['search.ts', 'errors.ts', 'contract', 'tables', 'kernel.ts'],
  quality: ['search.ts', 'groups.ts', 'errors.ts', 'contract', 'tables'],
  sampling: ['search.ts', 'groups.ts', 'errors.ts', 'contract', 'tables'],
  ages: ['search.ts', 'groups.ts', 'errors.ts', 'contract', 'tables'],
  activity: ['search.ts', 'contract', 'tables'],
  // A renderer is a function of a plain result: it cannot read a log, ask a domain or fail.
  report: ['search.ts', 'contract'],
  // It stands between results and renderers: it takes out of plain results what others are not to
  // see, so that no renderer has to know, and neither reads a log nor asks a domain.
  redaction: ['search.ts', 'contract'],
  // The shapes of what goes in and out know only the words that everybody shares.
  contract: ['search.ts'],
  'io.ts': ['errors.ts'],
  'search.ts': [],
  // Groups of searches by what a field holds: two domains need the same.
  'groups.ts': ['search.ts', 'tables'],
  // The word lists in force: the config's changes to the defaults.
  'vocabulary.ts': ['search.ts', 'contract'],
  // What is counted with: it knows of numbers and texts, not of searches.
  tables: ['kernel.ts'],
  // Another language: it knows of bytes, and is reached through kernel.ts alone.
  kernel: [],
  // The door to it: loads what it was compiled to.
  'kernel.ts': [],
  'errors.ts': [],
  'version.ts': [],
};

describe('directions', () => {
  it('every file belongs to a part that has a rule', () => {
    const parts = new Set(files.map(({ path }) => partOf(path)));
    expect([...parts].filter((part) => MAY_IMPORT[part] === undefined)).toEqual([]);
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports only %j', (part, allowed) => {
    const own = inside.filter(({ from }) => partOf(from) === part);
    expectNone(own.filter(({ to }) => partOf(to) !== part && !allowed.includes(partOf(to))));
  });

  it('imports name files that are there', () => {
    const paths = new Set(files.map(({ path }) => path));
    expectNone(inside.filter(({ to }) => !paths.has(to)));
  });

  it('nothing imports commands but main, and nothing main but bin: they are the ends of the way', () => {
    expectNone(inside.filter(({ to }) => to === 'main.ts'));
    const strangers = inside.filter(({ to }) => partOf(to) === 'commands');
    expectNone(strangers.filter(({ from }) => !['commands', 'main.ts'].includes(partOf(from))));
  });

  it('bin imports main and io, and nothing else, in under ten lines', () => {
    const text = readFileSync(new URL('../../bin/alpr-audit.js', import.meta.url), 'utf8');
    const modules = [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name);
    expect(modules.sort()).toEqual(['../dist/io.js', '../dist/main.js']);
    expect(text.split('\n').length).toBeLessThan(11);
  });

  it('has no cycles: every file can be understood after those it imports', () => {
    expect(cyclesOf(files)).toEqual([]);
  });
});

describe('modules', () => {
  const only = (module: RegExp, allowed: RegExp): void =>
    expectNone(
      imports.filter(({ to, inside, from }) => !inside && module.test(to) && !allowed.test(from)),
    );

  it('node:fs only in io.ts, kernel.ts, log/source.ts and the threads beside it: few places to look for what is written', () =>
    only(/^(node:)?fs(\/|$)/, /^(io|kernel|log\/source|log\/side-by-side\/thread)\.ts$/));

  it('commander only in main.ts and commands/: a domain knows no flags', () =>
    only(/^commander$/, /^(main\.ts|commands\/)/));

  it('chalk and cli-table3 only in report/table*.ts: colour is one renderer of several', () =>
    only(/^(chalk|cli-table3)$/, /^report\/table[\w-]*\.ts$/));

  it('seedrandom only in sampling/: nothing else is left to chance', () =>
    only(/^seedrandom(\/|$)/, /^sampling\//));

  it('hucre only behind the doors of workbooks: nothing else depends on how they are made', () =>
    only(/^hucre(\/|$)/, /^(report\/workpaper-|commands\/workpaper-workbook\.ts$|log\/)/));

  it('date-fns only in ages/: the hot path parses bytes to numbers', () =>
    only(/^(date-fns|@date-fns)/, /^ages\//));

  it('zod only in contract/ and the commands that write schemas: rows are not checked by it', () =>
    only(/^zod(\/|$)/, /^(contract\/|commands\/(schema|init)\.ts$)/));

  it('redaction/ takes node:crypto and nothing else from outside: its key and levels are given to it', () => {
    const outside = imports.filter(({ from, inside }) => partOf(from) === 'redaction' && !inside);
    expectNone(outside.filter(({ to }) => to !== 'node:crypto'));
  });

  it('workbooks are read by code that is loaded when a log is one: it costs no other start', () => {
    const ofWorkbooks = /^log\/workbook/;
    const early = inside.filter(({ to, typeOnly, dynamic }) => {
      return ofWorkbooks.test(to) && !typeOnly && !dynamic;
    });
    expectNone(early.filter(({ from }) => !ofWorkbooks.test(from)));
  });

  it('the values of contract/ only where schemas are written or a file is checked, when asked', () => {
    // Whoever imports them loads zod, which costs every start; vocabulary.ts is plain data.
    const values = inside.filter(({ to, typeOnly }) => partOf(to) === 'contract' && !typeOnly);
    const others = values.filter(({ from, to, dynamic }) => {
      if (partOf(from) === 'contract') return false;
      if (['commands/schema.ts', 'commands/init.ts'].includes(from)) return false;
      if (['config.ts', 'commands/manifest-file.ts'].includes(from)) return !dynamic;
      return !(from === 'vocabulary.ts' && to === 'contract/vocabulary.ts');
    });
    expectNone(others);
  });
});

describe('the world outside', () => {
  const using = (...names: string[]): string[] =>
    files
      .filter(({ path }) => path !== 'io.ts')
      .filter((file) => names.some((name) => namesUsed(file).has(name)))
      .map(({ path }) => path);

  it('process and console only in bin and io.ts: tests give main another world', () => {
    expect(using('process', 'console', 'globalThis')).toEqual([]);
  });

  it('no clock and no chance but those of io.ts: the same logs give the same bytes', () => {
    expect(using('performance')).toEqual([]);
    const found = files.flatMap(({ path, text, nodes }) =>
      nodes
        .filter(({ node }) => isClockOrChance(node, text))
        .map(({ node }) => `${path}: ${text.slice(node.start, node.end)}`),
    );
    expect(found.filter((each) => !each.startsWith('io.ts:'))).toEqual([]);
  });

  it('no process.exit: it cuts a pipe short, and tests with it', () => {
    const found = files.filter(({ text }) => /process\s*\.\s*(exit|abort|kill)\s*\(/.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

function isClockOrChance(node: Node, text: string): boolean {
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
    return isDate && (node.type === 'CallExpression' || node.arguments.length === 0);
  }
  const written = text.slice(node.start, node.end);
  return node.type === 'MemberExpression' && /^(Date\.now|Math\.random)$/.test(written);
}

describe('files', () => {
  it('are no longer than 250 lines: a file with a second headline is two files', () => {
    const lines = files.map(({ path, text }) => [path, text.trimEnd().split('\n').length] as const);
    expect(lines.filter(([, count]) => count > 250)).toEqual([]);
  });

  it('re-export nothing: a name has one home (but the list of what the kernel gives)', () => {
    expectNone(imports.filter(({ reExport, from }) => reExport && from !== 'kernel/index.ts'));
    const lists = files.filter(({ path }) => /(^|\/)index\.ts$/.test(path));
    expect(lists.map(({ path }) => path)).toEqual([
      'commands/index.ts',
      'kernel/index.ts',
      'log/layouts/index.ts',
    ]);
  });

  it('are named for what they hold, in kebab-case', () => {
    const parts = files.flatMap(({ path }) => path.replace(/\.ts$/, '').split('/'));
    expect(parts.filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part))).toEqual([]);
    const vague = /(^|-)(util|utils|helper|helpers|data|manager|record|entry|item|misc)(-|$)/;
    expect(parts.filter((part) => vague.test(part))).toEqual([]);
  });

  it('export names, never a default: a thing is called the same everywhere', () => {
    const found = files.filter(({ nodes }) =>
      nodes.some(({ node }) => node.type === 'ExportDefaultDeclaration'),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('say no any, and silence no compiler: a type that nobody checks is a comment', () => {
    const anys = files.filter(({ nodes }) =>
      nodes.some(({ node }) => node.type === 'TSAnyKeyword'),
    );
    expect(anys.map(({ path }) => path)).toEqual([]);
    const silenced = files.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)/.test(text));
    expect(silenced.map(({ path }) => path)).toEqual([]);
  });
});
