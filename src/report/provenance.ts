import type { LogFacts } from '../contract/document.ts';
import { counted } from './words.ts';

const SHOWN = 12;

/** Which files an output was made from, by name and SHA-256, and how their times were dated. */
export function provenance({ inputs, settings }: LogFacts): string[] {
  const rest = inputs.length - SHOWN;
  return [
    settings.timeZone === null
      ? 'Times that carry a time zone are dated in UTC, as no zone was given for the agency (--tz). Times without one stand as the log has them.'
      : `Times that carry a time zone are dated in ${settings.timeZone}. Times without one stand as the log has them.`,
    ...inputs.slice(0, SHOWN).map(({ file, sha256 }) => `Made from ${file}, SHA-256 ${sha256}.`),
    ...(rest > 0 ? [`Made from ${counted(rest, 'more file')} too (--json lists all).`] : []),
  ];
}
