import { isFixedMethod } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';

/** The version of OpenAPI that Prism is given: what it knows. */
export const prismVersion = '3.1.0';

/** The method under which Prism is given an operation: it knows those of OpenAPI 3.1 alone. */
export function prismMethod(method: string): string {
  return isFixedMethod(method) && method !== 'query' ? method : 'post';
}

/** What an operation's answers follow from, as Prism is given it: it judges no request, so what requests are is left out. */
export function answering(operation: Json | undefined): JsonObject {
  if (!isObject(operation)) return {};
  const { parameters: _parameters, requestBody: _requestBody, ...rest } = operation;
  return rest;
}
