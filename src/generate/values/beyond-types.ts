import type { Contract } from '../../contract/contract.ts';
import type { Finding } from '../../finding.ts';
import type { Json } from '../../json.ts';
import { fromPointer, toPointer } from '../../json-pointer.ts';
import { foundAt } from './claim-findings.ts';
import type { TypedPlace } from './typed-place.ts';

/** A value that a schema refuses and no type can refuse. */
export interface BeyondTypes {
  readonly place: TypedPlace;
  /** Where in the bundled document the constraint is written. */
  readonly pointer: string;
  readonly label: string;
  readonly value: Json;
}

/** Keywords by which one part of a value depends on another: types can say that in other words alone. */
const conditional = new Set(['if', 'then', 'else', 'dependentRequired', 'dependentSchemas', 'not']);
/** Keywords whose members are named by the description. */
const named = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  'dependentRequired',
  '$defs',
  'definitions',
]);

/**
 * What is said of constraints that types leave to validators: information, where a part of a value depends on
 * another, as an overlay may write that so that the compiler knows. Of the others, such as the length of a text,
 * there is nothing to be done.
 */
export function beyondTypesFindings(all: readonly BeyondTypes[], contract: Contract): Finding[] {
  const first = new Map<string, BeyondTypes>();
  for (const each of all) {
    const rule = conditionAt(each.pointer);
    if (rule !== undefined && !first.has(rule)) first.set(rule, each);
  }
  return [...first].map(([pointer, each]) => findingOf(pointer, each, contract));
}

function findingOf(pointer: string, { place, label, value }: BeyondTypes, contract: Contract): Finding {
  return {
    ...foundAt({ pointer, place }, contract),
    rule: 'generate/rule-beyond-types',
    severity: 'information',
    kind: 'beyond types',
    message: `The type ${place.type} accepts what the rule refuses that is written here (${label})`,
    evidence: [{ label: 'value', value }],
    help: 'Validators judge it. For the compiler to know, write it in an overlay as `oneOf` of alternatives that a `const` tells apart.',
  };
}

/** The pointer of the outermost keyword that makes one thing depend on another; `undefined` where none does. */
function conditionAt(pointer: string): string | undefined {
  const tokens = fromPointer(pointer);
  const index = tokens.findIndex((token, at) => conditional.has(token) && !named.has(tokens[at - 1] ?? ''));
  return index === -1 ? undefined : toPointer(tokens.slice(0, index + 1));
}
