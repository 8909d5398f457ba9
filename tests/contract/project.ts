import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { ExpectedError } from '../../src/expected-error.ts';

/** Writes files (by their path) into a new temporary folder, gone when the test ends; gives its absolute path. */
export function project(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'openapi-contract-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

/** Loads a contract from files of its folder. */
export async function contractOf(files: Readonly<Record<string, string>>): Promise<Contract> {
  const inFolder = Object.entries(files).map(([name, text]) => [`spec/pets/${name}`, text] as const);
  const root = project(Object.fromEntries(inFolder));
  return loadContract(path.join(root, 'spec/pets'), { root });
}

/** What loading files of a contract's folder says: its error as the user reads it. */
export async function errorOf(files: Readonly<Record<string, string>>): Promise<string> {
  try {
    await contractOf(files);
  } catch (error) {
    if (error instanceof ExpectedError) return error.toString();
    throw error;
  }
  throw new Error('loading was expected to fail');
}

/** A minimal description around some components and paths, each given as indented YAML. */
export function description(parts: { paths?: string; components?: string; openapi?: string }): string {
  return [
    `openapi: ${parts.openapi ?? '3.1.0'}`,
    'info: { title: Pets, version: 1.0.0 }',
    parts.paths === undefined ? 'paths: {}' : `paths:\n${parts.paths}`,
    ...(parts.components === undefined ? [] : [`components:\n${parts.components}`]),
  ].join('\n');
}
