import { describe, expect, it } from 'vitest';
import { FEDERAL, PACKS } from './oracle-flags-lists.ts';
import { phrasesIn, wordsToMatch } from './oracle-flags-phrases.ts';
import { agencyKey, isOnList, looseKey, readSharingList } from './oracle-flags-sharing.ts';
import { stateInName } from './oracle-flags-state.ts';
import { dayAt, explained, flagsBy, flagsOf, type TestSearch } from './oracle-flags-test-logs.ts';

describe('phrases', () => {
  it.each([
    ['ICE warrant', 'immigration', ['ice']],
    ['I.C.E. warrant', 'immigration', []],
    ['nice car', 'immigration', []],
    ['black ice crash', 'immigration', []],
    ['ice, black ice', 'immigration', ['ice']],
    ['deportation: ERO', 'immigration', ['deport*', 'ero']],
    ['border-patrol', 'immigration', ['border patrol']],
    ['287(g)', 'immigration', ['287 g']],
    ['No Kings rally', 'protest', ['rally', 'no kings']],
    ['pep rally', 'protest', []],
    ['possession of ice sales', 'immigration', []],
    ["my ex's car", 'personal', ['my ex']],
    ['stole my car', 'personal', []],
    ['somebody stole my car, my ex', 'personal', ['my ex']],
    ['Test', 'testing', ['test']],
    ['drug test', 'testing', []],
    ['mosque vandalism', 'profiling', []],
    ['gypsy cabs and gypsies', 'profiling', ['gypsies']],
  ])('of "%s" in the pack %s', (text, pack, expected) => {
    expect(phrasesIn(text, PACKS[pack]!)).toEqual(expected);
  });

  it('does not join what stood on both sides of a trap', () => {
    expect(phrasesIn('border black ice patrol', PACKS.immigration!)).toEqual([]);
  });

  it('are looked for once the longest trap is taken out first', () => {
    const pack = { words: ['tower fire'], traps: ['watch the', 'the tower fire'] };
    expect(phrasesIn('watch the tower fire', pack)).toEqual([]);
    expect(phrasesIn('watch the other tower fire', pack)).toEqual(['tower fire']);
  });

  it('are cut into words: an apostrophe goes, and the s behind it', () => {
    expect(wordsToMatch("O'Brien's sheriff’s 287(g)")).toEqual(['obrien', 'sheriff', '287', 'g']);
  });
});

describe('words', () => {
  const reasons = (...texts: string[]): TestSearch[] =>
    texts.flatMap((reason) => explained(1, { reason }));

  it('flags a user of an agency once a pack, with the phrases counted', () => {
    const searches = reasons('ICE', 'ice and ero', 'test', 'theft', '');
    const { rules, flags } = flagsOf(searches, { rules: ['words'] });
    expect(flags).toMatchObject([
      {
        rule: 'words.immigration',
        subject: { pack: 'immigration', user: 'kim' },
        searches: 2,
        parts: { words: { ice: 2, ero: 1 } },
      },
      { rule: 'words.testing', subject: { pack: 'testing', user: 'kim' }, searches: 1 },
    ]);
    expect(rules.map(({ rule }) => rule)).toEqual(
      Object.keys(PACKS).map((name) => `words.${name}`),
    );
    expect(rules[0]).toMatchObject({ ran: true, subjects: 4, flags: 1, searches: 2 });
  });

  it('flags searches whose user is withheld, and those by programs', () => {
    const withheld = explained(2, { reason: 'ICE', user: '***', agency: 'North PD' });
    const byProgram = explained(1, { reason: 'ICE', type: 'api' });
    const flags = flagsBy('words.immigration', [...withheld, ...byProgram]);
    expect(flags.map(({ subject }) => subject)).toEqual([
      { pack: 'immigration', agency: 'North PD' },
      { pack: 'immigration', user: 'kim' },
    ]);
  });

  it('takes packs of the config beside the defaults, in place of one, and takes one away', () => {
    const packs = {
      civil: null,
      protest: { words: ['march*'], traps: ['march 1'] },
      own: { words: ['x'], traps: [] },
    };
    const { rules, flags } = flagsOf(reasons('marching', 'march 1', 'rally', 'x y'), {
      rules: ['words'],
      packs,
    });
    expect(rules.map(({ rule }) => rule)).not.toContain('words.civil');
    expect(flags.map(({ rule, searches }) => [rule, searches])).toEqual([
      ['words.protest', 1],
      ['words.own', 1],
    ]);
  });
});

describe('the state in a name', () => {
  it.each([
    ['Houston TX PD', 'TX'],
    ['El Cajon PD (CA)', 'CA'],
    ['El Cajon CA PD', 'CA'],
    ['El Cajon PD', null],
    ['Houston Tx PD', null],
    ['San Diego County SD', null],
    ['Sioux Falls SD PD', 'SD'],
    ['Lincoln County SD SO', 'SD'],
    ['Denver CO PD', 'CO'],
    ['Jefferson County CO SO', 'CO'],
    ['Jefferson CO SO', null],
    ['Jefferson CO', null],
    ['Harris CO TX', 'TX'],
    ['Elkhart IN - MI Task Force', 'MI'],
    ['LA County Sheriff', null],
    ['CA - Long Beach PD', 'CA'],
    ['TX DPS', 'TX'],
    ['CA Highway Patrol', 'CA'],
    ['OK State Patrol', 'OK'],
    ['CITY OF LA MESA PD', null],
    ['HOUSTON TX PD', 'TX'],
    ['HOUSTON TX', 'TX'],
    ['MESA PD (AZ) EAST', 'AZ'],
    ['Washington DC Metro', 'DC'],
    ['Unit ME7', null],
  ])('of %s is %s', (name, state) => {
    expect(stateInName(name)).toBe(state);
  });
});

describe('rules about agencies', () => {
  const agencies = (...names: string[]): TestSearch[] =>
    names.flatMap((agency) => explained(1, { agency }));
  const subjectsOf = (...args: Parameters<typeof flagsBy>) =>
    flagsBy(...args).map(({ subject }) => subject.agency);

  it('flags federal ones: by the tag, or by a phrase that is no trap', () => {
    const names = [
      '[Federal] Some Office',
      'US Marshals Service',
      'Federal Way PD',
      'ICE ERO',
      'Ice House PD',
    ];
    expect(subjectsOf('federal', agencies(...names))).toEqual([
      'ICE ERO',
      'US Marshals Service',
      '[Federal] Some Office',
    ]);
    expect(phrasesIn('Federal Way PD', FEDERAL)).toEqual([]);
  });

  it('flags other states, never unknown ones', () => {
    const names = ['Houston TX PD', 'El Cajon PD (CA)', 'North PD', 'South PD'];
    const options = { home: 'CA', agencyStates: { 'south pd': 'NV' } };
    expect(flagsBy('outOfState', agencies(...names), options)).toMatchObject([
      { subject: { agency: 'Houston TX PD' }, parts: { state: 'TX' } },
      { subject: { agency: 'South PD' }, parts: { state: 'NV' } },
    ]);
    expect(flagsOf(agencies(...names), { rules: ['outOfState'] }).rules[0]?.why).toBe(
      'option: home',
    );
  });

  it('flags those that are not on the list, our own aside', () => {
    const names = ['Houston TX PD', '[Federal] El Cajon PD', 'Own PD', 'North Police Department'];
    const sharedWith =
      'Organization Name,Networks Shared With Me\nEl Cajon PD,2\nNorth PD,1\nHouston TX PD,\n';
    const options = { sharedWith, own: ['own pd'] };
    expect(subjectsOf('unlisted', agencies(...names), options)).toEqual(['Houston TX PD']);
    const { rules } = flagsOf(agencies(...names), { ...options, rules: ['unlisted'] });
    expect(rules).toMatchObject([{ subjects: 3, flags: 1 }]);
  });
});

describe('the sharing list', () => {
  it('knows an entity by its words, tags aside', () => {
    for (const name of [
      '[Federal] [Inactive] A-B, PD',
      'Inactive a b pd',
      'A B PD (deactivated)',
    ]) {
      expect(agencyKey(name)).toBe('a b pd');
    }
  });

  it('unifies words for the kind of agency, in any order', () => {
    const sheriffs = [
      "Kern County Sheriff's Office",
      'Kern County SD',
      'SO Kern County',
      "Kern County Sheriff's Dept",
    ];
    for (const name of sheriffs) expect(looseKey(name)).toBe('county kern so');
    for (const name of ['Mesa Police', 'Mesa Police Dept', 'PD Mesa'])
      expect(looseKey(name)).toBe('mesa pd');
    expect(looseKey("Kern District Attorney's Office")).toBe('da kern');
  });

  it('is met by the loose key where that names one alone', () => {
    const list = readSharingList('Organizations granted access to\nMesa PD\nKern SO\nKern SD\n');
    expect(isOnList('Mesa Police Department', list)).toBe(true);
    expect(isOnList('Kern Sheriff', list)).toBe(false);
    expect(isOnList('KERN so', list)).toBe(true);
  });
});

describe('caseSpread', () => {
  const spread = (plates: number, users: number, days: number, reason = 'investigation') =>
    explained(plates).map((each, i) => ({
      ...each,
      reason,
      plate: `7ABC${100 + i}`,
      user: `user ${i % users}`,
      at: dayAt(i === 0 ? days : 0),
      agency: 'North PD',
    }));

  it('flags a number on 10 plates by 3 users over 30 days', () => {
    expect(flagsBy('caseSpread', spread(10, 3, 30))).toMatchObject([
      {
        subject: { agency: 'North PD', caseNumber: '26-01628' },
        parts: { plates: 10, users: 3, days: 30 },
      },
    ]);
    expect(flagsBy('caseSpread', spread(9, 3, 30))).toEqual([]);
    expect(flagsBy('caseSpread', spread(10, 2, 30))).toEqual([]);
    expect(flagsBy('caseSpread', spread(10, 3, 29))).toEqual([]);
  });

  it('flags none whose reasons are good: half of them are enough', () => {
    const mixed = spread(10, 3, 30).map((each, i) => (i < 5 ? { ...each, reason: '211PC' } : each));
    expect(flagsBy('caseSpread', mixed)).toEqual([]);
    expect(
      flagsBy(
        'caseSpread',
        mixed.map((each, i) => (i > 0 ? each : { ...each, reason: 'inv' })),
      ),
    ).toHaveLength(1);
  });

  it('knows a number by what numbers are compared by', () => {
    const spelled = spread(10, 3, 30).map((each, i) => ({
      ...each,
      number: i % 2 === 0 ? '#26–01628.' : '26-01628',
    }));
    expect(flagsBy('caseSpread', spelled)).toMatchObject([
      { subject: { caseNumber: '#26–01628.' } },
    ]);
  });
});
