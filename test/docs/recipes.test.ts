import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FLAG_RULES } from '../../src/flags/rules/index.ts';
import { LAYOUTS } from '../../src/log/layouts/index.ts';
import { sourceFiles } from '../architecture/source-files.ts';
import { LAYOUTS as ORACLE_LAYOUTS } from '../oracle/oracle-layouts.ts';

/* src/README.md is true of the tree: its rooms, the paths that it names, and its recipes. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(`${root}src/README.md`, 'utf8');

/** Files of the tree by their path from the root. */
const tree = ['src', 'test', 'fixtures', 'bin'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => `${each.parentPath}/${each.name}`.replaceAll('\\', '/').slice(root.length)),
);
const extras = readdirSync(`${root}extras`).map((name) => `extras/${name}`);
const files = [...tree, ...extras, ...readdirSync(root)];

/** What a path with `<name>` in it stands for: the same name wherever it comes again. */
function patternOf(path: string): string {
  const [before = '', ...behind] = path
    .split('<name>')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (behind.length === 0) return before;
  return `${before}${String.raw`(?<name>[\w-]+)`}${behind.join(String.raw`\k<name>`)}`;
}

/** A path from the root or from src/, of a file or of a folder. */
function isThere(path: string): boolean {
  const pattern = new RegExp(`^(src/)?${patternOf(path.replace(/\/$/, ''))}(/|$)`);
  return files.some((file) => pattern.test(file));
}

/** The text under a heading, up to the next of its level or above. */
function under(heading: string): string {
  const level = /^#+/.exec(heading)![0].length;
  const [, text] = readme.split(`\n${heading}\n`);
  expect(text, heading).toBeDefined();
  return text!.split(new RegExp(`^#{1,${level}} `, 'm'))[0]!;
}

describe('the rooms', () => {
  const [, block] = /```\n([\s\S]*?)```/.exec(under('## Rooms'))!;
  const rooms = block!
    .split(/\n(?=\S)/)
    .map((lines) => ({ name: /^\S+/.exec(lines)![0], text: lines.replace(/^\S+/, '') }));

  test('are all folders of src, and the files that stand in none', () => {
    const paths = readdirSync(`${root}src`, { recursive: true, withFileTypes: true });
    const folders = paths
      .filter((each) => each.isDirectory())
      .map((each) => `${each.parentPath}/${each.name}/`.slice(`${root}src/`.length));
    const alone = sourceFiles().filter(({ path }) => !path.includes('/'));
    const there = [...folders, ...alone.map(({ path }) => path)];
    expect(rooms.map(({ name }) => name).sort()).toEqual(there.sort());
  });

  test.each(rooms)('$name holds the files that are named in it', ({ name, text }) => {
    const named = [...text.matchAll(/(?<![\w-])[\w-]+\.(?:ts|md)\b/gi)].map(([file]) => file);
    expect(named.filter((file) => !tree.includes(`src/${name}${file}`))).toEqual([]);
  });
});

/** What stands between backticks and is a path; `dist/` is built. */
const paths = [...readme.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)]
  .map(([, text]) => text!)
  .filter((text) => /^[\w.<>/-]+$/.test(text) && /\/|\.(ts|md)$/.test(text))
  .filter((text) => !text.startsWith('dist/'));

test.each([...new Set(paths)])('%s is there', (path) => {
  expect(isThere(path)).toBe(true);
});

const RECIPES = [...under('## Recipes').matchAll(/^### (.*)$/gm)].map(([, name]) => name!);

/** What a recipe says to touch: the first cells of its tables. */
function touched(recipe: string): string[] {
  const rows = [...under(`### ${recipe}`).matchAll(/^\| (.*?) \| .* \|$/gm)];
  return rows
    .map(([, cell]) => cell!)
    .filter((cell) => cell !== 'touch')
    .map((cell) => {
      const [, path] = /^`([^`]+)`$/.exec(cell) ?? [];
      expect(path, `${recipe}: ${cell}`).toBeDefined();
      return path!;
    });
}

describe('the recipes', () => {
  test('are those that CONTRIBUTING promises, each with what to touch', () => {
    expect(RECIPES).toEqual([
      'A layout',
      'A header name',
      'A class of reasons',
      'A class of case numbers',
      'A rule over one search',
      'A rule over all searches',
      'A side table',
      'A command',
      'A section of the report',
      'A column of the workpaper',
    ]);
    for (const recipe of RECIPES) {
      expect(touched(recipe).length, recipe).toBeGreaterThanOrEqual(3);
      expect(
        touched(recipe).some((path) => path.startsWith('test/')),
        recipe,
      ).toBe(true);
    }
  });

  test('name every list: a folder of things of one kind has an index.ts', () => {
    const all = RECIPES.flatMap(touched);
    const lists = tree.filter((path) => /^src\/.*index\.ts$/.test(path));
    expect(lists.filter((path) => !all.includes(path))).toEqual(['src/kernel/index.ts']);
  });

  /** Things that are there, by the word that is written wherever one of them is. */
  test.each([
    ['A layout', 'palantir'],
    ['A layout', 'flock-portal'],
    ['A header name', 'transaction date'],
    ['A class of reasons', 'tooShort'],
    ['A class of case numbers', 'wordsOnly'],
    ['A class of case numbers', 'withheld on release'],
    ['A rule over one search', 'personalInformation'],
    ['A rule over one search', 'caseYear'],
    ['A rule over one search', 'caseMismatch'],
    ['A side table', 'TableDescription<RegisterField>'],
    ['A command', "(?:'inspect'|inspect:)"],
    ['A section of the report', 'activitySection'],
    ['A column of the workpaper', 'examined by'],
  ])('%s: %j is written nowhere but where the recipe says', (recipe, word) => {
    const patterns = touched(recipe).map((path) => new RegExp(`^${patternOf(path)}$`));
    const written = new RegExp(String.raw`(?<![\w-])${word}(?![\w-])`, 'i');
    const places = sourceFiles()
      .filter(({ text }) => written.test(withoutComments(text)))
      .map(({ path }) => `src/${path}`);
    expect(places).not.toEqual([]);
    expect(places.filter((path) => !patterns.some((each) => each.test(path)))).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** The files of a folder that hold one thing each of its list. */
function holding(folder: string, others: readonly string[]): string[] {
  return readdirSync(`${root}src/${folder}`).filter((name) => !others.includes(name));
}

describe('what is in a folder is in its list', () => {
  test('layouts', () => {
    const names = holding('log/layouts', ['index.ts', 'layout.ts', 'refused.ts']);
    expect(LAYOUTS.map(({ name }) => `${name}.ts`).sort()).toEqual(names.sort());
  });

  test('red flags', () => {
    // The rules of words are one file: a list of words is no code.
    const ofWords = FLAG_RULES.filter(({ name }) => name.startsWith('words.'));
    const names = holding('flags/rules', ['index.ts', 'words.ts']);
    expect(ofWords.length).toBeGreaterThan(1);
    expect(names).toHaveLength(FLAG_RULES.length - ofWords.length);
  });

  test('sections of the report', () => {
    const sections = sourceFiles()
      .map(({ path }) => path)
      .filter((path) => /^report\/page\/(.*\/)?section-[^/]*$/.test(path));
    const list = sourceFiles().find(({ path }) => path === 'report/page/sections.ts')!;
    const listed = list.imports.map(({ to }) => to).filter((path) => path.includes('/section-'));
    expect(listed.sort()).toEqual(sections.sort());
    expect(sections.length).toBeGreaterThan(10);
  });
});

test('every layout is known to the oracle, and has a log whose expected output names it', () => {
  expect(LAYOUTS.map(({ name }) => name)).toEqual(ORACLE_LAYOUTS);
  const folder = `${root}fixtures/layouts/expected/`;
  const outputs = readdirSync(folder).map((name) => readFileSync(`${folder}${name}`, 'utf8'));
  for (const { name } of LAYOUTS) {
    const isNamed = new RegExp(`"layout": ?"${name}"|^ {2}Layout +${name}: `, 'm');
    expect(
      outputs.some((text) => isNamed.test(text)),
      name,
    ).toBe(true);
  }
});
