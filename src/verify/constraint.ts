import type { Operation } from '../contract/contract.ts';
import type { Constraint } from '../schema/index.ts';
import type { Part } from './part.ts';

/** A constraint on the requests of one operation: a keyword at one place, or a rule about the request itself. */
export interface RequestConstraint {
  /** Unique within a contract, and readable: `POST /pets body/properties/name/minLength`. */
  readonly key: string;
  /** The operation's title. */
  readonly operation: string;
  /** The part's key, or `request` for what concerns the request itself. */
  readonly part: string;
  /** The JSON Schema keyword, or the request rule's name. */
  readonly keyword: string;
  /** JSON pointer into the bundled document, to where the constraint is written. */
  readonly pointer: string;
  /** JSON pointer within the part's value, `*` for any item; `''` for the whole. */
  readonly instancePath: string;
}

/** A keyword of a part's schema as a constraint on an operation's requests. */
export function schemaConstraint(
  operation: Operation,
  part: Part,
  constraint: Constraint,
): RequestConstraint {
  return {
    key: `${operation.title} ${part.key}${constraint.keywordPath}`,
    operation: operation.title,
    part: part.key,
    keyword: constraint.keyword,
    pointer: constraint.schemaPointer,
    instancePath: constraint.instancePath,
  };
}

/** A request rule as a constraint; `part` when it concerns one part only. */
export function ruleConstraint(
  operation: Operation,
  rule: string,
  pointer: string,
  part = 'request',
): RequestConstraint {
  const key = `${operation.title} ${part} ${rule}`;
  return { key, operation: operation.title, part, keyword: rule, pointer, instancePath: '' };
}

/** A constraint in words: `maxItems at /phone_numbers of the body`. */
export function describeConstraint(constraint: RequestConstraint): string {
  if (constraint.part === 'request') return constraint.keyword;
  const place = constraint.instancePath === '' ? '' : ` at ${constraint.instancePath}`;
  return `${constraint.keyword}${place} of ${constraint.part}`;
}
