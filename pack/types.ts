import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isolatedDeclarationSync } from 'rolldown/experimental';
import { ROOT } from '../test/bench/root.ts';

/** What the JSON Schemas of the documents are made of. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly propertyNames?: Schema;
  readonly description?: string;
}

/** The documents that the library gives, and the command whose schema each has. */
const DOCUMENTS = {
  InspectDocument: 'inspect',
  ValidateDocument: 'validate',
  AgesDocument: 'ages',
  SampleDocument: 'sample',
};

/** The types of the library in one file that imports nothing. */
export function libraryTypes(): string {
  const documents = Object.entries(DOCUMENTS).map(([name, command]) => {
    const argv = [join(ROOT, 'bin/alpr-audit.js'), 'schema', command];
    const schema: Schema = JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' }));
    return `/** The document of \`alpr-audit ${command} --json\`. */\nexport interface ${name} ${typeText(schema)}\n`;
  });
  return [declarations('options'), declarations('library'), ...documents].join('\n');
}

/** What a file of the library declares. */
function declarations(name: string): string {
  const path = `src/library/${name}.ts`;
  const { code, errors } = isolatedDeclarationSync(
    path,
    readFileSync(join(ROOT, path), 'utf8'),
    {},
  );
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return code.replaceAll(/^import .*\n/gm, '');
}

/** A schema as a type of TypeScript. */
export function typeText(schema: Schema, indent = ''): string {
  const { type, items, properties } = schema;
  const union = (types: readonly string[]): string => [...new Set(types)].join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((each) => JSON.stringify(each)));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return union(choices.map((each) => typeText(each, indent)));
  if (typeof type === 'object') return union(type.map((each) => typeText({ type: each }, indent)));
  if (type === 'array') return listText(typeText(items ?? {}, indent));
  if (properties) return objectText(schema, properties, indent);
  if (type === 'object') return recordText(schema, indent);
  if (type === 'integer') return 'number';
  if (type === undefined) return 'unknown';
  return type;
}

function listText(of: string): string {
  // An object is in brackets of its own.
  return /^[^{]* \| /.test(of) ? `(${of})[]` : `${of}[]`;
}

function objectText(
  { required = [] }: Schema,
  properties: Readonly<Record<string, Schema>>,
  indent: string,
): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([key, value]) => {
    const { description } = value;
    const said = description ? `${inner}/** ${description.replaceAll('*/', '*\\/')} */\n` : '';
    const name = /^[a-z_$][\w$]*$/i.test(key) ? key : JSON.stringify(key);
    return `${said}${inner}${name}${required.includes(key) ? '' : '?'}: ${typeText(value, inner)};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

/** Keys that are not named one by one; of those that are, some may be missing. */
function recordText(
  { additionalProperties, propertyNames, required }: Schema,
  indent: string,
): string {
  const value = typeText(additionalProperties || {}, indent);
  if (!propertyNames?.enum) return `{ [key: string]: ${value} }`;
  const record = `Record<${typeText(propertyNames, indent)}, ${value}>`;
  return required === undefined ? `Partial<${record}>` : record;
}
