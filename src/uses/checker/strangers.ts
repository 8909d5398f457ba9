import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesOf } from '../source-files.ts';
import ts from './typescript.ts';

/** Files beside a program that name what it imports of the contract. */
export interface Strangers {
  /** TypeScript and JavaScript, which can be read with the program. */
  readonly sources: readonly string[];
  /** Others, which must be compiled first: `.vue`, `.svelte`. */
  readonly components: readonly string[];
}

const sources = /\.[cm]?[jt]sx?$/;
const components = /\.(vue|svelte|astro|mdx)$/;
const largest = 2_000_000;

/**
 * Looks for files that the program does not have and that import the contract, or a file of the program that does.
 *
 * @param importers absolute paths of those
 * @param contracts folders of the contract's own files
 */
export function strangersTo(
  program: ts.Program,
  folder: string,
  importers: ReadonlySet<string>,
  contracts: readonly string[],
): Strangers {
  const known = new Set(program.getSourceFiles().map(({ fileName }) => fileName));
  const options = program.getCompilerOptions();
  const isRelated = (file: string, specifier: string): boolean => {
    const plain = ts.resolveModuleName(specifier, file, options, ts.sys).resolvedModule?.resolvedFileName;
    const guess = plain ?? path.posix.resolve(path.posix.dirname(file), specifier);
    return importers.has(guess) || contracts.some((each) => guess.startsWith(`${each}/`));
  };
  const found = filesOf(folder).filter((file) => {
    if (known.has(file) || !(sources.test(file) || components.test(file))) return false;
    return specifiersIn(file).some((specifier) => isRelated(file, specifier));
  });
  return {
    sources: found.filter((file) => sources.test(file)),
    components: found.filter((file) => components.test(file)),
  };
}

function specifiersIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  if (text.length > largest) return [];
  return [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*['"]([^'"\n]+)['"]/g)].flatMap(
    ([, specifier]) => specifier ?? [],
  );
}
