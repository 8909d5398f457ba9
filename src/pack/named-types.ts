import type { Contract, Operation } from '../contract/contract.ts';
import { nameMethods } from '../generate/method-name.ts';
import { type JsonObject, isObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { hasMarkedProperties } from '../generate/marked-properties.ts';
import { typeName } from '../generate/type-name.ts';

/** A schema in `components`, and the types it gives. */
export interface NamedComponent {
  /** Its key in `components.schemas`. */
  readonly key: string;
  readonly name: string;
  /** The name of it as requests hold it, where that differs by `readOnly` or `writeOnly` properties. */
  readonly inputName: string | undefined;
}

/** An operation, its method, and what its types begin with. */
export interface OperationTypes {
  readonly operation: Operation;
  readonly method: string;
  /** `CreatePet`, for `CreatePetBody`, `CreatePetAnswers` … */
  readonly name: string;
}

/** The named types of a contract. */
export interface NamedTypes {
  readonly components: readonly NamedComponent[];
  readonly operations: readonly OperationTypes[];
}

/** What follows the name of an operation in the names of its types. */
export const operationSuffixes = ['Parameters', 'Body', 'Result', 'Answers'] as const;

/** What the package exports under names of its own. */
const reserved = [
  'AnswerError',
  'AnswerErrorOf',
  'AnswersOf',
  'Auth',
  'BasicCredentials',
  'BodyOf',
  'ByteStreaming',
  'Call',
  'EventsCall',
  'PageError',
  'Paging',
  'Reconnect',
  'Stream',
  'Client',
  'ClientOptions',
  'Credential',
  'Init',
  'Issue',
  'Methods',
  'ParametersOf',
  'Readable',
  'Result',
  'ResultOf',
  'RetryOptions',
  'Servers',
  'UndocumentedStatusError',
  'Validation',
  'ValidationError',
  'Validator',
  'Writable',
];

/** Names the types of a contract; the first of two in the document keeps the plain name. */
export function nameTypes({ document, operations }: Contract): NamedTypes {
  const taken = new Set(reserved);
  const schemas = schemasOf(document);
  const named = Object.keys(schemas).map((key) => nameComponent(key, document, taken));
  return { components: named, operations: nameMethods(operations).map((each) => nameOperation(each, taken)) };
}

function schemasOf(document: JsonObject): JsonObject {
  const schemas = valueAt(document, '/components/schemas');
  return isObject(schemas) ? schemas : {};
}

function nameComponent(key: string, document: JsonObject, taken: Set<string>): NamedComponent {
  const name = free(typeName(key), 'Schema', [''], taken);
  const isMarked = hasMarkedProperties(document, ['components', 'schemas', key]);
  return { key, name, inputName: isMarked ? free(`${name}Input`, '', [''], taken) : undefined };
}

function nameOperation(
  { name, operation }: { name: string; operation: Operation },
  taken: Set<string>,
): OperationTypes {
  return { operation, method: name, name: free(typeName(name), 'Operation', operationSuffixes, taken) };
}

/** The first candidate that leaves every suffixed name to be had, and takes them. */
function free(name: string, word: string, suffixes: readonly string[], taken: Set<string>): string {
  const isFree = (candidate: string): boolean => suffixes.every((suffix) => !taken.has(candidate + suffix));
  let candidate = isFree(name) ? name : name + word;
  for (let count = 2; !isFree(candidate); count += 1) candidate = `${name}${word}${count}`;
  for (const suffix of suffixes) taken.add(candidate + suffix);
  return candidate;
}
