import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

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
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** All files of src/, in the order of their paths. */
export function sourceFiles(): SourceFile[] {
  const names = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const paths = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.ts$/.test(name));
  return paths.sort().map((path) => parsed(path, readFileSync(join(ROOT, 'src', path), 'utf8')));
}

export function parsed(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, tree, imports: nodesOf(tree).flatMap((node) => importOf(path, node)) };
}

/** Every node of a tree, from the top. */
export function nodesOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [node];
  ts.forEachChild(node, (child) => {
    found.push(...nodesOf(child));
  });
  return found;
}

function importOf(from: string, node: ts.Node): Import[] {
  const made = (specifier: ts.Node | undefined, more: Partial<Import>): Import[] => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return [];
    const inside = specifier.text.startsWith('.');
    // The kernel's compiler wants the names of its files without what they end in.
    const ending = from.startsWith('kernel/') ? '.ts' : '';
    const to = inside ? posix.join(posix.dirname(from), specifier.text) + ending : specifier.text;
    const plain = { typeOnly: false, dynamic: false, reExport: false };
    return [{ from, to, inside, ...plain, ...more }];
  };
  if (ts.isImportDeclaration(node)) {
    return made(node.moduleSpecifier, { typeOnly: onlyTypes(node.importClause) });
  }
  if (ts.isExportDeclaration(node)) {
    return made(node.moduleSpecifier, { typeOnly: node.isTypeOnly, reExport: true });
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return made(node.argument.literal, { typeOnly: true });
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return made(node.arguments[0], { dynamic: true });
  }
  return [];
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || namedBindings === undefined) return false;
  return (
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

/** Names that a file uses for itself: not those of properties, as in `io.process`. */
export function namesUsed({ tree }: SourceFile): Set<string> {
  const identifiers = nodesOf(tree).filter(ts.isIdentifier);
  const own = identifiers.filter(
    ({ parent }) => !(ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)),
  );
  const roots = nodesOf(tree)
    .filter(ts.isPropertyAccessExpression)
    .map(({ expression }) => expression)
    .filter(ts.isIdentifier);
  return new Set([...own, ...roots].map(({ text }) => text));
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
