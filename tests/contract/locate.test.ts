import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { stringify } from 'yaml';
import { parseSourceFile } from '../../src/contract/source-file.ts';
import type { Json } from '../../src/json.ts';
import { fromPointer, toPointer, valueAt } from '../../src/json-pointer.ts';

const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme-ascii' }) as fc.Arbitrary<Json>;
const key = fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', '~', '/', '$', '.', '%') });
const document = fc.dictionary(key, json, { minKeys: 1, noNullPrototype: true });

for (const format of ['yaml', 'json']) {
  test.prop([document])(`every member of a ${format} file is located at its key`, (value) => {
    const text = format === 'json' ? JSON.stringify(value, null, 2) : stringify(value);
    const file = parseSourceFile(text, `x.${format}`, `x.${format}`);
    const lines = text.split('\n');
    for (const tokens of paths(value)) {
      const { line, column } = file.locate(tokens);
      const there = lines[line - 1]?.slice(column - 1) ?? '';
      if (!Array.isArray(valueAt(value, toPointer(tokens.slice(0, -1))))) {
        expect(readings(there).join('\n')).toContain(tokens.at(-1));
      }
    }
  });
}

test.prop([fc.array(fc.string())])('a JSON pointer is split into the tokens it was joined from', (tokens) => {
  expect(fromPointer(toPointer(tokens))).toEqual(tokens);
});

test.prop([document])('a JSON pointer finds what it was made for', (value) => {
  for (const tokens of paths(value)) expect(valueAt(value, toPointer(tokens))).toBe(at(value, tokens));
});

function* paths(value: Json, tokens: string[] = []): Generator<string[]> {
  if (tokens.length > 0) yield tokens;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, child] of Object.entries(value)) yield* paths(child, [...tokens, name]);
}

function at(value: unknown, tokens: readonly string[]): unknown {
  return tokens.reduce((inner, token) => (inner as Record<string, unknown>)[token], value);
}

/** A key may be written as it is, between double quotes, or between single ones. */
function readings(text: string): string[] {
  return [text, text.replaceAll(/\\(.)/g, '$1'), text.replaceAll("''", "'")];
}
