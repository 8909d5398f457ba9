import { methods, type Method } from '../contract/contract.ts';

/** An operation as a source names it. */
export interface OperationName {
  readonly method: Method;
  readonly path: string;
}

/** Reads the name of an operation, `post /pets`; `undefined` when it is none. */
export function operationName(text: string): OperationName | undefined {
  const [, word = '', path = ''] = /^([a-z]+) (\/\S*)$/i.exec(text) ?? [];
  const method = methods.find((known) => known === word.toLowerCase());
  return method && { method, path };
}

/** The name as a source holds it. */
export function operationText({ method, path }: OperationName): string {
  return `${method} ${path}`;
}
