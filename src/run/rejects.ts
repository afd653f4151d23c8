import type { Reject } from '../log/log-options.ts';
import { visible } from '../report/escape.ts';
import type { OutputFile } from './outputs.ts';

/**
 * Writes malformed rows to a file: for each a line `# <file> line <n>: <what is wrong>`, and below it
 * the row verbatim. What an earlier attempt at reading rejected is forgotten.
 * @param file undefined where nobody asked for it
 */
export function rejectsInto(file: OutputFile | undefined) {
  return {
    restart: () => file?.restart(),
    reject: ({ file: log, line, problem, row }: Reject) =>
      file?.write(`# ${visible(log)} line ${line}: ${problem}\n${row}\n`),
  };
}
