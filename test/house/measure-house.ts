import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cyclesOf, functionLines, parsed, type SourceFile } from '../architecture/source-files.ts';
import type { Hung } from '../architecture/syntax.ts';

/*
 * The table of what is measured of the house, of the tree it stands in or of another:
 * `npm run house -- ../other-checkout`. The kernel counts as a part of src; node_modules, fixtures
 * and what was built do not.
 */

// Compiled to .tools/test/house/, three folders under the repository.
const HERE = fileURLToPath(new URL('../../../', import.meta.url));
const root = resolve(process.argv[2] ?? HERE);

function filesOf(folder: string): SourceFile[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => parsed(name, readFileSync(join(root, folder, name), 'utf8')));
}

const linesOf = (text: string): number => text.trimEnd().split('\n').length;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Median, the value that nine of ten do not exceed, and the largest. */
function spread(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return [at(0.5), at(0.9), at(1)].join(' / ');
}

/** `x as T`; `as const` claims nothing. */
function isCast({ node }: Hung): boolean {
  if (node.type === 'TSTypeAssertion') return true;
  if (node.type !== 'TSAsExpression') return false;
  const type = node.typeAnnotation;
  const name = type.type === 'TSTypeReference' ? type.typeName : undefined;
  return !(name?.type === 'Identifier' && name.name === 'const');
}

function count(files: readonly SourceFile[], holds: (hung: Hung) => boolean): number {
  return sum(files.map(({ nodes }) => nodes.filter(holds).length));
}

/** The folder that holds the most files itself. */
function fullest(files: readonly SourceFile[]): string {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most === undefined ? '0' : `${most[1]} (src/${most[0]})`;
}

const src = filesOf('src');
const tests = filesOf('test');
const lengths = src.map(({ text }) => linesOf(text));
const functions = src.flatMap(functionLines);
const longest = functions.toSorted((a, b) => b.lines - a.lines).slice(0, 3);
const ofOracle = ({ path }: SourceFile): boolean => path.startsWith('oracle/');
const testLines = (files: readonly SourceFile[]): number =>
  sum(files.map(({ text }) => linesOf(text)));
const ratio = (lines: number): string => (lines / sum(lengths)).toFixed(2);
const others = tests.filter((file) => !ofOracle(file));

const table: readonly (readonly [string, string])[] = [
  ['files of src; lines', `${src.length}; ${sum(lengths)}`],
  ['lines a file, median / p90 / largest', spread(lengths)],
  ['function length, median / p90 / longest', spread(functions.map(({ lines }) => lines))],
  ['longest functions', longest.map(({ where, lines }) => `${where} (${lines})`).join(', ')],
  ['import cycles', String(cyclesOf(src).length)],
  ['any', String(count(src, ({ node }) => node.type === 'TSAnyKeyword'))],
  ['as casts', String(count(src, isCast))],
  ['files of the fullest folder', fullest(src)],
  ['test lines; without the oracle', `${testLines(tests)}; ${testLines(others)}`],
  ['test to source lines', `${ratio(testLines(tests))} (${ratio(testLines(others))} without)`],
];
const width = Math.max(...table.map(([name]) => name.length));
for (const [name, value] of table) console.log(`${name.padEnd(width)}  ${value}`);
