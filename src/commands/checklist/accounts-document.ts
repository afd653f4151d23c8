import { createHash } from 'node:crypto';
import type { ChecklistAccounts } from '../../contract/checklist/document.ts';
import type { AccountsResult } from '../../contract/systems/accounts.ts';
import { CannotBeDone } from '../../errors.ts';
import { firstIssue, parsedJson } from '../../json-file.ts';
import { type Io, readSmallFile } from '../../world/io.ts';

/** A document of `alpr-audit accounts --json`, read. */
export interface AccountsRead {
  readonly name: string;
  readonly sha256: string;
  readonly accounts: AccountsResult;
}

const ASKED = 'give what alpr-audit accounts printed with --json';

/** @throws CannotBeDone when it is not there, or is another document */
export async function readAccountsDocument(io: Io, name: string): Promise<AccountsRead> {
  const text = readSmallFile(io, name);
  if (text === undefined)
    throw new CannotBeDone(`${name} is not there: check what --accounts names`);
  const json = parsedJson(name, text, ASKED);
  // Loaded here, and not above: zod takes a while to load.
  const { accountsDocumentSchema } = await import('../../contract/systems/accounts.ts');
  const { error, data } = accountsDocumentSchema.safeParse(json);
  if (data === undefined) {
    throw new CannotBeDone(
      `${name} is no document of alpr-audit accounts${firstIssue(error)}: ${ASKED}`,
    );
  }
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { name, sha256, accounts: data.accounts };
}

/** What accounts show of the five safeguards. */
export function safeguardsOf(
  agency: string,
  { asOf, safeguards }: AccountsResult,
): ChecklistAccounts {
  return {
    ...{ agency, asOf },
    safeguards: safeguards.map(({ safeguard, outcome, of, exceptions, untold }) => ({
      ...{ safeguard, outcome, of, exceptions, untold },
    })),
  };
}
