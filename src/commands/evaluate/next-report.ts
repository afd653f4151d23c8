import type { Manifest } from '../../contract/manifest.ts';
import { fileWord, pasted } from '../../run/next-command.ts';
import { readingWords } from '../../run/options/manifest-options.ts';
import { type Io, isThere } from '../../world/io.ts';
import type { RawEvaluateOptions } from './numbers.ts';

/**
 * The command that makes a report of a finished audit; none where its logs are not where they were drawn
 * from, or the manifest does not stand in a folder as `sample` writes it.
 */
export function nextReport(
  io: Io,
  { workpaper, manifest: name }: { readonly workpaper: string; readonly manifest: string },
  manifest: Manifest,
  terms: RawEvaluateOptions,
): string[] {
  const folder = /^(.*)[/\\]manifest\.json$/.exec(name)?.[1];
  const logs = manifest.inputs.map(({ file }) => file);
  if (folder === undefined || logs.some((log) => log === '-' || !isThere(io, log))) return [];
  const { tolerable, confidence, unanswered } = terms;
  const one = (option: string, value: string | undefined): string[] =>
    value === undefined ? [] : [option, value];
  const words = [
    ...['report', ...logs.map(fileWord), ...readingWords(manifest)],
    ...['--audit', folder, '--workpaper', fileWord(workpaper)],
    ...one('--tolerable', tolerable),
    ...one('--confidence', confidence === '95' ? undefined : confidence),
    ...one('--unanswered', unanswered),
    ...['-o', 'report.html'],
  ];
  return [`Next, the report: ${pasted(words)}`];
}
