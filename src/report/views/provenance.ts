import type { LogFacts } from '../../contract/document.ts';
import { counted, listWords, quoted } from '../words.ts';

const SHOWN = 12;

/** Which files an output was made from, by name and SHA-256, and how their times were dated. */
export function provenance(facts: LogFacts): string[] {
  const { inputs } = facts;
  const rest = inputs.length - SHOWN;
  return [
    ...zoneNote(facts),
    ...inputs.slice(0, SHOWN).map(({ file, sha256 }) => `Made from ${file}, SHA-256 ${sha256}.`),
    ...(rest > 0 ? [`Made from ${counted(rest, 'more file')} too (--json lists all).`] : []),
  ];
}

function zoneNote({ population, settings, zonesNotUsed }: LogFacts): string[] {
  const { first, last } = population;
  if (first === null) return [];
  const zoned = [first, last].some((time) => /[+-]\d\d:\d\d$/.test(time ?? ''));
  if (!zoned && zonesNotUsed.length > 0) {
    const headers = listWords(zonesNotUsed.map(quoted));
    const which = zonesNotUsed.length === 1 ? 'one, which was' : 'some, which were';
    return [
      `Times are the log's own: no search's time has a time zone behind it, but ${headers} in the header ${zonesNotUsed.length === 1 ? 'names' : 'name'} ${which} not used.`,
    ];
  }
  if (!zoned) return ["Times are the log's own: searches carry no time zone."];
  const zone = settings.timeZone ?? 'UTC, as no zone was given for the agency (--tz)';
  return [
    `Times that carry a time zone are dated in ${zone}. Times without one stand as the log has them.`,
  ];
}
