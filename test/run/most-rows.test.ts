import { describe, expect, it } from 'vitest';
import { type Part, partLines } from '../../src/engines/parts/part.ts';
import { inAscii } from '../../src/engines/plain.ts';
import { RowList } from '../../src/run/row-list.ts';
import { workbookOf } from '../../src/run/show.ts';
import { issueWorkpaper } from '../../src/workpaper/issue.ts';
import { DRAW_FACTS, drawnSearch, readsOf } from '../sampling/draws.ts';

/* What is more than a sheet or a line holds is a line that says what to do; here with less room. */

describe('more rows than a sheet has', () => {
  it('are no workpaper: fewer are to be drawn', async () => {
    const drawn = [1, 2, 3].map((draw) => drawnSearch(draw));
    const issue = (most: number) =>
      issueWorkpaper(DRAW_FACTS, drawn, drawn.map(readsOf), undefined, most);
    await expect(issue(2)).rejects.toThrow(
      /^3 searches are drawn, and a sheet of the workpaper has room for 2: draw fewer \(--size/,
    );
    expect((await issue(3)).drawn).toHaveLength(3);
  });

  it('are no table: it is to be CSV', async () => {
    const tidy = { columns: ['a'], rows: [{ a: 1 }, { a: 2 }] };
    await expect(workbookOf(tidy, 1)).rejects.toThrow(
      'a sheet has at most 1 rows, and these are 2: end the name in .csv',
    );
    expect((await workbookOf(tidy, 2)).length).toBeGreaterThan(0);
  });

  it('are no list: it is to be CSV', () => {
    const list = new RowList({ form: 'xlsx', write: async () => {} }, ['a'], 1);
    list.add({ a: 1 });
    expect(() => list.add({ a: 2 })).toThrow('has at most 1 rows, and this list has more: end its');
  });
});

describe('more than one line of a part holds', () => {
  it('a long text is made ASCII in pieces, whatever they cut', () => {
    const text = 'é🚓a車\u2028'.repeat(5);
    for (const piece of [1, 2, 3, 7]) expect(inAscii(text, piece)).toBe(inAscii(text));
    expect(JSON.parse(`"${inAscii(text, 2)}"`)).toBe(text);
  });

  const part = {
    under: [],
    parts: 1,
    files: [],
    population: undefined,
    tally: undefined,
  } as unknown as Part;
  const write = (sealed?: () => string) => [...partLines(part, ['a'], sealed)];

  it('is told before half a line is written, with what to do', () => {
    // What V8 does where a text would be too long; to make one takes half a gigabyte.
    const tooLong = () => 'x'.repeat(2 ** 29);
    expect(() => write(tooLong)).toThrow(
      /^what reduce counted is longer than 512 MB, .*: reduce the keys in more parts, and give merge all/,
    );
    expect(write()).toHaveLength(2);
  });

  it('is not said of other failures', () => {
    const broken = () => {
      throw new RangeError('something else');
    };
    expect(() => write(broken)).toThrow('something else');
  });
});
