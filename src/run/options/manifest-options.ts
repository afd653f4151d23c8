import type { Config } from '../../contract/config.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { RawLogOptions } from './log-options.ts';

/** The options under which a manifest's logs were read. */
export function logOptionsOf({ settings }: Manifest) {
  const { timeZone, from, to, users, agencies, layout, columns, headerRow } = settings;
  const { encoding, sheet } = settings;
  const given = { tz: timeZone, from, to, layout, headerRow, encoding, sheet };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)),
    ...(settings.agencyOf === null ? { readsPreamble: false } : { agencyOf: settings.agencyOf }),
    user: users,
    agency: agencies,
    map: columns,
    ...(settings.keepDuplicates && { keepDuplicates: true as const }),
    ...(settings.noId && { noId: true as const }),
    ...(settings.strict && { strict: true as const }),
  } satisfies Partial<RawLogOptions>;
}

/** What of the config a manifest's draw and its workpaper depended on. */
export function configOf({ settings, workpaper }: Manifest): Config {
  const { dayFirst, placeholders } = settings;
  return {
    questions: workpaper.questions,
    ...(dayFirst !== null && { dayFirst }),
    ...(placeholders !== null && { vocabulary: { placeholders } }),
  };
}

/** The same options as somebody would type them. */
export function readingWords(manifest: Manifest): string[] {
  const { settings } = manifest;
  const { timeZone, from, to, users, agencies, layout, columns, headerRow } = settings;
  const { encoding, sheet, keepDuplicates, noId, strict } = settings;
  const one = (option: string, value: string | number | null): string[] =>
    value === null ? [] : [option, String(value)];
  return [
    ...[...one('--tz', timeZone), ...one('--from', from), ...one('--to', to)],
    ...[...one('--layout', layout), ...one('--header-row', headerRow)],
    ...[...one('--encoding', encoding), ...one('--sheet', sheet)],
    ...users.flatMap((user) => ['--user', user]),
    ...agencies.flatMap((agency) => ['--agency', agency]),
    ...columns.flatMap(({ field, header }) => ['--map', `${field}=${header}`]),
    ...(settings.agencyOf ?? []).flatMap(({ files, agency }) => [
      '--agency-of',
      `${files}=${agency}`,
    ]),
    ...(keepDuplicates ? ['--keep-duplicates'] : []),
    ...(noId ? ['--no-id'] : []),
    ...(strict ? ['--strict'] : []),
  ];
}
