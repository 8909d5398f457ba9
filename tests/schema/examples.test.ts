import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { engine, examples, run, type Outcome } from './examples.ts';

/** The modules of the repository, by the names under which they are published. */
function source(specifier: string): string {
  const [, door = 'index'] = specifier.split('/');
  return specifier.startsWith('schema-arbitraries')
    ? pathToFileURL(path.join(engine, `${door}.ts`)).href
    : import.meta.resolve(specifier);
}

let outcomes: readonly Outcome[] = [];
beforeAll(async () => {
  outcomes = await run(await examples(), source);
});

test('the README has five examples, and each of them says what comes out', () => {
  const shown = outcomes.filter(({ name }) => name.startsWith('README.md'));
  expect(shown).toHaveLength(5);
  expect(shown.filter(({ expected }) => expected.length === 0)).toEqual([]);
});

test('what comes out of the examples is what they say', () => {
  expect(outcomes.length).toBeGreaterThan(5);
  const results = outcomes.map(({ name, found }) => ({ name, values: found }));
  expect(results).toEqual(outcomes.map(({ name, expected }) => ({ name, values: expected })));
});

const { exports } = JSON.parse(readFileSync(path.join(engine, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, unknown>>;
};
const doors = Object.keys(exports)
  .filter((name) => !name.endsWith('.json'))
  .map((name) => (name === '.' ? 'index.ts' : `${name.slice(2)}.ts`));

describe.each(doors)('what %s exports', (door) => {
  const file = path.join(engine, door);
  const program = ts.createProgram([file], {
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const symbols = checker.getExportsOfModule(
    checker.getSymbolAtLocation(program.getSourceFile(file) as ts.Node) as ts.Symbol,
  );
  const exported = symbols.map((symbol) =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol),
  );

  test('is small', () => {
    expect(exported.length).toBeGreaterThan(0);
    expect(exported.length).toBeLessThanOrEqual(25);
  });

  test.each(exported.map((symbol) => [symbol.name, symbol] as const))('%s is documented', (_, symbol) => {
    expect(ts.displayPartsToString(symbol.getDocumentationComment(checker))).toMatch(/\.$|:$|\)$/m);
    const isCalled = (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Class)) !== 0;
    expect(!isCalled || symbol.getJsDocTags().some(({ name }) => name === 'example')).toBe(true);
  });
});
