import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isObject, type Json, textOf } from '../json.ts';
import { packageFolder } from '../package-folder.ts';

/** What the toolkit's own package.json says that a project needs to know. */
export interface Toolkit {
  readonly version: string;
  /** The versions of its dependencies, those for its development too, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Reads the toolkit's own package.json. */
export async function readToolkit(): Promise<Toolkit> {
  const file = path.join(packageFolder(), 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Json;
  if (!isObject(manifest)) throw new Error('package.json of openapi-contract is no object');
  const groups = [manifest['dependencies'], manifest['devDependencies']].filter((each) => isObject(each));
  const entries = groups.flatMap((group) => Object.entries(group));
  return {
    version: textOf(manifest['version']),
    versions: Object.fromEntries(entries.map(([name, version]) => [name, textOf(version)])),
  };
}
