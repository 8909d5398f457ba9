import type { Contract, Operation, Response } from '../../contract/contract.ts';
import { resolve, internalPointer } from '../../contract/references.ts';
import { isObject, type Json } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { documentedResponse } from '../exchange.ts';

/** A Link Object: which operation may follow a response, and what of it goes where (OpenAPI 3.1, "Link Object"). */
export interface Link {
  readonly name: string;
  readonly from: Operation;
  /** The documented response that it belongs to. */
  readonly response: Response;
  readonly to: Operation;
  /** Values or runtime expressions, by the name of a parameter, qualified or not: `id`, `path.id`. */
  readonly parameters: readonly (readonly [string, Json])[];
  /** A value or runtime expression; `undefined` when the body does not follow from the response. */
  readonly requestBody: Json | undefined;
}

/** The links of an operation's responses. Those that lead to no operation of the contract are left out. */
export function linksFrom(contract: Contract, operation: Operation): readonly Link[] {
  return operation.responses.flatMap((response) => {
    const links = resolve(contract.document, appendPointer(response.pointer, 'links'))?.value;
    if (!isObject(links)) return [];
    const pointer = appendPointer(response.pointer, 'links');
    return Object.keys(links).flatMap((name) => linkAt(contract, operation, response, pointer, name) ?? []);
  });
}

/** Whether a link follows from a status of its operation. */
export function followsFrom({ from, response }: Link, status: number): boolean {
  return documentedResponse(from.responses, status)?.pointer === response.pointer;
}

function linkAt(
  contract: Contract,
  from: Operation,
  response: Response,
  pointer: string,
  name: string,
): Link | undefined {
  const link = resolve(contract.document, appendPointer(pointer, name))?.value;
  if (!isObject(link)) return undefined;
  const to = targetOf(contract, link['operationId'], link['operationRef']);
  if (!to) return undefined;
  const parameters = isObject(link['parameters']) ? Object.entries(link['parameters']) : [];
  return { name, from, response, to, parameters, requestBody: link['requestBody'] };
}

function targetOf(
  contract: Contract,
  id: Json | undefined,
  reference: Json | undefined,
): Operation | undefined {
  if (typeof id === 'string') return contract.operations.find(({ operationId }) => operationId === id);
  if (typeof reference !== 'string') return undefined;
  const pointer = internalPointer(reference);
  return contract.operations.find((operation) => operation.pointer === pointer);
}
