import { CONFIG_NAME, readConfig } from '../../config.ts';
import { SHARED_NAMES } from '../../contract/systems/account-kinds.ts';
import { EXIT, type ExitCode } from '../../errors.ts';
import { showExplanation } from '../../run/explanation.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import type { Io } from '../../world/io.ts';

/** `alpr-audit accounts --explain`: what is checked, without a table. */
export async function explainAccounts(io: Io, raw: RawLogOptions): Promise<ExitCode> {
  const { accounts = {} } = await readConfig(io, raw.config);
  const { accountsExplainView } = await import('../../report/views/systems/accounts-explain.ts');
  const view = accountsExplainView(accounts.sharedNames ?? SHARED_NAMES);
  await showExplanation(io, raw, [raw.config ?? CONFIG_NAME], view);
  return EXIT.done;
}
