import { type Code, Name, _, nil } from 'ajv';
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';

type ScopeName = Parameters<NonNullable<Parameters<Ajv2020['scope']['scopeCode']>[2]>>[0];

/**
 * Compiled functions as one module. ajv's own `standaloneCode` writes a function twice that refers to
 * itself on the way through another and is exported as well (ajv 8.20), which is no module then.
 *
 * @param functions all that refer to each other, each once
 * @param exported the functions by the names to export them under; a function may have several
 */
export function moduleCode(
  ajv: Ajv2020,
  functions: readonly ValidateFunction[],
  exported: ReadonlyMap<string, ValidateFunction>,
): string {
  const used = {};
  const parts = functions.map(({ source }) => {
    if (!source) throw new Error('a function was compiled without its source');
    const { scopeValues, validateCode, validateName, evaluated } = source;
    const values = String(ajv.scope.scopeCode(scopeValues, used, referenceCode));
    const annotations = evaluated ? `${String(validateName)}.evaluated = ${String(evaluated)};\n` : '';
    return `${values}${validateCode}\n${annotations}`;
  });
  const names = [...exported].map(([name, { source }]) => `  ${String(source?.validateName)} as ${name},\n`);
  return `${parts.join('')}export {\n${names.join('')}};\n`;
}

/** Functions are declared, and so known before they are written; what waits for one holds it. */
function referenceCode(name: ScopeName): Code {
  if (name.prefix === 'validate') return nil;
  const validateName = validateNameOf(name.value?.ref);
  if (!validateName) throw new Error(`the code refers to ${name.str}, which cannot be written`);
  return _`const ${name} = {validate: ${validateName}};`;
}

/** The name of the function that a schema's environment holds. */
function validateNameOf(environment: unknown): Name | undefined {
  const isHolding = typeof environment === 'object' && environment !== null && 'validateName' in environment;
  return isHolding && environment.validateName instanceof Name ? environment.validateName : undefined;
}
