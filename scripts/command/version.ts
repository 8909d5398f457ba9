import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { isObject } from '../../src/json.ts';

/** The version in the toolkit's own package.json. */
export function packageVersion(): string {
  const path = findPackageJSON(import.meta.url);
  if (path === undefined) throw new Error('package.json of openapi-contract is missing');
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isObject(manifest) || typeof manifest['version'] !== 'string')
    throw new Error(`${path} has no version`);
  return manifest['version'];
}
