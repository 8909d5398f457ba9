import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { sourceFiles } from '../../src/generate/runtime-files.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { writeChecks } from '../../src/pack/checks.ts';
import type { CheckedSchema } from '../../src/pack/definitions.ts';
import type { Check } from '../../src/pack/runtime/validator.ts';
import { commonJsFolder, transpile } from '../../src/pack/transpile.ts';
import type { Direction } from '../../src/schema/schema.ts';
import { place } from '../generate/scratch.ts';

const runtime = await sourceFiles(new URL('../../src/pack/runtime/', import.meta.url), 'pack/');
const scripts = runtime
  .flatMap(transpile)
  .filter((file) => file.path.endsWith('.js') && !file.path.startsWith(commonJsFolder));

const root = await mkdtemp(path.join(await realpath(tmpdir()), 'pack-'));
afterAll(() => rm(root, { recursive: true, force: true }));
let count = 0;

/** The checks of schemas, written, and loaded by Node as a package's user would. */
export async function loadedChecks(
  document: JsonObject,
  schemas: readonly CheckedSchema[],
): Promise<Readonly<Record<string, Check>>> {
  const { code } = writeChecks(document, schemas);
  const folder = path.join(root, String((count += 1)));
  await place(folder, [{ path: 'checks.js', text: code }, ...scripts]);
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'checks.js')).href);
  // The module exports a check for each name.
  return module as Record<string, Check>;
}

/** The check of one schema that stands in no document. */
export async function loadedCheck(
  schema: Json,
  { direction = 'request', document = {} }: { direction?: Direction; document?: JsonObject } = {},
): Promise<Check> {
  const { only } = await loadedChecks(document, [{ name: 'only', schema, direction }]);
  if (!only) throw new Error('nothing was exported');
  return only;
}
