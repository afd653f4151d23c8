/** The version of package.json (a test holds the two together). */
export const TOOL = { name: 'alpr-audit', version: '0.2.0' } as const;
