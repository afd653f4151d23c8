import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../../../src/contract/classes.ts';
import { CASE_NUMBER_STEPS } from '../../../src/quality/classes/case-number-steps.ts';
import { REASON_STEPS } from '../../../src/quality/classes/reason/index.ts';
import { CELL_STATES } from '../../../src/search.ts';

const states = CELL_STATES.filter((state) => state !== 'value');

describe('every class has what gives it, and nothing else gives one', () => {
  test('to case numbers: the cell, a step, or that no step holds', () => {
    const given = new Set([...states, ...CASE_NUMBER_STEPS.map((step) => step.class), 'ok']);
    expect([...given].sort()).toEqual(Object.keys(CASE_NUMBER_CLASSES).sort());
  });

  test('to reasons: the cell, a step, or that no step holds', () => {
    const given = [...states, ...REASON_STEPS.map((step) => step.class), 'ok'];
    expect(given.sort()).toEqual(Object.keys(REASON_CLASSES).sort());
  });

  test('every file of a step is in the list', () => {
    const names = readdirSync(new URL('../../../src/quality/classes/reason/', import.meta.url));
    const steps = names.filter((name) => !['index.ts', 'reason-step.ts'].includes(name));
    expect(steps).toHaveLength(REASON_STEPS.length);
  });
});

test('the steps of case numbers stand in the order of the contract', () => {
  const order = Object.keys(CASE_NUMBER_CLASSES);
  const places = CASE_NUMBER_STEPS.map((step) => order.indexOf(step.class));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('the steps of reasons do, but vague, which looks only at what is left, and first', () => {
  const order = Object.keys(REASON_CLASSES);
  const steps = REASON_STEPS.filter((step) => step.class !== 'vague');
  const places = steps.map((step) => order.indexOf(step.class));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const vague = REASON_STEPS.find((step) => step.class === 'vague');
  expect([vague?.whole, vague?.beside]).toEqual([undefined, undefined]);
  expect(REASON_STEPS.filter(({ left }) => left !== undefined)[0]).toBe(vague);
});
