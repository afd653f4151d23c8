import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { runMain } from '../run-main.ts';
import type { Outcome } from './case.ts';
import { documentOf } from './checks.ts';

/* Documents under the schemas that the program prints, as another program reads these. */

const AJV = new Ajv2020({ strict: true, allowUnionTypes: true, code: { optimize: false } });
const known = new Map<string, ValidateFunction>();

async function validatorOf(name: string): Promise<ValidateFunction> {
  const { stdout } = await runMain(['schema', name]);
  const validate = known.get(name) ?? AJV.compile(JSON.parse(stdout));
  known.set(name, validate);
  return validate;
}

/** What of a run's document its schema does not allow. */
export async function faultsUnderSchema(outcome: Outcome): Promise<string[]> {
  const text = outcome.run.code === 2 ? undefined : documentOf(outcome);
  const [, name] = /"schema": "alpr-audit\/([\w-]+)\.v1"/.exec(text ?? '') ?? [];
  if (text === undefined || name === undefined) return [];
  const validate = await validatorOf(name);
  return validate(JSON.parse(text)) ? [] : [`schema: ${AJV.errorsText(validate.errors)}`];
}
