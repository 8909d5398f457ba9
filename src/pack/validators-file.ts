import { propertyName } from '../generate/literal.ts';
import type { ValidatedPart } from './validated-parts.ts';

/** The name that a part's check is exported under by `checks.js`. */
export function checkName(index: number): string {
  return `check${index}`;
}

/** The declarations of `checks.js`. */
export function checksDeclarations(parts: readonly ValidatedPart[]): string {
  const checks = parts.map((_part, index) => `export declare const ${checkName(index)}: Check;\n`);
  return checks.length > 0
    ? `import type { Check } from './pack/validator.js';\n${checks.join('')}`
    : 'export {};\n';
}

/** The text of `validators.ts`: a validator for each part, and those of each method. */
export function validatorsFile(parts: readonly ValidatedPart[]): string {
  const names = new Set(parts.map(({ type }) => type.replace(/\[.*$/s, '')));
  const members = [...Map.groupBy(parts, ({ use }) => use?.method)].flatMap(([method, uses]) =>
    method === undefined ? [] : [methodMember(method, uses)],
  );
  return `${parts.length > 0 ? "import * as checks from './checks.js';\n" : ''}import type { Methods } from './client.ts';
import { type Validation, validationBy } from './pack/validation.ts';
${parts.length > 0 ? `import { type Validator, validator } from './pack/validator.ts';\nimport type { ${[...names].join(', ')} } from './types.ts';\n` : ''}
export { ValidationError } from './pack/validation-error.ts';
${parts.map(validatorConstant).join('')}
/** The validators of every method, for the client's option \`validation\`. */
export const validation: Validation<keyof Methods> = /* @__PURE__ */ validationBy<keyof Methods>({
${members.join('')}});
`;
}

function validatorConstant({ name, type }: ValidatedPart, index: number): string {
  return `/** Judges values of the type \`${type}\`. */
export const ${name}Validator: Validator<${type}> = /* @__PURE__ */ validator(checks.${checkName(index)});
`;
}

function methodMember(method: string, uses: readonly ValidatedPart[]): string {
  const direct = uses.flatMap(({ name, use }) =>
    typeof use?.part === 'string' ? [`    ${use.part}: ${name}Validator,\n`] : [],
  );
  const answers = uses.flatMap(({ name, use }) =>
    typeof use?.part === 'object' ? [`${propertyName(use.part.status)}: ${name}Validator`] : [],
  );
  const answered = answers.length > 0 ? `    answers: { ${answers.join(', ')} },\n` : '';
  return `  ${propertyName(method)}: {\n${direct.join('')}${answered}  },\n`;
}
