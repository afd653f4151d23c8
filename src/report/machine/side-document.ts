import type { Tool } from '../../contract/document.ts';
import type { SideFacts } from '../../contract/side-facts.ts';
import type { Pieces } from '../pieces.ts';
import { jsonDocument, numbersDocument } from './json.ts';

/** The document of a command that reads side tables, and logs where it is given some. */
export function sideDocument(
  command: string,
  tool: Tool,
  { tables, warnings, log }: SideFacts,
  settings: object,
  result: object,
): Pieces {
  if (log === null) {
    const facts = { inputs: [], tables, population: null, warnings };
    return numbersDocument(command, tool, facts, settings, result);
  }
  const facts = { ...log, tables, warnings: [...warnings, ...log.warnings] };
  return jsonDocument(command, tool, facts, settings, result);
}
