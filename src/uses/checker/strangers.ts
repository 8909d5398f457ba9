import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
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
/** What is built, installed or hidden is no source. */
const skipped = /^(node_modules|dist|build|out|coverage|generated|\..*)$/;
const mostFiles = 50_000;
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
  const found = filesIn(folder).filter((file) => {
    if (known.has(file) || !(sources.test(file) || components.test(file))) return false;
    return specifiersIn(file).some((specifier) => isRelated(file, specifier));
  });
  return {
    sources: found.filter((file) => sources.test(file)),
    components: found.filter((file) => components.test(file)),
  };
}

function filesIn(folder: string): readonly string[] {
  const found: string[] = [];
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined && found.length < mostFiles; next = pending.pop()) {
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      const place = path.posix.join(next, entry.name);
      // A folder with a manifest of its own is another project.
      if (entry.isDirectory() && !skipped.test(entry.name) && !existsSync(path.join(place, 'package.json')))
        pending.push(place);
      else if (entry.isFile() && !entry.name.endsWith('.d.ts')) found.push(place);
    }
  }
  return found;
}

function specifiersIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  if (text.length > largest) return [];
  return [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*['"]([^'"\n]+)['"]/g)].flatMap(
    ([, specifier]) => specifier ?? [],
  );
}
