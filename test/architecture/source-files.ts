import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ESTree } from 'rolldown/utils';
import { type Hung, type Node, nodesOf } from './syntax.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** One import of a source file, in whatever form it is written. */
export interface Import {
  readonly from: string;
  /** A file of src/ by its path ("log/scan.ts"), or a module's name ("node:fs", "zod"). */
  readonly to: string;
  readonly inside: boolean;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
  readonly reExport: boolean;
}

/** A file of src/, parsed. */
export interface SourceFile {
  /** Its path under src/, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly nodes: readonly Hung[];
  readonly imports: readonly Import[];
}

let all: readonly SourceFile[] | undefined;

/** All files of src/, in the order of their paths; parsed once for all test files of a worker. */
export function sourceFiles(): readonly SourceFile[] {
  if (all !== undefined) return all;
  const names = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const paths = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.ts$/.test(name));
  all = paths.sort().map((path) => parsed(path, readFileSync(join(ROOT, 'src', path), 'utf8')));
  return all;
}

export function parsed(path: string, text: string): SourceFile {
  const nodes = nodesOf(text);
  return { path, text, nodes, imports: nodes.flatMap(({ node }) => importOf(path, node)) };
}

function importOf(from: string, node: Node): Import[] {
  const made = (source: Node | null, more: Partial<Import>): Import[] => {
    if (source?.type !== 'Literal' || typeof source.value !== 'string') return [];
    const inside = source.value.startsWith('.');
    // The kernel's compiler wants the names of its files without what they end in.
    const ending = from.startsWith('kernel/') ? '.ts' : '';
    const to = inside ? posix.join(posix.dirname(from), source.value) + ending : source.value;
    const plain = { typeOnly: false, dynamic: false, reExport: false };
    return [{ from, to, inside, ...plain, ...more }];
  };
  switch (node.type) {
    case 'ImportDeclaration':
      return made(node.source, { typeOnly: onlyTypes(node) });
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return made(node.source, { typeOnly: node.exportKind === 'type', reExport: true });
    case 'TSImportType':
      return made(node.source, { typeOnly: true });
    case 'ImportExpression':
      return made(node.source, { dynamic: true });
    default:
      return [];
  }
}

function onlyTypes({ importKind, specifiers }: ESTree.ImportDeclaration): boolean {
  if (importKind === 'type') return true;
  return (
    specifiers.length > 0 &&
    specifiers.every((each) => each.type === 'ImportSpecifier' && each.importKind === 'type')
  );
}

/** Names that a file uses for itself: not those of properties, as in `io.process`. */
export function namesUsed({ nodes }: SourceFile): Set<string> {
  return new Set(
    nodes.flatMap((hung) =>
      hung.node.type === 'Identifier' && !isProperty(hung) ? [hung.node.name] : [],
    ),
  );
}

function isProperty({ parent, key }: Hung): boolean {
  if (parent?.type === 'MemberExpression') return key === 'property' && !parent.computed;
  return parent?.type === 'Property' && key === 'key' && !parent.computed && !parent.shorthand;
}

/** The paths that lead back to where they began, each once: "a.ts → b.ts → a.ts". */
export function cyclesOf(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map(({ path, imports }) => [path, imports.filter(({ inside }) => inside)]),
  );
  const found = new Map<string, string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const cycle = trail.slice(at);
      found.set([...cycle].sort().join(), [...cycle, path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const { to } of edges.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return [...found.values()];
}

/** Functions with a body: declarations, methods, and arrows and expressions with braces. */
export function functionLines({
  path,
  text,
  nodes,
}: SourceFile): { lines: number; where: string }[] {
  return nodes.flatMap(({ node, parent }) => {
    const isFunction =
      node.type === 'FunctionDeclaration' ||
      node.type === 'FunctionExpression' ||
      node.type === 'ArrowFunctionExpression';
    if (!isFunction || node.body?.type !== 'BlockStatement') return [];
    // A method's node has its name, its function only what follows.
    const { start, end } = parent?.type === 'MethodDefinition' ? parent : node;
    const line = lineCount(text.slice(0, start + 1));
    return [{ lines: lineCount(text.slice(start, end)), where: `${path}:${line}` }];
  });
}

function lineCount(text: string): number {
  return text.trimEnd().split('\n').length;
}
