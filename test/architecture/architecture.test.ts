import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { cyclesOf, functionLines, type Import, namesUsed, sourceFiles } from './source-files.ts';
import type { Node } from './syntax.ts';

/* The directions of the house (architecture.md), each rule with its reason. */

const files = sourceFiles();
const imports = files.flatMap((file) => file.imports);
const inside = imports.filter((each) => each.inside);

const DOMAINS = [
  ...['log', 'quality', 'flags', 'sampling', 'ages', 'activity', 'accounts', 'events', 'logins'],
  ...['sharing', 'hotlists', 'checklist', 'comparison', 'followup', 'laws'],
  'export',
];

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
  'main.ts': [
    'command-line.ts',
    'commands',
    'errors.ts',
    'world',
    'version.ts',
    'source-stack.ts',
    'report',
  ],
  // Where the command stands among options.
  'command-line.ts': [],
  // All that is outside of the program, and everybody's only way to it.
  world: ['errors.ts'],
  // The other door, for programs: it gives main a command line, and hands on the document that it prints.
  library: ['main.ts', 'world', 'errors.ts', 'contract'],
  // Where a bug is in src, though the built program runs: for --debug.
  'source-stack.ts': ['world'],
  // Commands join the domains and the renderers: nobody else knows both.
  commands: [
    'run',
    'engines',
    ...DOMAINS,
    'side-tables',
    'agency-names',
    'workpaper',
    'report',
    'redaction',
    'contract',
    'config.ts',
    'json-file.ts',
    'errors.ts',
    'world',
    'search.ts',
    'groups.ts',
    'vocabulary.ts',
    'version.ts',
  ],
  // What every run does in the same way: options, readings, threads, forms of output, new files. It
  // knows the domains, because a thread has to make any of their tallies, and no command; and the
  // reader of side tables, because --map, the config and the zone hold for them, too.
  run: [
    ...DOMAINS,
    'engines',
    'agency-names',
    'side-tables',
    'report',
    'redaction',
    'contract',
    'config.ts',
    'errors.ts',
    'world',
    'keyed.ts',
    'search.ts',
    'groups.ts',
    'vocabulary.ts',
    'version.ts',
    'quoted.ts',
    'tables',
  ],
  // A key that it does not know is mostly one that it knows, mistyped: quality finds the nearest name.
  'config.ts': ['contract', 'errors.ts', 'world', 'json-file.ts', 'quality'],
  // What a small JSON file holds, and what is wrong with it: the config and manifests.
  'json-file.ts': ['errors.ts'],
  // A domain can be read, tested and replaced alone: of the others it knows only the Search.
  log: [
    ...['keyed.ts', 'search.ts', 'errors.ts', 'contract', 'tables', 'kernel.ts', 'quoted.ts'],
    ...['midnight.ts', 'sheet-columns.ts', 'calendar-words.ts'],
  ],
  // Searches as lines for an engine of others, and what it is given back: it reads and counts as log/ does,
  // and knows no analysis but by what it tells of itself.
  engines: [
    ...['log', 'keyed.ts', 'search.ts', 'errors.ts', 'contract', 'tables', 'kernel.ts'],
    'quoted.ts',
  ],
  quality: [
    'calendar-words.ts',
    'keyed.ts',
    'midnight.ts',
    'search.ts',
    'whole-rule.ts',
    'groups.ts',
    'errors.ts',
    'contract',
    'tables',
  ],
  // The red flags: rules over all searches, which know of quality only what a caller tells them.
  flags: ['search.ts', 'contract', 'tables', 'agency-names'],
  sampling: ['keyed.ts', 'search.ts', 'groups.ts', 'errors.ts', 'contract', 'tables'],
  ages: ['keyed.ts', 'search.ts', 'groups.ts', 'errors.ts', 'contract', 'tables'],
  activity: ['search.ts', 'contract', 'tables'],
  // A row has of a search what the analyses say of it: its age, its classes, its times as log/ writes them.
  export: ['keyed.ts', 'search.ts', 'contract', 'tables', 'ages', 'quality', 'log'],
  // Lists of agencies: whose names they are, the leaf says.
  sharing: ['keyed.ts', 'search.ts', 'contract', 'tables', 'agency-names'],
  hotlists: ['keyed.ts', 'search.ts', 'contract'],
  // What people answered: their rows come in as the reader of side tables gives them.
  checklist: ['keyed.ts', 'search.ts', 'contract', 'side-tables'],
  // An audit's findings until they are closed: rows of a side table, and the calendar of image ages.
  followup: ['contract', 'side-tables', 'ages'],
  // Whether a search's record holds what a state's law says: whether its time was withheld, log/ knows;
  // caps are periods as those of image ages.
  laws: ['search.ts', 'contract', 'tables', 'log', 'ages'],
  // Two documents that commands printed: it reads them, checks them, and tests two samples.
  comparison: [
    ...['keyed.ts', 'contract', 'sampling', 'errors.ts', 'world', 'json-file.ts'],
    'spelling.ts',
  ],
  // What earlier versions spelled otherwise, on workpapers and in documents.
  'spelling.ts': [],
  // What a name of an agency says, and what a list of names is: several rooms ask the same.
  'agency-names': ['search.ts'],
  // What an event log tells: its rows come in as the reader of side tables gives them.
  events: ['search.ts', 'contract', 'side-tables'],
  // Where users were: rows of side tables, and addresses as the library behind one file reads them.
  logins: ['search.ts', 'contract', 'side-tables', 'network-address.ts'],
  'network-address.ts': ['search.ts'],
  // Accounts against what tables and the log say: rows of side tables come in as their reader gives
  // them; its periods are reckoned as those of image ages.
  accounts: ['keyed.ts', 'search.ts', 'contract', 'tables', 'side-tables', 'ages'],
  // A small table is read as a log is: its encodings, header names, dates and workbooks are those of
  // log/. It knows what a register or a roster is, and nothing of what is found in one.
  'side-tables': [
    ...['log', 'agency-names', 'search.ts', 'errors.ts', 'world', 'contract', 'quoted.ts'],
    ...['network-address.ts', 'stray-failures.ts', 'keyed.ts'],
  ],
  // What a library of others leaves behind, which only the process hears of.
  'stray-failures.ts': [],
  // All of the workpaper: it is issued, read back by the reader of side tables, held against its
  // manifest and evaluated by sampling/; its words and escapes are those of the renderers.
  workpaper: [
    'side-tables',
    'sampling',
    'report',
    'contract',
    'search.ts',
    'errors.ts',
    'world',
    'json-file.ts',
    'sheet-columns.ts',
    'spelling.ts',
    'version.ts',
  ],
  // A renderer is a function of a plain result: it cannot read a log, ask a domain or fail.
  // The word lists of names are plain data, which --explain prints.
  report: ['keyed.ts', 'search.ts', 'contract', 'agency-names', 'calendar-words.ts'],
  // It stands between results and renderers: it takes out of plain results what others are not to
  // see, so that no renderer has to know, and neither reads a log nor asks a domain.
  redaction: ['search.ts', 'contract', 'quoted.ts'],
  // The shapes of what goes in and out know only the words that everybody shares.
  contract: ['keyed.ts', 'search.ts'],
  'search.ts': [],
  // What warnings quote of a log, and what redaction takes out of them: each has to know the other's form.
  'quoted.ts': [],
  'midnight.ts': [],
  // Dates in words, for warnings and renderers alike.
  'calendar-words.ts': [],
  'sheet-columns.ts': [],
  // What a rule over all searches is.
  'whole-rule.ts': ['search.ts', 'tables'],
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
  // Tables by their keys, as the compiler cannot see them by itself.
  'keyed.ts': [],
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

  it('nothing imports commands but main, and nothing main but bin and the library: they are the ends of the way', () => {
    expectNone(inside.filter(({ to, from }) => to === 'main.ts' && from !== 'library/call.ts'));
    expectNone(
      inside.filter(({ to, from }) => partOf(to) === 'library' && partOf(from) !== 'library'),
    );
    const strangers = inside.filter(({ to }) => partOf(to) === 'commands');
    expectNone(strangers.filter(({ from }) => !['commands', 'main.ts'].includes(partOf(from))));
  });

  it('nothing imports run but commands: nobody else is run from a command line', () => {
    const strangers = inside.filter(({ to }) => partOf(to) === 'run');
    expectNone(strangers.filter(({ from }) => !['commands', 'run'].includes(partOf(from))));
  });

  it('commands/ holds the commands of the list: a file each, or a folder with a file of its name', () => {
    const paths = files.map(({ path }) => path).filter((path) => partOf(path) === 'commands');
    const others = paths.filter((path) => path !== 'commands/index.ts');
    expect(others.length).toBe(paths.length - 1);
    const names = COMMANDS.map(({ name }) => name);
    const strays = others.filter(
      (path) => !names.includes(path.split('/')[1]!.replace(/\.ts$/, '')),
    );
    expect(strays).toEqual([]);
    const homes = names.map((name) => [`commands/${name}.ts`, `commands/${name}/${name}.ts`]);
    expect(
      homes.filter((home) => home.filter((path) => paths.includes(path)).length !== 1),
    ).toEqual([]);
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

/** The files of contract/ that are data and no schemas: classes, kinds of findings, word lists. */
const PLAIN = [
  'classes',
  'findings',
  'vocabulary',
  'warnings',
  'ways/stratum-name',
  'ways/place-word',
  'ways/set-aside',
  'after/followup-status',
  'laws/profile',
  'laws/changed-laws',
  'laws/laws',
  'after/report-agencies',
  'systems/account-kinds',
  'systems/login-gaps',
  ...['question', 'policy', 'contract', 'access', 'plan', 'checklists'].map(
    (name) => `checklist/${name}`,
  ),
].map((name) => `contract/${name}.ts`);

describe('modules', () => {
  const only = (module: RegExp, allowed: RegExp): void =>
    expectNone(
      imports.filter(({ to, inside, from }) => !inside && module.test(to) && !allowed.test(from)),
    );

  it('node:fs only in world/, kernel.ts and log/open/file.ts: few places to look for what is written', () =>
    only(/^(node:)?fs(\/|$)/, /^(world\/[a-z-]+|kernel|log\/open\/file)\.ts$/));

  it('commander only in main.ts, commands/ and the options of run/: a domain knows no flags', () =>
    only(/^commander$/, /^(main\.ts|commands\/|run\/options\/)/));

  it('chalk and cli-table3 only in report/terminal/: color is one renderer of several', () =>
    only(/^(chalk|cli-table3)$/, /^report\/terminal\//));

  it('the writers of Markdown only in report/markdown.ts: it alone knows what acts in it', () =>
    only(/^(mdast-util-to-markdown|markdown-table)$/, /^report\/markdown\.ts$/));

  it('seedrandom only in sampling/: nothing else is left to chance', () =>
    only(/^seedrandom(\/|$)/, /^sampling\//));

  it('hucre only behind the doors of workbooks: nothing else depends on how they are made', () =>
    only(/^hucre(\/|$)/, /^(workpaper\/(xlsx\/|workbook\.ts$)|report\/workbook\/)/));

  it('tinyglobby only in world/folder-files.ts, when there is a pattern', () => {
    only(/^tinyglobby$/, /^world\/folder-files\.ts$/);
    expectNone(imports.filter(({ to, dynamic }) => to === 'tinyglobby' && !dynamic));
  });

  it('ipaddr.js only in network-address.ts: one reader of network addresses', () =>
    only(/^ipaddr\.js$/, /^network-address\.ts$/));

  it('csv-parse only in side-tables/csv-text.ts: one reader of small tables', () =>
    only(/^csv-parse(\/|$)/, /^side-tables\/csv-text\.ts$/));

  it('the Parquet libraries only behind two doors, which are loaded when there is such a file', () => {
    only(/^hyparquet/, /^(log\/parquet\/|commands\/export\/parquet\/)/);
    const doors = /^(log\/parquet\/|commands\/export\/parquet\/)/;
    const early = inside.filter(
      ({ to, typeOnly, dynamic }) => doors.test(to) && !typeOnly && !dynamic,
    );
    expectNone(early.filter(({ from }) => !doors.test(from)));
  });

  it('unpdf only in side-tables/sharing/report-pdf.ts, when there is a PDF', () => {
    only(/^unpdf(\/|$)/, /^side-tables\/sharing\/report-pdf\.ts$/);
    const early = imports.filter(({ to, typeOnly, dynamic }) => {
      return /^unpdf|sharing\/report-pdf\.ts$/.test(to) && !typeOnly && !dynamic;
    });
    expectNone(early);
  });

  it('date-fns only in ages/: the hot path parses bytes to numbers', () =>
    only(/^(date-fns|@date-fns)/, /^ages\//));

  it('zod only in contract/ and the commands that write schemas: rows are not checked by it', () =>
    only(/^zod(\/|$)/, /^(contract\/|commands\/(schema|init)\.ts$)/));

  it('redaction/ takes node:crypto and nothing else from outside: its key and levels are given to it', () => {
    const outside = imports.filter(({ from, inside }) => partOf(from) === 'redaction' && !inside);
    expectNone(outside.filter(({ to }) => to !== 'node:crypto'));
  });

  it('workbooks are read and written by code that is loaded when there is one: it costs no other start', () => {
    const ofWorkbooks =
      /^(log\/workbook|side-tables\/sheets\.ts$|workpaper\/(workbook|xlsx)\.ts$|report\/workbook\/table-)/;
    const early = inside.filter(({ to, typeOnly, dynamic }) => {
      return ofWorkbooks.test(to) && !typeOnly && !dynamic;
    });
    expectNone(early.filter(({ from }) => !ofWorkbooks.test(from)));
  });

  it('the values of contract/ only where schemas are written or a file is checked, when asked', () => {
    // Whoever imports them loads zod, which costs every start; but for what is plain data.
    const values = inside.filter(({ to, typeOnly }) => partOf(to) === 'contract' && !typeOnly);
    const others = values.filter(({ from, to, dynamic }) => {
      if (partOf(from) === 'contract' || PLAIN.includes(to)) return false;
      if (['commands/schema.ts', 'commands/init.ts'].includes(from)) return false;
      const checked = [
        'config.ts',
        'workpaper/manifest.ts',
        'comparison/document-file.ts',
        'commands/report/earlier.ts',
        'commands/checklist/accounts-document.ts',
        'commands/audit/plan-file.ts',
      ];
      if (checked.includes(from)) return !dynamic;
      return true;
    });
    expectNone(others);
  });

  it('plain data of contract/ imports nothing but plain data: it loads no zod', () => {
    const paths = files.map(({ path }) => path);
    expect(PLAIN.filter((path) => !paths.includes(path))).toEqual([]);
    const loaded = imports.filter(({ from, typeOnly }) => PLAIN.includes(from) && !typeOnly);
    expectNone(loaded.filter(({ to }) => !PLAIN.includes(to)));
  });
});

describe('the world outside', () => {
  const using = (...names: string[]): string[] =>
    files
      .filter(({ path }) => path !== 'world/io.ts' && path !== 'stray-failures.ts')
      .filter((file) => names.some((name) => namesUsed(file).has(name)))
      .map(({ path }) => path);

  it('process and console only in bin, io.ts and where strays are heard of: tests give main another world', () => {
    // A library's caller gives it no world: what is of the machine is that of its process.
    expect(using('process', 'console', 'globalThis')).toEqual(['library/call.ts']);
  });

  it('no clock and no chance but those of world/io.ts: the same logs give the same bytes', () => {
    expect(using('performance')).toEqual([]);
    const found = files.flatMap(({ path, text, nodes }) =>
      nodes
        .filter(({ node }) => isClockOrChance(node, text))
        .map(({ node }) => `${path}: ${text.slice(node.start, node.end)}`),
    );
    expect(found.filter((each) => !each.startsWith('world/io.ts:'))).toEqual([]);
  });

  it('new files only by way of run/outputs.ts: all of a run appear, or none', () => {
    const makers = ['world/new-files.ts', 'world/new-folder.ts'];
    const users = using('newFile', 'NewFolder').filter((path) => !makers.includes(path));
    expect(users).toEqual(['run/outputs.ts']);
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

  it('have no function of more than 45 lines', () => {
    expect(files.flatMap(functionLines).filter(({ lines }) => lines > 45)).toEqual([]);
  });

  it('are 20 in a folder at most: a folder is a room, and not a shelf', () => {
    const counts = new Map<string, number>();
    for (const { path } of files) {
      const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > 20)).toEqual([]);
  });

  it('re-export nothing: a name has one home (but the lists of what kernels give)', () => {
    const given = ['kernel/index.ts', 'kernel/shared-table.ts'];
    expectNone(imports.filter(({ reExport, from }) => reExport && !given.includes(from)));
    const lists = files.filter(({ path }) => /(^|\/)index\.ts$/.test(path));
    expect(lists.map(({ path }) => path)).toEqual([
      'commands/index.ts',
      'flags/rules/index.ts',
      'kernel/index.ts',
      'log/layouts/index.ts',
      'quality/classes/reason/index.ts',
      'quality/rules/index.ts',
    ]);
  });

  it('beside a list are all in the list, but what a thing of the list is made of', () => {
    // commands/ has its own test; the kernel's list is of what it gives.
    const lists = files.filter(({ path }) => /\/index\.ts$/.test(path));
    const others = lists.filter(({ path }) => !/^(commands|kernel)\//.test(path));
    expect(others.length).toBeGreaterThan(3);
    const strays = others.flatMap(({ path, imports: listed }) => {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const beside = files.filter((each) => each.path.startsWith(folder) && each.path !== path);
      return beside
        .filter((each) => !listed.some(({ to, typeOnly }) => to === each.path && !typeOnly))
        .filter(
          (each) => !inside.some(({ from, to }) => to === each.path && from.startsWith(folder)),
        )
        .map((each) => each.path);
    });
    expect(strays).toEqual(['log/layouts/refused.ts']);
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
