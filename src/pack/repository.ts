import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type JsonObject, isObject } from '../json.ts';

/**
 * The field `repository` of the package.json in a folder; `undefined` when there is none.
 *
 * @param root absolute path
 */
export async function readRepository(root: string): Promise<JsonObject | string | undefined> {
  const text = await readFile(path.join(root, 'package.json'), 'utf8').catch(() => '{}');
  const repository = memberOf(text, 'repository');
  return typeof repository === 'string' || isObject(repository) ? repository : undefined;
}

/** A package.json that is none says nothing. */
function memberOf(text: string, name: string): unknown {
  try {
    const manifest: unknown = JSON.parse(text);
    return isObject(manifest) ? manifest[name] : undefined;
  } catch {
    return undefined;
  }
}
