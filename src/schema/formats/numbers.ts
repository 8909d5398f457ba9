import type { Format } from './format.ts';

/** The formats of numbers (OpenAPI 3.1, "Data Types"). */
export const numberFormats: readonly Format[] = ['int32', 'int64', 'float', 'double'].map((name) => ({
  name,
  type: 'number',
  pattern: undefined,
  nearMisses: [],
}));
