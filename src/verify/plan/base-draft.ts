import type { Operation } from '../../contract/contract.ts';
import type { Draft } from '../draft.ts';
import type { Json } from '../../json.ts';
import type { Part } from '../part.ts';
import type { RequestParts } from '../parts.ts';
import { templateNames } from '../../wire/wire-request.ts';
import { baseValue } from './base-value.ts';

/** The simplest valid request of an operation, or why there is none. */
export type BaseDraft = { readonly draft: Draft } | { readonly obstacle: string };

/** The required parameters, and the body in the first media type for which there is a value. */
export function baseDraft(operation: Operation, parts: RequestParts, seed: number): BaseDraft {
  const undescribed = undescribedName(operation, parts);
  if (undescribed !== undefined)
    return { obstacle: `the path's {${undescribed}} is not described as a parameter` };
  const draft = new Map<Part, Json>();
  for (const part of parts.parameters.filter((parameter) => parameter.required)) {
    const base = baseValue(part, seed);
    if ('obstacle' in base) return base;
    draft.set(part, base.value);
  }
  const body = baseBody(operation, parts, seed);
  if (body && 'obstacle' in body) return operation.requestBody?.required ? body : { draft };
  return { draft: body ? draft.set(body.part, body.value) : draft };
}

function baseBody(operation: Operation, parts: RequestParts, seed: number) {
  const bases = parts.bodies.map((part) => ({ part, ...baseValue(part, seed) }));
  const usable = bases.find((base) => 'value' in base);
  if (usable || bases[0]) return usable ?? bases[0];
  const types = parts.unwritable.map(({ type }) => type).join(', ');
  if (operation.requestBody === undefined) return undefined;
  return {
    obstacle: types === '' ? 'the request body has no content' : `no body can be written as ${types}`,
  };
}

function undescribedName(operation: Operation, parts: RequestParts): string | undefined {
  const described = new Set(parts.parameters.map((part) => part.key));
  return templateNames(operation.path).find((name) => !described.has(`path.${name}`));
}
