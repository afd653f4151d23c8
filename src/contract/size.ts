import { z } from 'zod';
import { numbersDocumentSchema } from './document.ts';

const count = z.int().min(0);
const percent = z.string().describe('as given on the command line, such as 3.5');
const rate = z.number().min(0).max(1);

export const sizeSchema = z.object({
  n: z.int().min(1).describe('searches to draw'),
  k: count
    .nullable()
    .describe('deviations that the sample may show at most: ⌈expected · n⌉; null with --precision'),
  K: count.nullable().describe('⌈tolerable · N⌉; null without a population, and with --precision'),
  tail: rate
    .nullable()
    .describe('the chance that n searches show at most k, if K of the N deviated'),
  distribution: z.enum(['hypergeometric', 'binomial', 'normal']),
  confidence: rate,
  tolerable: rate.nullable().describe('null with --precision'),
  expected: rate,
  population: count.nullable(),
  precision: rate.nullable().describe('half the width of the interval; null with --tolerable'),
});

export const sizeSettingsShape = {
  population: count.nullable(),
  confidence: percent,
  tolerable: percent.nullable(),
  expected: percent,
  precision: percent.nullable(),
};

export const sizeDocumentSchema = numbersDocumentSchema('size', sizeSettingsShape, sizeSchema);

export type SizeResult = z.infer<typeof sizeSchema>;
const sizeSettingsSchema = z.object(sizeSettingsShape);
export type SizeSettings = z.infer<typeof sizeSettingsSchema>;
