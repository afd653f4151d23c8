import { offsetText } from '../log/times/moment.ts';
import { MOMENT_KINDS, type Moments } from '../search.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1000;

const two = (n: number): string => String(n).padStart(2, '0');
const MINUTES = Array.from(
  { length: 1440 },
  (_, n) => `T${two(Math.floor(n / 60))}:${two(n % 60)}`,
);
const SECONDS = Array.from({ length: 60 }, (_, n) => `:${two(n)}`);
const UNREADABLE = MOMENT_KINDS.indexOf('unreadable');
const DATE = MOMENT_KINDS.indexOf('date');
const INSTANT = MOMENT_KINDS.indexOf('instant');

/**
 * Moments in ISO 8601, as `isoText` gives one. Of millions the dates, the times of day and the offsets come
 * again and again: each is written once.
 */
export class IsoTimes {
  readonly #dates = new Map<number, string>();
  readonly #offsets = new Map<number, string>();

  /** Moment i of many; null where it is unreadable. A date alone that ends a range keeps its own date. */
  text({ kinds, days, locals, instants }: Moments, i: number): string | null {
    const kind = kinds[i]!;
    if (kind === UNREADABLE) return null;
    if (kind === DATE) return this.#date(days[i]!);
    const local = locals[i]!;
    const day = Math.floor(local / DAY_MS);
    const reading = this.#date(day) + this.#clock(local - day * DAY_MS);
    return kind === INSTANT ? reading + this.#offset(local - instants[i]!) : reading;
  }

  /** Writes moment i of many, which is readable, in ASCII; gives where it ends. */
  write(moments: Moments, i: number, to: Uint8Array, at: number): number {
    const { kinds, days, locals, instants } = moments;
    const kind = kinds[i]!;
    if (kind === DATE) return written(this.#date(days[i]!), to, at);
    const local = locals[i]!;
    const day = Math.floor(local / DAY_MS);
    const ms = local - day * DAY_MS;
    const minute = Math.floor(ms / MINUTE_MS);
    const second = (ms - minute * MINUTE_MS) / SECOND_MS;
    let end = written(this.#date(day), to, at);
    if (!Number.isInteger(second)) end = written(this.#clock(ms), to, end);
    else end = written(SECONDS[second]!, to, written(MINUTES[minute]!, to, end));
    return kind === INSTANT ? written(this.#offset(local - instants[i]!), to, end) : end;
  }

  #date(day: number): string {
    let text = this.#dates.get(day);
    if (text === undefined) {
      text = new Date(day * DAY_MS).toISOString().slice(0, 10);
      this.#dates.set(day, text);
    }
    return text;
  }

  #clock(ms: number): string {
    const minute = Math.floor(ms / MINUTE_MS);
    const inMinute = ms - minute * MINUTE_MS;
    const second = Math.floor(inMinute / SECOND_MS);
    const text = MINUTES[minute]! + SECONDS[second]!;
    const left = inMinute - second * SECOND_MS;
    return left === 0 ? text : `${text}.${String(left).padStart(3, '0')}`;
  }

  #offset(ms: number): string {
    let text = this.#offsets.get(ms);
    if (text === undefined) {
      text = offsetText(ms);
      this.#offsets.set(ms, text);
    }
    return text;
  }
}

function written(text: string, to: Uint8Array, at: number): number {
  for (let i = 0; i < text.length; i++) to[at + i] = text.charCodeAt(i);
  return at + text.length;
}
