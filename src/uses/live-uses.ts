import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { isObject, type JsonObject } from '../json.ts';
import { digestOf } from './digest.ts';
import type { Uses } from './use.ts';

/**
 * What the program in a project uses of a contract, as if its types were those of that very contract: those in
 * `generated/` may be newer, and code that was not adapted to them is what matters. Of a package that the project
 * depends on, the types are those that are installed.
 *
 * @param root the project's absolute folder
 * @returns nothing when there is no program, or it imports no types of that contract
 * @throws ExpectedError when the program cannot be read
 */
export async function liveUses(
  root: string,
  contract: Contract,
  onProgress?: (done: number, all: number) => void,
): Promise<Uses | undefined> {
  if (!hasProgram(root)) return undefined;
  const generated = path.join(root, 'generated', contract.name).replaceAll(path.sep, '/');
  const isGenerated = existsSync(path.join(generated, 'schema.ts'));
  if (!isGenerated && !isInstalled(root, contract)) return undefined;
  const { readUses } = await import('./read-uses.ts');
  const found = readUses({
    folder: root,
    ...(isGenerated && { instead: await textsOf(contract, generated, root) }),
    documentOf: ({ folder, document }) => (folder === generated ? contract.document : document),
    ...(onProgress && { onProgress }),
  });
  const digest = digestOf(contract.document);
  return found.map(({ uses }) => uses).find((uses) => uses.digest === digest);
}

/** Whether there is a program in a project that may use contracts. */
export function hasProgram(root: string): boolean {
  return ['tsconfig.json', 'jsconfig.json'].some((name) => existsSync(path.join(root, name)));
}

/**
 * The generated files of a contract, by the paths that they would have.
 *
 * @param root the project's absolute folder
 */
export async function textsOf(
  contract: Contract,
  folder: string,
  root: string,
): Promise<ReadonlyMap<string, string>> {
  // A compiler and a generator, which most commands have no use for.
  const { generateFiles } = await import('../generate/generate.ts');
  const { generationOf } = await import('../generate/generation.ts');
  const files = await generateFiles(contract, await generationOf(root, contract.name));
  return new Map(
    files
      .filter(({ path: name }) => name.endsWith('.ts'))
      .map(({ path: name, text }) => [`${folder}/${name}`, text]),
  );
}

/** Whether a project depends on a package of this very contract. */
function isInstalled(root: string, contract: Contract): boolean {
  const manifest = read(path.join(root, 'package.json'));
  const names = ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => {
    const list = manifest?.[key];
    return isObject(list) ? Object.keys(list) : [];
  });
  const digest = digestOf(contract.document);
  return names.some((name) => {
    const document = read(path.join(root, 'node_modules', name, 'openapi.json'));
    return document !== undefined && digestOf(document) === digest;
  });
}

function read(file: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
