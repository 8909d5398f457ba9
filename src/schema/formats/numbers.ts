import type { Format } from './format.ts';

/** The formats of numbers (OpenAPI 3.1, "Data Types"). */
export const numberFormats: readonly Format[] = [
  number('int32', [2 ** 31, -(2 ** 31) - 1, 0.5]),
  number('int64', [2 ** 63, -(2 ** 64), 0.5]),
  number('float', []),
  number('double', []),
];

function number(name: string, nearMisses: readonly number[]): Format {
  return { key: name, name, type: 'number', pattern: undefined, wide: [], nearMisses };
}
