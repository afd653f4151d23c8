import { describe, expect, it } from 'vitest';
import { type CoverFacts, workpaperCover } from '../../src/workpaper/cover.ts';
import { ticketSteps } from '../../src/workpaper/ticket-steps.ts';
import { DRAW_FACTS, SEED } from '../sampling/draws.ts';

/** The cover as a table of texts, by heading and label. */
function coverOf(facts: CoverFacts, id?: string): Record<string, Record<string, string>> {
  const check = id === undefined ? null : ticketSteps(SEED, id);
  return Object.fromEntries(
    workpaperCover(facts, check).map(({ heading, lines }) => [
      heading,
      Object.fromEntries(lines.map(({ label, text }) => [label, text])),
    ]),
  );
}

const { design, settings } = DRAW_FACTS;

describe('the cover', () => {
  it('adds the rows up', () => {
    expect(coverOf(DRAW_FACTS).Population).toMatchObject({
      'Rows read': '1,188',
      'less duplicates': '20',
      'less malformed rows': '3',
      'less outside the period': '5',
      Searches: '1,160',
      'First and last': 'January 27, 2019, 08:02:11 -08:00 to September 30, 2019, 17:20:05 -07:00',
      'Time zone': 'America/Los_Angeles',
    });
    expect(coverOf(DRAW_FACTS).Population).not.toHaveProperty('less filtered out');
  });

  it('says what the size came from', () => {
    const sized = (size: CoverFacts['settings']['size']) =>
      coverOf({ ...DRAW_FACTS, settings: { ...settings, size } }).Sample;
    expect(sized({ from: 'size', size: 60 })).toMatchObject({
      'What the size came from': 'asked for: 60',
    });
    const percent = { from: 'percent', percent: '3.5', atLeast: 10, atMost: null } as const;
    expect(sized(percent)).toMatchObject({
      'What the size came from': '3.5% of 1,160 searches, rounded up, at least 10',
    });
  });

  it('names a census, strata and an earlier draw', () => {
    const strata = [
      { value: 'North PD', searches: 900, drawn: 45 },
      { value: '', searches: 260, drawn: 14 },
    ];
    const { Sample } = coverOf({
      ...DRAW_FACTS,
      design: { ...design, census: true, size: 5000, strata },
      settings: {
        ...settings,
        by: 'agency',
        extends: {
          ...{ sha256: 'ab'.repeat(32), drawn: 30 },
          strata: [{ value: '', sample: 30, drawn: 30 }],
        },
      },
    });
    expect(Sample).toMatchObject({
      Size: 'all 1,160 searches of the population: a census',
      Strata: 'by agency\nNorth PD: 45 of 900\n(blank): 14 of 260',
      Extends: `an earlier draw of 30 searches, whose manifest has the SHA-256 ${'ab'.repeat(32)}`,
    });
  });

  it('leads from the seed to the ticket of the first search', () => {
    const check = coverOf(DRAW_FACTS, 'search-00284')['How to check a ticket']!;
    // printf %s 08772473296991897540 | sha256sum
    const seedHash = 'f71b9bc9badde68bd985c373ae87cf64f026b717b10c84ba5cb35d2ed4f76744';
    expect(check['Step 1']).toContain(seedHash);
    expect(check['Step 3']).toContain(ticketSteps(SEED, 'search-00284').ticket);
    expect(coverOf(DRAW_FACTS)).not.toHaveProperty('How to check a ticket');
  });

  it('has a place for three names, signatures and dates', () => {
    const signs = workpaperCover(DRAW_FACTS, null).at(-1)!;
    expect(signs.heading).toBe('Sign-off');
    expect(signs.lines.map(({ toFill }) => toFill)).toEqual(Array(9).fill(true));
  });

  it('has no section to look at where there is nothing', () => {
    const calm = coverOf({ ...DRAW_FACTS, warnings: [], independence: [] });
    expect(calm).not.toHaveProperty('Look at');
  });
});
