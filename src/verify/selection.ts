import type { Contract, Operation } from '../contract/contract.ts';
import { isFixedMethod, requestMethod } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import { nearestOnes } from '../nearest.ts';
import { matchesPath } from './path-glob.ts';

/** Which operations are wanted. Alternatives within one member, all members together; an empty one asks for nothing. */
export interface Selection {
  /** `operationId`, or `METHOD /path` as a person writes it. */
  readonly operations: readonly string[];
  /** Globs over path templates: `/pets/*`. */
  readonly paths: readonly string[];
  /** As descriptions write them: `get`, `COPY`. */
  readonly methods: readonly string[];
  readonly tags: readonly string[];
  /** Whether deprecated operations are left out. */
  readonly excludeDeprecated: boolean;
}

/** How many of the near ones an error names. */
const named = 5;

/** Whether a selection wants an operation, as a predicate for `VerifyOptions.operations`. */
export function selects(selection: Selection): (operation: Operation) => boolean {
  const { operations, paths, methods, tags, excludeDeprecated } = selection;
  const wanted = new Set(operations.map(normalised));
  return (operation) =>
    (wanted.size === 0 || namesOf(operation).some((name) => wanted.has(name))) &&
    (paths.length === 0 || paths.some((glob) => matchesPath(glob, operation.path))) &&
    (methods.length === 0 || methods.includes(operation.method)) &&
    (tags.length === 0 || tags.some((tag) => operation.tags.includes(tag))) &&
    !(excludeDeprecated && operation.deprecated);
}

/**
 * Makes sure that a selection means something for some contracts. Throws an ExpectedError for an
 * operation or tag that none of them has, with those most like it, and when nothing is left in the end.
 */
export function checkSelection(contracts: readonly Contract[], selection: Selection): void {
  const operations = contracts.flatMap((contract) => contract.operations);
  const names = new Set(operations.flatMap(namesOf));
  const stranger = selection.operations.find((name) => !names.has(normalised(name)));
  if (stranger !== undefined) throw unknown('operation', stranger, operations.flatMap(shownNames));
  const tags = [...new Set(operations.flatMap((operation) => operation.tags))];
  const tag = selection.tags.find((candidate) => !tags.includes(candidate));
  if (tag !== undefined) throw unknown('tag', tag, tags);
  if (operations.some(selects(selection))) return;
  throw new ExpectedError('No operation is selected', {
    help: `There are ${operations.length} operations without filters; each filter takes some away.`,
  });
}

function namesOf(operation: Operation): readonly string[] {
  return shownNames(operation).map(normalised);
}

function shownNames({ operationId, title }: Operation): readonly string[] {
  return operationId === undefined ? [title] : [operationId, title];
}

// Methods are written in either case, and ids have no spaces that anybody would type.
function normalised(name: string): string {
  const [, method, path] = /^(\S+)\s+(\/.*)$/.exec(name.trim()) ?? [];
  return method === undefined || path === undefined ? name : `${written(method)} ${path}`;
}

/** A method that OpenAPI has a field for is the same in either case; others are what they are. */
function written(method: string): string {
  const fixed = method.toLowerCase();
  return isFixedMethod(fixed) ? requestMethod(fixed) : method;
}

function unknown(kind: string, given: string, known: readonly string[]): ExpectedError {
  const near = nearestOnes(given, known, named);
  return new ExpectedError(`There is no ${kind} ${JSON.stringify(given)}`, {
    help: near.length === 0 ? `The contracts have no ${kind}s.` : `Most like it: ${near.join(', ')}.`,
  });
}
