import { describe, expect, it } from 'vitest';
import { agencyReport } from '../../../src/side-tables/sharing/agency-report.ts';
import { isReportText, pagesOfText } from '../../../src/side-tables/sharing/report-text.ts';

const HEAD = '                  Agency\n            Data Sharing Report\n\n';
const SHARED = `Detections Shared
The Specimen CA PD Agency is Sharing its Detection data with the following Agencies:
`;
const FOOT = 'Date Created: 03-04-22     LEARN Agency Data Sharing Report     Page 1 of 1\n';

function read(text: string) {
  expect(isReportText(text)).toBe(true);
  return agencyReport('report.txt', pagesOfText(text));
}

const names = (text: string): string[] => read(text).names.map(({ name }) => name);

describe("Vigilant's Agency Data Sharing Report", () => {
  it('says whose it is, when it was made, and which directions it tells', () => {
    const { owner, date, directions, hotLists } = read(`${HEAD}${SHARED}Alder PD (CA)\n${FOOT}`);
    expect({ owner, date, directions, hotLists }).toEqual({
      ...{ owner: 'Specimen CA PD', date: '2022-03-04', directions: ['outbound'], hotLists: null },
    });
  });

  it('has two columns of names', () => {
    const text = `${HEAD}${SHARED}Alder PD (CA)            Birch SO (CA)\nCedar PD                 Inactive Elm PD-CA\nFir PD\n${FOOT}`;
    expect(names(text)).toEqual([
      ...['Alder PD (CA)', 'Birch SO (CA)', 'Cedar PD', 'Inactive Elm PD-CA', 'Fir PD'],
    ]);
  });

  it('has names that go on in the line below, in their own column', () => {
    const text = `${HEAD}${SHARED}Alder City Police          Birch County Sheriff's Office and
Department (CA)            Emergency Services (CA)
Cedar PD                   Elm County Border Task Force
                           of the North
Long Name of an Agency of  Fir PD
Many Words
Gum PD (CA)                Hazel County Probation
                           (CA)
Ivy Joint Regional Task
Force of the South
${FOOT}`;
    expect(names(text)).toEqual([
      'Alder City Police Department (CA)',
      "Birch County Sheriff's Office and Emergency Services (CA)",
      'Cedar PD',
      'Elm County Border Task Force of the North',
      'Long Name of an Agency of Many Words',
      'Fir PD',
      'Gum PD (CA)',
      'Hazel County Probation (CA)',
      'Ivy Joint Regional Task Force of the South',
    ]);
  });

  it('tells where two names that say no state may both go on below', () => {
    const below = (left: string, right: string) =>
      `${HEAD}${SHARED}Alder Valley Joint Police  Birch River Border Crimes\n${left.padEnd(27)}${right}\nCedar PD                   Elm PD\n${FOOT}`;
    const doubted = read(below('Cedar Falls', 'Elm Harbor'));
    expect(doubted.doubtful).toEqual([['Cedar Falls', 'Elm Harbor']]);
    expect(doubted.names.length).toBe(6);
    // They say of what kind they are, as the names above; or that they are rests.
    expect(read(below('Fir PD', 'Gum PD')).doubtful).toEqual([]);
    expect(read(below('Department', 'Task Force')).doubtful).toEqual([]);
  });

  it('has names that end with a state or a tag, and names that begin with one', () => {
    const text = `${HEAD}${SHARED}Lake District Attorney IN            College Station PD TX
Cedar Harbor Regional (deactivated)  Elm PD
[Federal] Marshals Service
${FOOT}`;
    expect(names(text)).toEqual([
      'Lake District Attorney IN',
      'College Station PD TX',
      'Cedar Harbor Regional (deactivated)',
      'Elm PD',
      '[Federal] Marshals Service',
    ]);
  });

  it('has a table whose cells may stand in the middle of their rows', () => {
    const text = `${HEAD}Detections Received
The Specimen CA PD Agency is receiving Detection data from the following Agencies:
Agency                                             City          State
Alder PD                                           Alder         CA
Some Long Agency Name Which Wraps Over Two Lines   San
                                                                 NV
Special Bureau                                     Bernardino
Cedar PD                                           Cedar         CA
${FOOT}`;
    expect(read(text).names.map(({ name, state }) => [name, state])).toEqual([
      ['Alder PD', 'CA'],
      ['Some Long Agency Name Which Wraps Over Two Lines Special Bureau', 'NV'],
      ['Cedar PD', 'CA'],
    ]);
  });

  it('has names that stand in the middle of their rows', () => {
    const text = `${HEAD}${SHARED}Alder Police Department (CA)       Birch PD (CA)
Inactive Border Patrol Sector of
the United States Customs and      Cedar PD-CA
Border Protection (CA)
                                   Dogwood Harbor Regional Marine
Elm PD
                                   Patrol Unit (CA)
Fir PD (NV)                        Gum PD (NV)
${FOOT}`;
    expect(names(text)).toEqual([
      'Alder Police Department (CA)',
      'Birch PD (CA)',
      'Inactive Border Patrol Sector of the United States Customs and Border Protection (CA)',
      'Cedar PD-CA',
      'Dogwood Harbor Regional Marine Patrol Unit (CA)',
      'Elm PD',
      'Fir PD (NV)',
      'Gum PD (NV)',
    ]);
  });

  it('has two names in one row that go on in the line below', () => {
    const text = `${HEAD}${SHARED}Alder City Police Department     Birch PD (CA)
South Harbor Police Department   Inactive Immigration and Customs
(CA)                             Enforcement Homeland Security
                                 Investigations Harbor (CA)
Cedar PD                         Dogwood PD (CA)
${FOOT}`;
    expect(names(text)).toEqual([
      'Alder City Police Department',
      'Birch PD (CA)',
      'South Harbor Police Department (CA)',
      'Inactive Immigration and Customs Enforcement Homeland Security Investigations Harbor (CA)',
      'Cedar PD',
      'Dogwood PD (CA)',
    ]);
  });

  it('has the rest of two names beside each other, which no agency is called', () => {
    const text = `${HEAD}${SHARED}Alder City Police Department     Birch PD
Regional Auto Theft              South Department of Public
Task Force (CA)                  Safety (NV)
Cedar PD                         Dogwood PD
${FOOT}`;
    expect(names(text)).toEqual([
      ...['Alder City Police Department', 'Birch PD'],
      'Regional Auto Theft Task Force (CA)',
      'South Department of Public Safety (NV)',
      ...['Cedar PD', 'Dogwood PD'],
    ]);
  });

  it('has a last name alone in its row, which is none of the name above that fills its line', () => {
    const text = `${HEAD}${SHARED}San Alder County Sheriff Department   Birch PD (CA)
Dogwood University Police (CA)
${FOOT}`;
    expect(names(text)).toEqual([
      'San Alder County Sheriff Department',
      'Birch PD (CA)',
      'Dogwood University Police (CA)',
    ]);
  });

  it('has columns that begin elsewhere on the same page, and a name that fills its column', () => {
    const text = `${HEAD}${SHARED}Alder PD (CA)                           Birch PD (CA)
Cedar PD (CA)                           Dogwood PD (CA)
Elm PD (CA)                             Fir PD (CA)
Gum PD (CA)                Hazel PD (CA)
Ivy Joint Regional Task PD Juniper PD (CA)
Larch PD (CA)              Maple PD (CA)
${FOOT}`;
    expect(names(text).map((name) => name.replace(' (CA)', ''))).toEqual([
      ...['Alder PD', 'Birch PD', 'Cedar PD', 'Dogwood PD', 'Elm PD', 'Fir PD', 'Gum PD'],
      ...['Hazel PD', 'Ivy Joint Regional Task PD', 'Juniper PD', 'Larch PD', 'Maple PD'],
    ]);
  });

  it('has a table whose columns begin elsewhere on the next page', () => {
    const page = (n: number): string => FOOT.replace('1 of 1', `${n} of 2`);
    const text = `${HEAD}Detections Received
The Specimen CA PD Agency is receiving Detection data from the following Agencies:
Agency                                      City                State
Alder PD                                    Alder               CA
${page(1)}\fBirch County Sheriff Department Birch City   CA
Cedar PD                        Cedar        NV
Dogwood PD                                   OR
${page(2)}`;
    expect(read(text).names.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Alder PD CA',
      'Birch County Sheriff Department CA',
      'Cedar PD NV',
      'Dogwood PD OR',
    ]);
  });

  it('has a last name that is no more of the one above, where that line had room', () => {
    const text = `${HEAD}${SHARED}A Name That Fills Its Column   Birch PD\nCedar PD                       Dogwood PD\nElm PD\n${FOOT}`;
    expect(names(text).slice(2)).toEqual(['Cedar PD', 'Dogwood PD', 'Elm PD']);
  });

  it('has a table of agency, city and state, from which the state comes', () => {
    const text = `${HEAD}Detections Received
The Specimen CA PD Agency is receiving Detection data from the following Agencies:
Agency                             City          State
Alder PD                           Alder         CA
Elm County Sheriff's Office and    Elm           NV
Rescue
FBI
${FOOT}`;
    expect(read(text).names).toEqual([
      { name: 'Alder PD', state: 'CA', directions: ['inbound'] },
      {
        name: "Elm County Sheriff's Office and Rescue",
        state: 'NV',
        directions: ['inbound'],
      },
      { name: 'FBI', state: null, directions: ['inbound'] },
    ]);
  });

  it('tells of hot lists apart, and "None" from a section that is not there', () => {
    const text = `${HEAD}${SHARED}None
Hot List Sharing
The Specimen CA PD Agency is sharing Hot List records with the following Agencies:
Agency:                     Hot List(s):
Alder PD (CA)               LEARN_Specimen, Stolen
Birch County Sheriff's      LEARN_Specimen
Office
Hot List Received
The Specimen CA PD Agency is receiving Shared Hot List records from the following
Agencies:
None
${FOOT}`;
    const { directions, names: all, hotLists } = read(text);
    expect({ directions, all }).toEqual({ directions: ['outbound'], all: [] });
    expect(hotLists).toEqual([
      { name: 'Alder PD (CA)', direction: 'outbound' },
      { name: "Birch County Sheriff's Office", direction: 'outbound' },
    ]);
  });

  it('says whose it is in a sentence of several lines, under a name that begins with The', () => {
    const text = `${HEAD}Detections Shared
The Regional Task Force for the Prevention of Vehicle Theft in the
Counties Agency is Sharing its Detection data with the following
Agencies:
The Woodlands TX PD        Alder PD
${FOOT}`;
    const { owner, names: all } = read(text);
    expect(owner).toBe('Regional Task Force for the Prevention of Vehicle Theft in the Counties');
    expect(all.map(({ name }) => name)).toEqual(['The Woodlands TX PD', 'Alder PD']);
  });

  it('goes on over pages', () => {
    const page = (n: number): string =>
      `Date Created: 03-04-2022   VehicleManager Agency Data Sharing Report   Page ${n} of 2\n\f`;
    const text = `${HEAD}${SHARED}Alder PD          Birch PD\nCedar County      Dogwood PD\n${page(1)}Sheriff (CA)      Elm PD\nFir PD            Gum PD\n${page(2)}`;
    expect(names(text)).toEqual([
      ...['Alder PD', 'Birch PD', 'Cedar County Sheriff (CA)', 'Dogwood PD', 'Elm PD', 'Fir PD'],
      'Gum PD',
    ]);
  });

  it('is refused where pages are missing at its end', () => {
    const text = `${HEAD}${SHARED}Alder PD\n${FOOT.replace('1 of 1', '1 of 3')}`;
    expect(() => read(text)).toThrow('report.txt ends on page 1 of 3: it was cut short');
  });

  it('is refused where a page is missing between others', () => {
    const pages = [1, 3].map((page) => FOOT.replace('1 of 1', `${page} of 3`));
    const text = `${HEAD}${SHARED}Alder PD\n${pages[0]}\fBirch PD\n${pages[1]}`;
    expect(() => read(text)).toThrow('report.txt has no page 2 of 3');
    expect(names(text.replace('3 of 3', '2 of 2').replace('1 of 3', '1 of 2'))).toHaveLength(2);
  });

  it('is refused without any of its sections', () => {
    expect(() => agencyReport('x.pdf', pagesOfText('Agency\nData Sharing Report\n'))).toThrow(
      /none of the four sections/,
    );
  });
});
