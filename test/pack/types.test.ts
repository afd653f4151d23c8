import { describe, expect, it } from 'vitest';
import { typeText } from '../../pack/types.ts';

describe('the type of a schema', () => {
  it.each([
    [{ type: 'integer' }, 'number'],
    [{ type: 'string' }, 'string'],
    [{ const: 'a/b.v1' }, '"a/b.v1"'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{}, 'unknown'],
    [{ type: 'array', items: { type: 'string' } }, 'string[]'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [{ type: 'array', items: { type: 'array', items: { type: 'null' } } }, 'null[][]'],
    [{ anyOf: [{ type: 'number' }, { type: 'integer' }, { type: 'null' }] }, 'number | null'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, '{ [key: string]: number }'],
    [
      { type: 'object', propertyNames: { enum: ['a', 'b'] }, additionalProperties: {} },
      'Partial<Record<"a" | "b", unknown>>',
    ],
    [
      {
        type: 'object',
        properties: {
          a: { type: 'number', description: 'ends */ here' },
          'b-c': { type: 'object', properties: { d: { type: 'boolean' } } },
        },
        required: ['a'],
      },
      '{\n  /** ends *\\/ here */\n  a: number;\n  "b-c"?: {\n    d?: boolean;\n  };\n}',
    ],
  ])('%j is %s', (schema, type) => {
    expect(typeText(schema)).toBe(type);
  });
});
