import { parseAst } from 'rolldown/parseAst';
import type { ESTree } from 'rolldown/utils';

/** A node of a parsed file, in the shapes of ESTree. */
export type Node = ESTree.Node;

/** A node, and where it hangs. */
export interface Hung {
  readonly node: Node;
  readonly parent: Node | undefined;
  /** The property of the parent that holds it. */
  readonly key: string;
}

/** Every node of a file in TypeScript, from the top. */
export function nodesOf(text: string): Hung[] {
  const found: Hung[] = [];
  const visit = (node: Node, parent: Node | undefined, key: string): void => {
    found.push({ node, parent, key });
    for (const [name, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) visit(child, node, name);
      }
    }
  };
  visit(parseAst(text, { lang: 'ts', sourceType: 'module' }), undefined, '');
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
