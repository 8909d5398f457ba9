import type { ValidateFunction } from 'ajv/dist/2020.js';

/**
 * Leaves out of the code of a function, before it is written into a module, what its callers never
 * read: the paths of schemas, the lists of allowed values, and with them the schemas themselves, which
 * ajv writes whether the code reads them or not. On large descriptions that is a quarter of it.
 */
export function makeLean({ source }: ValidateFunction): void {
  if (!source) return;
  const code = withoutDetails(source.validateCode);
  source.validateCode = code;
  const schemas = [...(source.scopeValues['schema'] ?? [])];
  source.scopeValues['schema'] = new Set(schemas.filter(({ str }) => new RegExp(`\\b${str}\\b`).test(code)));
}

/** `["a"].b[0]`, as ajv writes the way to a part of a schema. */
const access = String.raw`(?:\.[\w$]+|\[\d+\]|\["[^"\\]*(?:\\.[^"\\]*)*"\])*`;
const schemaPath = /,schemaPath:"#[^"\\]*(?:\\.[^"\\]*)*"(?:\s*\+\s*[\w.]+)*/g;
const allowedValues = new RegExp(
  String.raw`keyword:"enum",params:\{allowedValues: schema\d+${access}\}`,
  'g',
);

/**
 * Both expressions hold a quote that opens a literal, followed by what never follows one that closes
 * a literal; inside of a literal a quote has a backslash before it. So neither matches text of a
 * description.
 */
function withoutDetails(code: string): string {
  return code.replaceAll(schemaPath, '').replaceAll(allowedValues, 'keyword:"enum",params:{}');
}
