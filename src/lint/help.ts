import type { SpectralResult } from './spectral-result.ts';

/** What to do about the results of the toolkit's own rules. */
const helps: Readonly<Record<string, string>> = {
  'documented-rule-enforced':
    'Add the constraint to the schema in an overlay, or correct x-constraint; if no schema can say the rule, write x-server-state with the reason instead.',
  'documented-rule-linked':
    'In an overlay, add x-constraint with the JSON pointer of the keyword that enforces it to the example, or x-server-state with the reason why no schema can.',
  'method-name-unique':
    'The later of the two gets a method named after its method and path; another operationId in an overlay gives it a name of its own.',
};

/** What to do about a result of lint, as one sentence. */
export function helpFor({ code, documentationUrl }: SpectralResult): string {
  const own = Object.hasOwn(helps, code) ? helps[code] : undefined;
  if (own !== undefined) return own;
  // With words between: Markdown shows what are no words as one piece of code.
  const explained = documentationUrl === undefined ? '' : `, which ${documentationUrl} explains,`;
  return `Correct it in an overlay, or change the rule${explained} in .spectral.yaml.`;
}
