import { _ } from 'ajv';
import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import { addFormats } from '../schema/formats/formats.ts';
import { lower } from '../schema/lowering.ts';
import { schemaGraph } from '../schema/schema-graph.ts';
import type { Direction, Unsupported } from '../schema/schema.ts';
import { multipleOfPrecision } from '../schema/types/multiples.ts';
import { makeLean } from './lean-code.ts';
import { expression } from './runtime/expression.ts';
import { formats } from './runtime/formats.ts';

/** A schema to write a check for. */
export interface CheckedSchema {
  /** The name that the check is exported under: an identifier. */
  readonly name: string;
  /** A schema; references in it are resolved within the document. */
  readonly schema: Json;
  readonly direction: Direction;
}

/** JavaScript that judges values, and what could not be written into it. */
export interface Checks {
  /** An ECMAScript module that exports a function for each name. */
  readonly code: string;
  readonly unsupported: readonly Unsupported[];
}

/** Schemas by the name that references between them use. */
type Definitions = Map<string, JsonObject>;

/**
 * Writes the checks of schemas as code, compiled ahead: nothing is compiled, and nothing evaluated,
 * where it runs. What two schemas refer to is written once. The checks judge as the schema engine
 * does, and give all failures.
 */
export function writeChecks(document: JsonObject, schemas: readonly CheckedSchema[]): Checks {
  const definitions: Definitions = new Map();
  const unsupported: Unsupported[] = [];
  const exported = new Map<string, string>();
  for (const direction of ['request', 'response'] as const) {
    const wanted = schemas.filter((schema) => schema.direction === direction);
    if (wanted.length === 0) continue;
    const ids = define(document, wanted, definitions, unsupported);
    wanted.forEach(({ name }, index) => exported.set(name, followed(ids[index] ?? '', definitions)));
  }
  const ajv = compilerOf(definitions, unsupported);
  for (const id of definitions.keys()) makeLean(compiledBy(ajv, id));
  return { code: imports + linked(exporting(exported, ajv)), unsupported };
}

/** The code behind names; ajv would write what has two names twice. */
function exporting(ids: ReadonlyMap<string, string>, ajv: Ajv2020): string {
  const groups = Map.groupBy(ids.keys(), (name) => ids.get(name) ?? '');
  const named = [...groups].map(([id, [name = '']]): [string, string] => [name, id]);
  const aliases = [...groups.values()].flatMap(([first = '', ...others]) =>
    others.map((other) => `export { ${first} as ${other} };\n`),
  );
  return `${standalone.default(ajv, Object.fromEntries(named))}\n${aliases.join('')}`;
}

/** A member of the copied document that no description has, for the schemas that stand in none. */
const shelf = 'x-openapi-contract-checks';

/** Adds what the schemas reach to the definitions, and gives the name of each. */
function define(
  document: JsonObject,
  schemas: readonly CheckedSchema[],
  definitions: Definitions,
  unsupported: Unsupported[],
): string[] {
  const direction = schemas[0]?.direction ?? 'response';
  const all: JsonObject = {
    anyOf: schemas.map((_schema, index) => ({ $ref: `#${appendPointer('', shelf, 'schemas', index)}` })),
  };
  const whole = { ...document, [shelf]: { all, schemas: schemas.map(({ schema }) => schema) } };
  const lowered = lower(
    schemaGraph({ document: whole, pointer: appendPointer('', shelf, 'all') }),
    direction,
  );
  unsupported.push(...lowered.problems);
  const rename = (reference: string): string => `${direction}${reference.replace('#/$defs/', '-')}`;
  for (const schema of lowered.nodes.keys()) renameReferences(schema, rename);
  const { $defs, $ref } = lowered.schema;
  const written = isObject($defs) ? $defs : {};
  for (const [id, schema] of Object.entries(written)) {
    if (`#/$defs/${id}` !== $ref) definitions.set(rename(`#/$defs/${id}`), asObject(schema));
  }
  const root = typeof $ref === 'string' ? written[$ref.replace('#/$defs/', '')] : undefined;
  const branches = isObject(root) && Array.isArray(root['anyOf']) ? root['anyOf'] : [];
  return branches.map((branch) =>
    isObject(branch) && typeof branch['$ref'] === 'string' ? branch['$ref'] : '',
  );
}

/** The schema itself, where one does nothing but refer to another. */
function followed(id: string, definitions: Definitions): string {
  const seen = new Set<string>();
  let current = id;
  for (let next: Json | undefined = id; typeof next === 'string' && !seen.has(next);) {
    seen.add(next);
    current = next;
    const schema: JsonObject = definitions.get(current) ?? {};
    next = Object.keys(schema).length === 1 ? schema['$ref'] : undefined;
  }
  return current;
}

/** A lowered schema refers to `#/$defs/…`; a dynamic reference may stand in an `allOf` that was added for it. */
function renameReferences(schema: unknown, rename: (reference: string) => string): void {
  if (!isObject(schema)) return;
  const { $ref, allOf } = schema;
  if (typeof $ref === 'string' && $ref.startsWith('#')) schema['$ref'] = rename($ref);
  if (!Array.isArray(allOf)) return;
  for (const item of allOf)
    if (isObject(item) && Object.keys(item).join(',') === '$ref') renameReferences(item, rename);
}

function asObject(schema: Json): JsonObject {
  if (isObject(schema)) return schema;
  return schema === false ? { not: {} } : {};
}

/** What cannot be compiled is replaced by a schema that everything fits, and reported. */
function compilerOf(definitions: Definitions, unsupported: Unsupported[]): Ajv2020 {
  const ajv = newCompiler(definitions);
  try {
    for (const id of definitions.keys()) compiledBy(ajv, id);
    return ajv;
  } catch {
    const sound = new Map(
      [...definitions].map(([id, schema]) => [id, soundOf(id, schema, definitions, unsupported)]),
    );
    return newCompiler(sound);
  }
}

function soundOf(id: string, schema: JsonObject, all: Definitions, unsupported: Unsupported[]): JsonObject {
  try {
    compiledBy(newCompiler(new Map([...all.keys()].map((other) => [other, other === id ? schema : {}]))), id);
    return schema;
  } catch (error) {
    unsupported.push({ schemaPointer: '', reason: error instanceof Error ? error.message : String(error) });
    return {};
  }
}

function compiledBy(ajv: Ajv2020, id: string): ValidateFunction {
  const compiled = ajv.getSchema(id);
  if (!compiled) throw new Error(`no schema was added as ${id}`);
  return compiled;
}

/** The settings of the schema engine's own validator, so that both judge alike. */
const settings: Options = {
  strict: false,
  validateSchema: false,
  addUsedSchema: false,
  logger: false,
  inlineRefs: false,
  allErrors: true,
  // Said where they are read, which is shorter.
  messages: false,
  multipleOfPrecision,
};

function newCompiler(definitions: Definitions): Ajv2020 {
  const regExp = Object.assign(expression, { code: 'expression' });
  const code = { source: true, esm: true, regExp, formats: _`formats` };
  const ajv = addFormats(new Ajv2020({ ...settings, code }));
  // Keeping track of what was evaluated is for those alone who ask: it makes the code half as long again.
  ajv.opts.unevaluated = [...definitions.values()].some((schema) =>
    /"unevaluated/.test(JSON.stringify(schema)),
  );
  for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check);
  for (const [id, schema] of definitions) ajv.addSchema(schema, id);
  return ajv;
}

const imports = `import { equal } from './pack/equal.js';
import { expression } from './pack/expression.js';
import { formats } from './pack/formats.js';
import { textLength } from './pack/text-length.js';
`;

/**
 * Replaces what ajv's code asks ajv for. In a string literal the quotes would be escaped, so that text
 * of a description is never taken for it.
 */
function linked(code: string): string {
  return code
    .replaceAll('require("ajv/dist/runtime/equal").default', 'equal')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'textLength');
}
