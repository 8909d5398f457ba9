import type { Contract, Operation } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { slowText } from '../schema/patterns.ts';
import { readSchemas } from '../schema/judging.ts';

/**
 * What is wrong with the schemas of a contract's operations by themselves. One finding a place.
 *
 * What keeps them from being used: patterns that are no regular expressions, references that lead nowhere,
 * keywords with values that they cannot have. Tools differ in what they do about these, and none of it is to
 * check what the schema meant. And patterns that make most engines hang.
 */
export function schemaFindings(contract: Contract): Finding[] {
  const { document } = contract;
  const schemas = new Set(contract.operations.flatMap(schemasOf));
  const { problems, patterns } = readSchemas(document, [...schemas]);
  const reasons = new Map(problems.map(({ schemaPointer, reason }) => [schemaPointer, reason]));
  return [
    ...[...reasons].map(([pointer, reason]) => unusable(contract, pointer, reason)),
    ...slow(contract, patterns),
  ];
}

function unusable(contract: Contract, pointer: string, reason: string): Finding {
  return {
    rule: 'lint/schema-usable',
    severity: 'error',
    message: `The schema cannot be used: ${reason.replace(/\.$/, '')}.`,
    contract: contract.name,
    pointer,
    location: contract.locate(pointer),
    help: 'Correct it in an overlay: until then, validators skip it or fail.',
  };
}

/** Many schemas have the same pattern: it is looked at once. */
function slow(contract: Contract, patterns: ReadonlyMap<string, string>): Finding[] {
  const texts = new Map([...new Set(patterns.values())].map((pattern) => [pattern, slowText(pattern)]));
  return [...patterns].flatMap(([pointer, pattern]): Finding[] => {
    const text = texts.get(pattern);
    if (text === undefined) return [];
    return [
      {
        rule: 'lint/pattern-backtracks',
        severity: 'warning',
        message: `The pattern ${pattern} makes most engines try exponentially many ways to match: a text of ${text.length} characters hangs them.`,
        contract: contract.name,
        pointer,
        location: contract.locate(pointer),
        evidence: [{ label: 'text', value: text }],
        help: 'Write it so that each text can be read in one way only, as ^a(-a)*$ instead of ^(a-?)*$, or let the server judge it with an engine that takes linear time.',
      },
    ];
  });
}

/** Pointers of the schemas that an operation's requests and responses are described by. */
function schemasOf({ parameters, requestBody, responses }: Operation): string[] {
  const answered = responses.flatMap(({ headers, content }) => [...headers, ...content]);
  const described = [...parameters, ...(requestBody?.content ?? []), ...answered];
  return described.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}
