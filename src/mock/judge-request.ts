import type { Operation } from '../contract/contract.ts';
import { fromPointer } from '../json-pointer.ts';
import type { JsonObject } from '../json.ts';
import { schemaGraph } from '../schema/reading.ts';
import { createValidator, type Validator } from '../schema/judging.ts';
import type { ReceivedRequest } from '../wire/received-request.ts';
import { createRequestJudge, type Breach } from '../wire/request-judge.ts';
import type { Violation } from './prism.ts';

/** What is wrong with a request, as the mock says it, and which constraints of the contract it breaks. */
export interface Judgement {
  readonly violations: readonly Violation[];
  /** JSON pointers of the broken keywords. */
  readonly broken: readonly string[];
  /** What is wrong with a body that is not what its type says; `undefined` when nothing is. */
  readonly malformed: string | undefined;
}

/** Judges the requests to an operation by the contract: how they travel by `wire`, what they must be by the schemas' validators. */
export function createJudge(
  document: JsonObject,
  operation: Operation,
): (request: ReceivedRequest) => Judgement {
  const validators = validatorsOf(document);
  const judge = createRequestJudge(document, operation, (schema, value) =>
    validators(schema).failures(value),
  );
  return (request) => {
    const breaches = judge(request, 'exact');
    return {
      violations: breaches.flatMap(violationsOf),
      broken: breaches.flatMap(brokenBy),
      malformed: breaches.find((breach) => breach.in === 'body' && breach.kind === 'malformed')?.message,
    };
  };
}

type Validators = (pointer: string) => Validator;

/** The validators of a document, by the way in which values travel: operations have schemas in common. */
const validatorsBy = {
  request: new WeakMap<JsonObject, Validators>(),
  response: new WeakMap<JsonObject, Validators>(),
};

/** The validators of a document's schemas for what travels one way, each compiled once. */
export function validatorsOf(
  document: JsonObject,
  direction: 'request' | 'response' = 'request',
): Validators {
  const made = validatorsBy[direction].get(document) ?? makeValidators(document, direction);
  validatorsBy[direction].set(document, made);
  return made;
}

function makeValidators(document: JsonObject, direction: 'request' | 'response'): Validators {
  const known = new Map<string, Validator>();
  return (pointer) => {
    const validator = known.get(pointer) ?? createValidator(schemaGraph({ document, pointer }), direction);
    known.set(pointer, validator);
    return validator;
  };
}

function violationsOf({ in: place, name, kind, message, failures }: Breach): readonly Violation[] {
  const location = ['request', place, ...(place === 'body' ? [] : [name])];
  // For this kind Prism has a status of its own.
  const code = kind === 'media-type' ? 415 : kind;
  if (failures.length === 0) return [{ location, severity: 'error', code, message }];
  return failures.map((failure) => ({
    location: [...location, ...fromPointer(failure.instancePointer)],
    severity: 'error',
    code: failure.keyword,
    message: failure.message,
  }));
}

function brokenBy({ pointer, failures }: Breach): readonly string[] {
  return failures.length === 0 ? [pointer] : failures.map(({ schemaPointer }) => schemaPointer);
}
