/** The version of package.json (a test holds the two together). */
export const TOOL = { name: 'alpr-audit', version: '0.2.0' } as const;

/**
 * What made an output.
 * @param zoneData the version of the time-zone data that it was made under, such as 2025c; null where
 *   that is not known
 */
export function toolUnder({ zoneData }: { readonly zoneData: string | null }) {
  return { name: TOOL.name, version: TOOL.version, zoneData };
}
