import type { AgesDocument, ValidateDocument } from '../contract/after/compare.ts';
import type { InspectDocument } from '../contract/inspect.ts';
import type { SampleDocument } from '../contract/sample.ts';
import { documentOf } from './call.ts';
import type {
  AgesOptions,
  LogSources,
  ReadingOptions,
  SampleOptions,
  ValidateOptions,
} from './options.ts';

/*
 * What another program may import. Each function reads the logs that it is given, from their beginning
 * to their end, and gives the document that the command prints with `--json`. None writes a file, looks
 * for a config or keeps anything for the next call. Options are those of the command, in camel case.
 */

/**
 * What is in these logs: layout, columns, period, how often each field is filled, and how the rows add
 * up; the document of `alpr-audit inspect`.
 * @throws an Error named `CannotBeDone`, whose message says what, where and what to do
 */
export async function readLogs(
  logs: LogSources,
  options: ReadingOptions = {},
): Promise<InspectDocument> {
  return await documentOf<InspectDocument>('inspect', logs, options);
}

/**
 * What stands in the case-number and reason fields, by class; the document of `alpr-audit validate`.
 * @throws an Error named `CannotBeDone`, whose message says what, where and what to do
 */
export async function validate(
  logs: LogSources,
  options: ValidateOptions = {},
): Promise<ValidateDocument> {
  return await documentOf<ValidateDocument>('validate', logs, options);
}

/**
 * How old the images were that people searched for; the document of `alpr-audit ages`.
 * @throws an Error named `CannotBeDone`, whose message says what, where and what to do
 */
export async function ages(logs: LogSources, options: AgesOptions = {}): Promise<AgesDocument> {
  const { buckets, at, ...others } = options;
  // The command takes these in one text.
  const periods = { buckets: buckets?.join(','), at: at?.join(',') };
  return await documentOf<AgesDocument>('ages', logs, { ...others, ...periods });
}

/**
 * Draws a sample of the searches; the document of `alpr-audit sample`. No workpaper is written.
 * @throws an Error named `CannotBeDone`, whose message says what, where and what to do
 */
export async function sample(logs: LogSources, options: SampleOptions): Promise<SampleDocument> {
  return await documentOf<SampleDocument>('sample', logs, options);
}
