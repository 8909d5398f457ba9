import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A TypeScript compiler on this machine. */
export interface Compiler {
  readonly version: string;
  /** Absolute path of the script that runs it under Node. */
  readonly script: string;
}

/**
 * The TypeScript to check types with. Version 7, which is native and many times as fast, goes first:
 * under an alias, or as the project's own `typescript`. Version 5.9, which the toolkit depends on for
 * printing types, is always there.
 *
 * @param folder absolute path; packages are looked for from there upwards, then from the toolkit
 */
export function findCompiler(folder: string): Compiler | undefined {
  const places = [path.join(folder, 'package.json'), import.meta.url];
  const found = ['typescript-7', 'typescript'].flatMap((name) =>
    places.flatMap((place) => compilerAt(name, place)),
  );
  return found.find(({ version }) => majorOf(version) >= 7) ?? found.at(-1);
}

function compilerAt(name: string, place: string): Compiler[] {
  try {
    const manifest = createRequire(place).resolve(`${name}/package.json`);
    return [{ version: versionOf(manifest), script: path.join(path.dirname(manifest), 'lib', 'tsc.js') }];
  } catch {
    return [];
  }
}

function versionOf(manifest: string): string {
  const parsed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  const version =
    typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined;
  return typeof version === 'string' ? version : '0';
}

function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}
