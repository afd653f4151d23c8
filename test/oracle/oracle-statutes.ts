import { fold } from './oracle-refusal.ts';
import { STATUTE_CODES, STATUTE_SECTIONS } from './oracle-vocabulary.ts';
import { SEPARATOR } from './oracle-words.ts';

/** All the places where a part that begins at a place of the text can end, each once. */
type Part = (text: string, from: number) => number[];

function character(pattern: RegExp): Part {
  return (text, from) => (pattern.test(text.charAt(from)) ? [from + 1] : []);
}

function literal(wanted: string): Part {
  return (text, from) => (text.startsWith(wanted, from) ? [from + wanted.length] : []);
}

const nothing: Part = (_, from) => [from];

function either(...parts: Part[]): Part {
  return (text, from) => {
    const ends: number[] = [];
    for (const part of parts) {
      for (const end of part(text, from)) if (!ends.includes(end)) ends.push(end);
    }
    return ends;
  };
}

function sequence(...parts: Part[]): Part {
  return (text, from) => {
    let ends = [from];
    for (const part of parts) {
      if (ends.length === 0) break;
      if (ends.length === 1) ends = part(text, ends[0]!);
      else ends = [...new Set(ends.flatMap((end) => part(text, end)))];
    }
    return ends;
  };
}

/** None or more; each part takes at least one character. */
function many(part: Part): Part {
  return (text, from) => {
    const ends = new Set([from]);
    for (const end of ends) {
      for (const next of part(text, end)) ends.add(next);
    }
    return [...ends];
  };
}

function upTo(most: number, part: Part): Part {
  return most === 0 ? nothing : either(nothing, sequence(part, upTo(most - 1, part)));
}

const digit = character(/^\d$/);
const letter = character(/^[a-z]$/);
const space = character(/^\s$/);

const decimals = upTo(3, sequence(literal('.'), digit, upTo(3, digit)));
/** `(a)`, `(2)`, `(iii)` */
const subdivision = sequence(
  many(space),
  literal('('),
  either(digit, letter),
  upTo(3, either(digit, letter)),
  literal(')'),
);
/** `496d PC` is section 496d; `211PC PC` is no section 211pc, for a code ends a section. */
const code = either(...STATUTE_CODES.map((each) => literal(fold(each))));
const suffixLetter: Part = (text, from) => {
  const isCode = code(text, from).some((end) => !/^\p{L}|^\p{M}/u.test(text.slice(end)));
  return isCode ? [] : letter(text, from);
};
const suffix = sequence(suffixLetter, upTo(1, suffixLetter), many(digit));
const section = sequence(
  character(/^[1-9]$/),
  upTo(4, digit),
  decimals,
  either(nothing, sequence(suffix, decimals)),
  many(subdivision),
);
const title = sequence(character(/^[1-9]$/), upTo(1, digit));

const between = many(character(new RegExp(`^[${SEPARATOR}+§]$`, 'u')));
const withItsCode = either(
  sequence(section, between, code),
  sequence(code, between, section),
  sequence(title, between, literal('usc'), between, section),
);

const listedSections = STATUTE_SECTIONS.map(fold);
const listed: Part = (text, from) =>
  section(text, from).filter((end) =>
    listedSections.includes(text.slice(from, end).replace(/\s/g, '')),
  );

const wordAnd: Part = (text, from) => {
  const beside = text.charAt(from - 1) + text.charAt(from + 3);
  return /[\p{L}\p{M}\p{N}]/u.test(beside) ? [] : literal('and')(text, from);
};
const mark = character(/^[\s,;/&+\p{Pd}\u2212]$/u);
const joiner = either(mark, wordAnd);
/** At the ends; an *and* there joins nothing. */
const passedOver = many(either(mark, literal('.')));

function statutes(one: Part): Part {
  const further = sequence(joiner, many(joiner), one);
  return sequence(passedOver, one, many(further), passedOver);
}

const anyStatutes = statutes(either(withItsCode, listed));
const statutesWithCode = statutes(withItsCode);

/** Whether a text is wholly such a part; found out once a text, since logs repeat theirs. */
function wholly(part: Part): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const folded = fold(text);
    const is = known.get(folded) ?? part(folded, 0).includes(folded.length);
    known.set(folded, is);
    return is;
  };
}

/** Nothing but statutes, each with its own code or in the list of sections. */
export const isOnlyStatutes = wholly(anyStatutes);

/** Nothing but statutes, each with its own code. */
export const isOnlyStatutesWithCode = wholly(statutesWithCode);
