import type { Contract, Operation } from '../../contract/contract.ts';
import { resolve } from '../../contract/references.ts';
import { documentedResponse } from '../exchange.ts';
import { essence, isJson } from '../../wire/media-type.ts';

/** Whether an operation's answer with a status, and another's success, are described by the same JSON schema. */
export function answersAlike(contract: Contract, one: Operation, status: number, other: Operation): boolean {
  const schema = schemaOf(contract, one, status);
  return schema !== undefined && schema === schemaOf(contract, other, 200);
}

// Equal text serves for schemas that are written twice.
function schemaOf({ document }: Contract, operation: Operation, status: number): string | undefined {
  const content = documentedResponse(operation.responses, status)?.content ?? [];
  const pointer = content.find(({ type }) => isJson(essence(type)))?.schema;
  const resolved = pointer === undefined ? undefined : resolve(document, pointer);
  return resolved && JSON.stringify(resolved.value);
}
