import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../fixtures/generate/validate.ts';
import { type FlagsOptions, flagsOracle, type OracleFlags } from '../oracle/oracle-flags.ts';
import { readOracle } from '../oracle/oracle-log.ts';
import { remembered } from '../oracle/oracle-remembered.ts';
import { splitText } from '../oracle/oracle-split.ts';
import { FIXTURES } from './transcript.ts';

/*
 * The logs of fixtures/flags are a specification: `Shows` says of a planted row which rule must flag
 * it, or just does not. The oracle is held against it here, the program against the oracle in compare/.
 */

const LOGS = ['alder-county-so.csv', 'port-alder-pd.csv'];

function fixture(name: string): Buffer {
  return readFileSync(join(FIXTURES, 'flags', name));
}

/** What the oracle reads of these logs: once, however often they are looked at. */
const readLogs = remembered((names) =>
  readOracle(
    names.split(' ').map((name) => ({ name, bytes: fixture(name) })),
    {},
  ),
);

function flagsOfLogs(names: string[], options: FlagsOptions = {}): OracleFlags {
  return flagsOracle(readLogs(names.join(' ')), options);
}

const ALL_OPTIONS: FlagsOptions = {
  home: 'CA',
  own: ['Port Alder PD', 'Alder County SO'],
  sharedWith: fixture('shared-networks.csv').toString(),
  watch: fixture('watch.txt').toString(),
  cite: 100,
};

/** What each row is there to show, by file and line. */
const SHOWS = new Map(
  LOGS.flatMap((name) =>
    splitText(fixture(name).toString(), ',').rows.map(({ line, cells }) => [
      `${name}:${line}`,
      cells[11] ?? '',
    ]),
  ),
);

const result = flagsOfLogs(LOGS, ALL_OPTIONS);

/** The rules that flag rows, by what these show. */
const rulesByShows = new Map<string, Set<string>>();
for (const { rule, file, line } of result.listed) {
  const shows = SHOWS.get(`${file}:${line}`) ?? '';
  rulesByShows.set(shows, (rulesByShows.get(shows) ?? new Set()).add(rule));
}

const texts = [...new Set(SHOWS.values())].filter((text) => text !== '' && text !== 'Shows');
const nearMisses = texts.filter((text) => text.startsWith('near miss of '));
const flagged = texts.filter((text) => result.rules.some(({ rule }) => ruleOf(text) === rule));

function ruleOf(shows: string): string {
  return shows.replace(/:.*$/, '');
}

describe('the logs of fixtures/flags', () => {
  it.each(result.rules.map(({ rule }) => rule))('have a flag and a near miss of %s', (rule) => {
    expect(flagged.map(ruleOf)).toContain(rule);
    expect(nearMisses.map(ruleOf)).toContain(`near miss of ${rule}`);
  });

  it.each(flagged)('flag: %s', (shows) => {
    expect([...(rulesByShows.get(shows) ?? [])]).toEqual([ruleOf(shows)]);
  });

  it.each(texts.filter((text) => !flagged.includes(text)))('do not flag: %s', (shows) => {
    expect([...(rulesByShows.get(shows) ?? [])]).toEqual([]);
  });

  it('flag no row that is not there for it', () => {
    expect(rulesByShows.get('')).toBe(undefined);
    expect(result.rules.every(({ ran }) => ran)).toBe(true);
  });
});

/** Every flag of the two logs: rule, subject, conditions, searches (explained of judged), parts. */
const EXPECTED = `
repeatPlate | a.venn / Port Alder PD / 7RPT101 | count | 10 (2 of 10) | {"days":1}
repeatPlate | c.venn / Port Alder PD / 7RPT107 | span | 6 (1 of 6) | {"days":30}
repeatPlate | b.venn / Port Alder PD / 7RPT104 | days | 3 (0 of 3) | {"days":2}
manyUsers | 7MNY201 | 5 (0 of 5) | {"users":5}
sameText | i.venn / Port Alder PD | 45 (0 of 45) | {"share":0.9,"text":"investigation"}
volume | j.venn / Port Alder PD / 2026-03 | 50 (50 of 50) | {"median":10,"mad":0,"users":21}
burst | k.venn / Alder County SO | 30 (7 of 30) | {"plates":30,"seconds":600}
aroundTheClock | l.venn / Port Alder PD | 9 (9 of 9) | {"hours":36,"gapMinutes":270}
withoutPlate | m.venn / Port Alder PD | 20 (4 of 20) | {"wildcards":10}
wideReach | n.venn / Alder County SO | 10 (2 of 10) | {"largest":6809}
oldImages | o.venn / Alder County SO | 10 (2 of 10) | {"retention":"1y"}
caseSpread | Port Alder PD / 26-004711 | 10 (10 of 10) | {"plates":10,"users":3,"days":30}
words.immigration | immigration / s.venn / Port Alder PD | 2 (2 of 2) | {"words":{"hsi":2}}
words.reproductive | reproductive / s.venn / Port Alder PD | 2 (2 of 2) | {"words":{"abortion*":2}}
words.protest | protest / s.venn / Port Alder PD | 2 (2 of 2) | {"words":{"rally":2,"no kings":2}}
words.profiling | profiling / s.venn / Port Alder PD | 2 (2 of 2) | {"words":{"gypsies":2}}
words.personal | personal / s.venn / Port Alder PD | 2 (2 of 2) | {"words":{"my ex":2}}
words.civil | civil / s.venn / Port Alder PD | 2 (2 of 2) | {"words":{"child support":2}}
words.testing | testing / s.venn / Port Alder PD | 2 (2 of 2) | {"words":{"test":2}}
federal | US Marshals Service | 2 (2 of 2) | {}
federal | [Federal] Marine Inspection | 2 (2 of 2) | {}
outOfState | Houston TX PD | 2 (2 of 2) | {"state":"TX"}
unlisted | Cedar Falls PD | 2 (2 of 2) | {}
watchedPlate | t.venn / Port Alder PD / 7WCH901 | 2 (2 of 2) | {}
`;

function lineOf(flag: OracleFlags['flags'][number]): string {
  const { rule, subject, conditions, searches, judged, explained, parts } = flag;
  const counts = `${searches} (${explained} of ${judged})`;
  const about = Object.values(subject).join(' / ');
  return [rule, about, ...conditions, counts, JSON.stringify(parts)].join(' | ');
}

describe('what the oracle says of fixtures/flags', () => {
  it('is these flags', () => {
    expect(result.flags.map(lineOf)).toEqual(EXPECTED.trim().split('\n'));
    expect(result).toMatchObject({ undated: 2, byProgram: 12, sampling: { population: 2010 } });
  });

  it('is the same by the hashed list', () => {
    const watch = fixture('watch-hashed.txt').toString();
    const hashed = { ...ALL_OPTIONS, watch, watchKey: fixture('watch.key') };
    expect(flagsOfLogs(LOGS, hashed).flags).toEqual(result.flags);
  });

  it('is nothing of what cannot be run: without options, under a filter, where a release wrote over it', () => {
    const why = (names: string[], options: FlagsOptions) =>
      flagsOfLogs(names, options).rules.flatMap(({ rule, why }) =>
        why === null ? [] : [`${rule} ${why}`],
      );
    expect(why(LOGS, { filtered: true })).toEqual([
      'volume filtered',
      'outOfState option: home',
      'unlisted option: shared-with',
      'watchedPlate option: watch',
    ]);
    expect(
      why(['overwritten.csv'], { rules: ['repeatPlate', 'sameText', 'words.testing'] }),
    ).toEqual([
      'repeatPlate notJudged',
      'sameText noValue: reason',
      'words.testing noValue: reason',
    ]);
  });

  it('is a flag of each hostile text, as user and as agency, and of most as plate and number', () => {
    const { flags } = flagsOfLogs(['hostile.csv'], { home: 'CA' });
    const ofRule = (name: string) => flags.filter(({ rule }) => rule === name);
    for (const text of HOSTILE_TEXTS.map((each) => each.trim())) {
      const about = flags.filter(({ subject }) => subject.agency?.includes(text));
      const rules = new Set(about.map(({ rule }) => rule));
      expect(rules, text).toContain('words.immigration');
      expect(rules, text).toContain('federal');
      expect(rules, text).toContain('outOfState');
    }
    // Some of the texts are wildcards as plates, or have too many words for a number.
    expect(ofRule('repeatPlate').length).toBeGreaterThan(HOSTILE_TEXTS.length / 2);
    expect(ofRule('caseSpread').length).toBeGreaterThan(HOSTILE_TEXTS.length / 2);
  });

  it('is nothing, without --allow-mixed, where another export has the same searches', () => {
    const mixed = ['alder-county-so.csv', 'same-searches.csv'];
    expect(() => flagsOfLogs(mixed)).toThrow('different headers');
    expect(flagsOfLogs(mixed, { allowMixed: true }).mixed).toBe(true);
  });
});
