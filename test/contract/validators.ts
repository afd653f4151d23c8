import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { runMain } from '../run-main.ts';

/**
 * Schemas as another program reads them. To shorten the code that it makes of one takes it half of the
 * time, and so does to compile the schema of schemas beside a small one: the first is left out, since the
 * code runs for milliseconds, the second is done once.
 */
export const AJV = new Ajv2020({
  ...{ strict: true, allowUnionTypes: true },
  code: { optimize: false },
});

const known = new Map<string, ValidateFunction>();

/** A schema as a function, which the tests of a worker share. */
export function validatorOf(schema: string): ValidateFunction {
  const validate = known.get(schema) ?? AJV.compile(JSON.parse(schema));
  known.set(schema, validate);
  return validate;
}

/** What `alpr-audit schema` prints. */
export async function printedSchema(name: string): Promise<string> {
  const { code, stdout, stderr } = await runMain(['schema', name]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}
