import type { Operation } from '../../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { headerValue } from '../answer.ts';
import { pathParameters, type PathParameter } from '../path-shape.ts';
import { plainName } from '../resources/words.ts';
import type { TakenStep } from './step.ts';

/** What an answer to a creation says the id of the new resource is. */
export interface Identity {
  readonly value: Json;
  /** Whether it can be relied on: a member that is merely called `id` may belong to something else. */
  readonly isCertain: boolean;
}

/** Where the answer that created a resource, and the path that reads it, come from. */
export interface CreatedAt {
  readonly item: PathParameter;
  readonly step: TakenStep;
  /** Whether what creates the resource and what reads it answer with the same schema. */
  readonly isSameSchema: boolean;
}

/**
 * The id of a resource in the answer that created it: the segment of `Location` that stands for it
 * (RFC 9110, section 10.2.2), else the member of the body that is called as the path's parameter is, else
 * `id`. `undefined` when the answer names none.
 */
export function identityIn(created: CreatedAt): Identity | undefined {
  const located = locatedId(created);
  if (located !== undefined) return { value: located, isCertain: true };
  const named = identifierIn(created.item.name, created.step.body);
  if (!named) return undefined;
  const isCertain = created.isSameSchema || (created.step.answer.status === 201 && named.isSpecific);
  return { value: named.value, isCertain };
}

function locatedId({ item, step }: CreatedAt): string | undefined {
  const location = headerValue(step.answer, 'location');
  // A relative one is so to where the request was sent (RFC 9110, section 10.2.2).
  const base = `http://server${step.testCase.request.path}`;
  const path = location === undefined ? undefined : URL.parse(location, base)?.pathname;
  if (path === undefined) return undefined;
  // The server's base path stands before the template's.
  const template = item.shape.split('/').slice(1);
  const given = path.replace(/\/$/, '').split('/').slice(-template.length);
  if (given.length !== template.length) return undefined;
  if (!template.every((segment, index) => segment === '{}' || segment === given[index])) return undefined;
  return decoded(given.at(-1) ?? '');
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * The id that an object, or one in an envelope, has: the member that is called as the parameter of the path, else `id`.
 * `undefined` when it has none.
 *
 * @param parameter the name of the path's parameter
 */
export function identifierIn(
  parameter: string,
  body: Json | undefined,
): { readonly value: Json; readonly isSpecific: boolean } | undefined {
  if (!isObject(body)) return undefined;
  const names = [plainName(parameter), ...otherNames(parameter)];
  for (const object of [body, ...wrapped(body)]) {
    for (const [index, name] of names.entries()) {
      const value = memberNamed(object, name);
      if (value !== undefined) return { value, isSpecific: index === 0 && name !== 'id' };
    }
  }
  return undefined;
}

// `{featureName}` is the name of a feature, and `{environment}` its name where it has no id.
function otherNames(parameter: string): readonly string[] {
  if (/(id|uuid|guid)$/i.test(parameter)) return ['id', 'uuid'];
  const names = ['key', 'slug', 'code'];
  return /name$/i.test(parameter) ? ['name', 'id', 'uuid', ...names] : ['id', 'uuid', 'name', ...names];
}

/** Whether an object has an id. `parameter`: the name of the path's parameter. */
export function hasId(parameter: string, object: Json, id: Json): boolean {
  const found = identifierIn(parameter, object);
  return found !== undefined && idText(found.value) === idText(id);
}

/** An id as a path has it, but for its encoding: a number in a body is a text in a path. */
export function idText(id: Json): string {
  return typeof id === 'string' ? id : JSON.stringify(id);
}

/** The objects that an envelope such as `{ "data": … }` holds. */
function wrapped(body: JsonObject): readonly JsonObject[] {
  return Object.values(body).filter(isObject);
}

function memberNamed(object: JsonObject, name: string): Json | undefined {
  const key = Object.keys(object).find((candidate) => plainName(candidate) === name);
  const value = key === undefined ? undefined : object[key];
  const isId = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return isId ? value : undefined;
}

/** The parameter of the items of a collection: that of `/things/{id}` for `/things`. `undefined` when there are none. */
export function itemOf(operations: readonly Operation[], collection: string): PathParameter | undefined {
  const shape = `${collection}/{}`;
  for (const { path } of operations) {
    const last = pathParameters(path).at(-1);
    if (last?.shape === shape) return last;
  }
  return undefined;
}
