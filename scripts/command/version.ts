import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isObject } from '../../src/json.ts';
import { packageFolder } from '../../src/package-folder.ts';

/** The version in the toolkit's own package.json. */
export function packageVersion(): string {
  return textMember(readManifest(), 'version');
}

/** The oldest Node that the toolkit runs on, from `engines` in its package.json: `24.18.0`. */
export function oldestNode(): string {
  const { engines } = readManifest();
  return textMember(isObject(engines) ? engines : {}, 'node').replace('>=', '');
}

/** Whether a version of Node is at least another, by their first two numbers. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

function readManifest(): Record<string, unknown> {
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageFolder(), 'package.json'), 'utf8'));
  return isObject(manifest) ? manifest : {};
}

function textMember(object: Record<string, unknown>, name: string): string {
  const member = object[name];
  if (typeof member === 'string') return member;
  throw new Error(`package.json of openapi-contract has no ${name}`);
}
