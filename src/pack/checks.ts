import { _, Name } from 'ajv';
import { Ajv2020, type CodeKeywordDefinition, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonObject } from '../json.ts';
import { addFormats } from '../schema/judging.ts';
import type { Unsupported } from '../schema/index.ts';
import { type CheckedSchema, type Definitions, definitionsOf } from './definitions.ts';
import { makeLean } from './lean-code.ts';
import { moduleCode } from './module-code.ts';
import { expression } from './runtime/expression.ts';
import { formats } from './runtime/formats.ts';

/** JavaScript that judges values, and what could not be written into it. */
export interface Checks {
  /** An ECMAScript module that exports a function for each name. */
  readonly code: string;
  readonly unsupported: readonly Unsupported[];
}

/**
 * Writes the checks of schemas as code, compiled ahead: nothing is compiled, and nothing evaluated,
 * where it runs. What two schemas refer to is written once. The checks judge as the schema engine
 * does, and give all failures.
 */
export function writeChecks(document: JsonObject, checked: readonly CheckedSchema[]): Checks {
  const definitions = definitionsOf(document, checked);
  const { ajv, unsupported } = compilerOf(definitions);
  const functions = new Map([...definitions.schemas.keys()].map((id) => [id, compiledBy(ajv, id)]));
  for (const compiled of functions.values()) makeLean(compiled);
  const exported = [...definitions.checked].map(([name, id]) => [name, compiledBy(ajv, id)] as const);
  const code = withImports(linked(moduleCode(ajv, [...functions.values()], new Map(exported))));
  return { code, unsupported: [...definitions.unsupported, ...unsupported] };
}

/** What cannot be compiled is replaced by a schema that everything fits, and reported. */
function compilerOf({ schemas, pointers }: Definitions): { ajv: Ajv2020; unsupported: Unsupported[] } {
  const ajv = newCompiler(schemas);
  if (problemOf(() => [...schemas.keys()].map((id) => compiledBy(ajv, id))) === undefined)
    return { ajv, unsupported: [] };
  const unsupported: Unsupported[] = [];
  const alone = newCompiler(new Map([...schemas.keys()].map((id) => [id, {}])));
  const sound = new Map<string, JsonObject>();
  for (const [id, schema] of schemas) {
    const reason = problemOf(() => compiledBy(alone.addSchema(schema, `alone-${id}`), `alone-${id}`));
    if (reason !== undefined) unsupported.push({ schemaPointer: pointers.get(id) ?? '', reason });
    sound.set(id, reason === undefined ? schema : {});
  }
  return { ajv: newCompiler(sound), unsupported };
}

function problemOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    // Of what is nested too deeply, all of it is wrong.
    if (error instanceof RangeError) throw error;
    return error instanceof Error ? error.message : String(error);
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
};

/** ajv's own divides doubles, and is wrong about fractions; the code calls the package's own file. */
const multipleOf: CodeKeywordDefinition = {
  keyword: 'multipleOf',
  type: 'number',
  schemaType: 'number',
  error: { message: 'must be a multiple', params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}` },
  code: (context) => context.fail(_`!${new Name('isMultiple')}(${context.data}, ${context.schemaCode})`),
};

function newCompiler(schemas: ReadonlyMap<string, JsonObject>): Ajv2020 {
  const regExp = Object.assign(expression, { code: 'expression' });
  const code = { source: true, esm: true, regExp, formats: _`formats` };
  const ajv = addFormats(new Ajv2020({ ...settings, code }));
  // Keeping track of what was evaluated is for those alone who ask: it makes the code half as long again.
  ajv.opts.unevaluated = [...schemas.values()].some((schema) => /"unevaluated/.test(JSON.stringify(schema)));
  ajv.removeKeyword('multipleOf').addKeyword(multipleOf);
  for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check);
  for (const [id, schema] of schemas) ajv.addSchema(schema, id);
  return ajv;
}

/** What the code may use of the package's own files. */
const used: readonly [name: string, file: string, isUsed: RegExp][] = [
  ['equal', 'equal.js', /= equal;/],
  ['expression', 'expression.js', /= expression;/],
  ['formats', 'formats.js', /= formats[.[]/],
  ['isMultiple', 'multiple.js', /!isMultiple\(/],
  ['textLength', 'text-length.js', /= textLength;/],
];

/** A module of checks for CommonJS. Its imports stand in its first lines, its exports in its last ones. */
export function commonJsOf(code: string): string {
  const end = code.lastIndexOf('export {\n');
  const imported = code
    .slice(0, end)
    .replace(/^(?:import .*\n)+/, (lines) =>
      lines.replaceAll(/^import (.*) from '(.*)';$/gm, "const $1 = require('$2');"),
    );
  const exported = code.slice(end).replaceAll(/^ {2}(\w+) as (\w+),$/gm, 'exports.$2 = $1;');
  return `'use strict';\n${imported}${exported.replace('export {\n', '').replace(/^\};\n/m, '')}`;
}

/** Imports of what is used, as each file costs time before the first value is judged. */
function withImports(code: string): string {
  const lines = used.map(([name, file, isUsed]) =>
    isUsed.test(code) ? `import { ${name} } from './pack/${file}';\n` : '',
  );
  return lines.join('') + code;
}

/**
 * Replaces what ajv's code asks ajv for. In a string literal the quotes would be escaped, so that text
 * of a description is never taken for it.
 */
function linked(code: string): string {
  return code
    .replaceAll('require("ajv/dist/runtime/equal").default', 'equal')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'textLength');
}
