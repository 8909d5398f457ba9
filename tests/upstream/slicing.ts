import { parseSourceFile } from '../../src/contract/source-file.ts';
import type { JsonObject } from '../../src/json.ts';
import { operationName, type OperationName } from '../../src/upstream/operation-name.ts';
import { sliceText } from '../../src/upstream/slice/slice.ts';

/** An operation by its name. */
export function named(text: string): OperationName {
  const name = operationName(text);
  if (!name) throw new Error(`${text} is no operation`);
  return name;
}

/** What a text says. */
export function valueOf(text: string, isJson = false): JsonObject {
  return parseSourceFile(text, isJson ? 'a.json' : 'a.yaml', 'api').value as JsonObject;
}

/** Cuts one operation out of a text. */
export function slice(text: string, operation: string, isJson = false): string {
  return sliceText({ text, value: valueOf(text, isJson), isJson, name: 'api' }, named(operation));
}
