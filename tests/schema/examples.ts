import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** The engine's folder. */
export const engine = path.resolve(import.meta.dirname, '../../src/schema');

/** A piece of code in a text, in which `expression; // => value` says what comes out. */
export interface Example {
  readonly name: string;
  readonly code: string;
}

/** The examples of the README, and those in docstrings of what the doors of the package export. */
export async function examples(): Promise<readonly Example[]> {
  const readme = await readFile(path.join(engine, 'README.md'), 'utf8');
  const files = (await readdir(engine, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const documented = await Promise.all(
    files.toSorted().map(async (name) => {
      const text = await readFile(path.join(engine, name), 'utf8');
      return blocksOf(name, text.replaceAll(/^ *\* ?/gm, ''));
    }),
  );
  return [...blocksOf('README.md', readme), ...documented.flat()];
}

function blocksOf(name: string, text: string): readonly Example[] {
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ''], index) => ({
    name: `${name} ${index + 1}`,
    code,
  }));
}

/** What an example says comes out, and what does. */
export interface Outcome {
  readonly name: string;
  readonly expected: readonly unknown[];
  readonly found: readonly unknown[];
}

/** Runs examples in a process of its own, importing what `modules` says; what throws is found as well. */
export async function run(
  all: readonly Example[],
  modules: (specifier: string) => string,
  home = tmpdir(),
): Promise<readonly Outcome[]> {
  const folder = await mkdtemp(path.join(home, 'examples-'));
  try {
    for (const [index, { code }] of all.entries())
      await writeFile(path.join(folder, `${index}.ts`), runnable(code, modules));
    const names = all.map((_, index) => `./${index}.ts`);
    await writeFile(path.join(folder, 'all.ts'), runner(names));
    const { stdout } = await execute(process.execPath, [path.join(folder, 'all.ts')]);
    const found = JSON.parse(stdout) as readonly (readonly unknown[])[];
    return all.map(({ name, code }, index) => ({
      name,
      expected: [...code.matchAll(said)].map(([, , value = '']) => JSON.parse(value) as unknown),
      found: found[index] ?? [],
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const said = /^([^\n]*); \/\/ => (.*)$/gm;

function runnable(code: string, modules: (specifier: string) => string): string {
  const imported = code.replaceAll(/^(import .* from )'(.*)';$/gm, (_, start: string, name: string) => {
    return `${start}${JSON.stringify(modules(name))};`;
  });
  return `export const found: unknown[] = [];\n${imported.replaceAll(said, 'found.push($1);')}`;
}

function runner(names: readonly string[]): string {
  return [
    'const all: unknown[] = [];',
    `for (const name of ${JSON.stringify(names)})`,
    '  all.push(await import(name).then(({ found }) => found, (error) => [String(error)]));',
    'console.log(JSON.stringify(all));',
  ].join('\n');
}
