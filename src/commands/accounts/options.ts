import type { Command } from 'commander';
import type { AccountsQuestion } from '../../accounts/evidence.ts';
import type { Config } from '../../contract/config.ts';
import { SHARED_NAMES } from '../../contract/systems/account-kinds.ts';
import type { AccountsSettings } from '../../contract/systems/accounts.ts';
import { CannotBeDone } from '../../errors.ts';
import { quoted } from '../../report/words.ts';
import { dateGiven, givenPeriod } from '../../run/options/option-values.ts';
import { trimmed } from '../../search.ts';
import { type Io, readSmallFile } from '../../world/io.ts';

/** What accounts are held against, as commander gives it. */
export interface RawAccountsOptions {
  readonly accounts?: string;
  readonly people?: string;
  readonly training?: string;
  readonly course?: string;
  readonly dormant: string;
  readonly titles?: string;
  readonly events?: string;
  readonly asOf?: string;
}

/** The options that say what accounts are held against. */
export function addAccountsOptions(command: Command): Command {
  return command
    .option('--accounts <table>', 'the accounts: user, name, status, created, approved by …')
    .option('--people <table>', 'the roster: name, user, title, start and separation dates')
    .option('--training <table>', 'the training register: name or user, date, course')
    .option('--course <name>', 'count trainings of this course only')
    .option('--dormant <period>', 'how long without use is long: days, months or years', '90d')
    .option('--titles <list|@file>', 'job titles that may have access, or a file with one a line')
    .option('--events <file>', 'a Flock event log: when accounts were created and deleted');
}

/** Adds the date that stands for today. */
export function addAsOfOption(command: Command): Command {
  return command.option(
    '--as-of <date>',
    'the date that stands for today (default: the latest date of the log)',
    dateGiven,
  );
}

/**
 * What is asked, checked.
 * @throws CannotBeDone
 */
export function accountsQuestion(
  io: Io,
  raw: RawAccountsOptions,
  { accounts = {} }: Config,
): AccountsQuestion {
  const dormant = givenPeriod('--dormant', raw.dormant);
  if (dormant.unit === 'min' || dormant.unit === 'h') {
    throw new CannotBeDone(`--dormant ${raw.dormant}: dates are compared: give d, mo or y`);
  }
  return {
    dormant,
    course: raw.course ?? null,
    titles: raw.titles === undefined ? (accounts.titles ?? null) : titlesGiven(io, raw.titles),
    sharedNames: accounts.sharedNames ?? SHARED_NAMES,
  };
}

/** A title is short, and no row of a table, markup or sentence. */
const MAY_BE_TITLE = /^(?!.*,.*,)[^\t;|<>{}=\p{Cc}]{1,80}$/u;

function titlesGiven(io: Io, given: string): string[] {
  const text = given.startsWith('@') ? readSmallFile(io, given.slice(1)) : given;
  if (text === undefined) {
    throw new CannotBeDone(`${given.slice(1)} is not there: check what --titles names`);
  }
  const parts = text.replace(/^\uFEFF/, '').split(given.startsWith('@') ? /\r\n|\n|\r/ : ',');
  const titles = parts.map(trimmed).filter((title) => title !== '');
  const odd = titles.findIndex((title) => !MAY_BE_TITLE.test(title));
  if (odd >= 0 && given.startsWith('@')) {
    throw new CannotBeDone(
      `${given.slice(1)} is no list of titles: ${quoted(titles[odd]!.slice(0, 40))} is none; write one title a line`,
    );
  }
  if (titles.length > 0) return titles;
  throw new CannotBeDone(`--titles ${given} names no title: give them with commas between`);
}

/** The settings as a document carries them. */
export function accountsSettings(
  { asOf }: RawAccountsOptions,
  { dormant, course, titles, sharedNames }: AccountsQuestion,
): AccountsSettings {
  return {
    asOf: asOf ?? null,
    dormant: dormant.text,
    course,
    titles: titles === null ? null : [...titles],
    sharedNames: [...sharedNames],
  };
}
