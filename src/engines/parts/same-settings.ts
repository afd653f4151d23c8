import { CannotBeDone } from '../../errors.ts';
import type { LogOptions } from '../../log/log-options.ts';
import { plainText } from '../plain.ts';

/** What a line or a part was made under: each setting as text, by its name. */
export type Under = Readonly<Record<string, string>>;

/** The program and its data: parts of two versions are not put together. */
export interface Maker {
  readonly version: string;
  readonly zoneData: string | null;
}

/** What decides how searches are read, and what they are shown as. */
export function readUnder(maker: Maker, options: LogOptions): Under {
  const { mapping, layout, headerRow, sheet, encoding, timeZone, dayFirst, placeholders } = options;
  const { agencyOf, readsPreamble, noId, strict } = options;
  return texts({
    ...{ version: maker.version, 'zone data': maker.zoneData },
    ...{ '--map': mapping, '--layout': layout, '--header-row': headerRow, '--sheet': sheet },
    ...{ '--encoding': encoding, '--tz': timeZone, dayFirst, '--agency-of': agencyOf },
    ...{ 'the words for nothing': [...placeholders].sort(), readsPreamble },
    ...{ '--no-id': noId, '--strict': strict },
  });
}

/** What besides decides which searches count, and how. */
export function countedUnder(maker: Maker, options: LogOptions, more: object): Under {
  const { from, to, users, agencies, keepDuplicates } = options;
  return {
    ...readUnder(maker, options),
    ...texts({ '--from': from, '--to': to, '--user': users, '--agency': agencies }),
    ...texts({ '--keep-duplicates': keepDuplicates, ...more }),
  };
}

function texts(settings: object): Under {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, plainText(value ?? null)]),
  );
}

/** @throws CannotBeDone where something was made under other settings than it is put together under */
export function checkSame(what: string, made: Under, now: Under): void {
  for (const [name, text] of Object.entries(made)) {
    const other = now[name];
    if (other === text) continue;
    throw new CannotBeDone(
      `${what} under other settings: ${name} was ${text}, and is ${other ?? 'not known'} here: ` +
        'give map, reduce and merge the same options',
    );
  }
}
