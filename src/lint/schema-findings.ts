import type { Contract, Operation } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { schemaProblems } from '../schema/validator.ts';

/**
 * What keeps the schemas of a contract's operations from being used: patterns that are no regular
 * expressions, references that lead nowhere, keywords with values that they cannot have. One finding a
 * place. Tools differ in what they do about these, and none of it is to check what the schema meant.
 */
export function schemaFindings(contract: Contract): Finding[] {
  const { document } = contract;
  const schemas = new Set(contract.operations.flatMap(schemasOf));
  const problems = [...schemas].flatMap((pointer) => schemaProblems({ document, pointer }));
  const reasons = new Map(problems.map(({ schemaPointer, reason }) => [schemaPointer, reason]));
  return [...reasons].map(([pointer, reason]) => ({
    rule: 'lint/schema-usable',
    severity: 'error',
    message: `The schema cannot be used: ${reason.replace(/\.$/, '')}.`,
    contract: contract.name,
    pointer,
    location: contract.locate(pointer),
    help: 'Correct it in an overlay: until then, validators skip it or fail.',
  }));
}

/** Pointers of the schemas that an operation's requests and responses are described by. */
function schemasOf({ parameters, requestBody, responses }: Operation): string[] {
  const answered = responses.flatMap(({ headers, content }) => [...headers, ...content]);
  const described = [...parameters, ...(requestBody?.content ?? []), ...answered];
  return described.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}
