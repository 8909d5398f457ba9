import type { Operation } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Part } from './part.ts';
import { pathParameters } from './path-shape.ts';
import type { PartWire } from '../wire/part-wire.ts';
import { percentDecode } from '../wire/percent.ts';
import { assemble, type WireRequest } from '../wire/wire-request.ts';

/** A request as values: the parts that are present, with their values; at most one body among them. */
export type Draft = ReadonlyMap<Part, Json>;

/** The draft with a part set; a body takes the place of any other body. */
export function withPart(draft: Draft, part: Part, value: Json): Draft {
  const kept = [...draft].filter(([other]) => other !== part && !(part.in === 'body' && other.in === 'body'));
  return new Map([...kept, [part, value]]);
}

/** The draft without a part. */
export function withoutPart(draft: Draft, part: Part): Draft {
  return new Map([...draft].filter(([other]) => other !== part));
}

/** The body with its value; `undefined` when the request has none. */
export function bodyOf(draft: Draft): readonly [part: Part, value: Json] | undefined {
  return draft.entries().find(([part]) => part.in === 'body');
}

/** The members of the body; `undefined` when it is no object. */
export function sentMembers(draft: Draft): JsonObject | undefined {
  const body = bodyOf(draft)?.[1];
  return isObject(body) ? body : undefined;
}

/** The value that completes the path: that of the template's last parameter. */
export function pathId({ path }: Operation, draft: Draft): Json | undefined {
  const name = pathParameters(path).at(-1)?.name;
  return draft.entries().find(([part]) => part.key === `path.${name}`)?.[1];
}

/**
 * The request on the wire, or `undefined` when the wire cannot carry one of its values: also where a member that is
 * written as a query parameter of its own has the name of another one.
 */
export function writeDraft(operation: Operation, draft: Draft): WireRequest | undefined {
  const wires: PartWire[] = [];
  for (const [part, value] of draft) {
    const wire = part.write(value);
    if (!wire || (wire.in === 'query' && isOfAnother(wire.text, part, operation))) return undefined;
    wires.push(wire);
  }
  return assemble(operation, wires);
}

function isOfAnother(text: string, { pointer }: Part, { parameters }: Operation): boolean {
  const names = new Set(text.split('&').map((piece) => percentDecode(piece.split('=', 1)[0] ?? '')));
  return parameters.some((each) => each.in === 'query' && each.pointer !== pointer && names.has(each.name));
}
