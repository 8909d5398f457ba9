import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as fc from 'fast-check';
import { isObject, type Json, type JsonObject } from '../../src/json.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import { holds } from '../../src/schema/demand.ts';
import { createEngine } from '../../src/schema/engine.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';

interface Group {
  readonly id: string;
  readonly file: string;
  readonly assertFormats: boolean;
  readonly schema: Json;
  readonly valid: readonly Json[];
  readonly invalid: readonly Json[];
}

interface Suite {
  readonly groups: readonly Group[];
  readonly remotes: JsonObject;
}

/** How the engine does on the official test suite: what it supports, how right its values and judgements are. */
export function measureSuite(suite: Suite): object {
  const count = {
    groups: 0,
    satisfiable: 0,
    supported: 0,
    values: 0,
    invalidValues: 0,
    judged: 0,
    judgedWrong: 0,
    slow: 0,
  };
  for (const group of suite.groups) {
    const start = performance.now();
    const place = { document: documentOf(group, suite.remotes), pointer: '/schema' };
    const schema = compileSchema(place, { direction: 'response' });
    const engine = createEngine(schemaGraph(place), 'response');
    const isRight = (value: Json) => engine.accepts(holds(engine.graph.root), value);
    count.groups++;
    const isSupported = schema.satisfiable === 'yes' && schema.unsupported.length === 0;
    if (group.valid.length > 0) {
      count.satisfiable++;
      count.supported += isSupported ? 1 : 0;
      if (!isSupported) console.log('not supported:', group.id, schema.unsupported[0]?.reason);
    }
    const made = schema.satisfiable === 'yes' ? fc.sample(schema.values, { seed: 1, numRuns: 200 }) : [];
    count.values += made.length;
    count.invalidValues += made.filter(
      (value) => schema.validate(value).length > 0 || !isRight(value),
    ).length;
    if (group.assertFormats || !group.file.includes('format')) {
      count.judged += group.valid.length + group.invalid.length;
      count.judgedWrong +=
        group.valid.filter((value) => !isRight(value)).length + group.invalid.filter(isRight).length;
    }
    if (performance.now() - start > 2000) count.slow++;
  }
  return { ...count, supportedShare: `${((100 * count.supported) / count.satisfiable).toFixed(1)} %` };
}

/** The schema with all that it may refer to elsewhere, each under the address by which it is known. */
function documentOf({ schema }: Group, remotes: JsonObject): JsonObject {
  const root =
    isObject(schema) && schema.$id === undefined
      ? { $id: 'https://suite.example/schema', ...schema }
      : schema;
  const known = Object.entries(remotes).map(([uri, remote]) => named(uri, remote));
  return { schema: root, known, metaschemas };
}

function named(uri: string, remote: Json): Json {
  return isObject(remote) ? { $id: uri, ...remote } : remote;
}

const metaschemas = readMetaschemas(path.dirname(createRequire(import.meta.url).resolve('ajv/dist/2020.js')));

function readMetaschemas(folder: string): Json[] {
  const base = path.join(folder, 'refs', 'json-schema-2020-12');
  const files = [
    'schema.json',
    ...readdirSync(path.join(base, 'meta')).map((file) => path.join('meta', file)),
  ];
  return files.map((file): Json => JSON.parse(readFileSync(path.join(base, file), 'utf8')));
}
