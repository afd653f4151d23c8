import type { IdRepeats } from '../../log/duplicates/id-repeats.ts';
import { fromSealedText, sealedText } from '../plain.ts';

/** Logs whose ids are none beside those of others, each with what shows it. */
export type IdsOfAnother = readonly (readonly [file: string, repeats: IdRepeats])[];

/** It as one word, which is given to map by hand. */
export function idsOfAnotherCode(logs: IdsOfAnother): string {
  return Buffer.from(sealedText(logs)).toString('base64url');
}

/** @throws SyntaxError where it is no such word */
export function fromIdsOfAnotherCode(code: string): IdsOfAnother {
  return fromSealedText(Buffer.from(code, 'base64url').toString('utf8'));
}
