import type { Contract, Parameter } from '../contract/contract.ts';
import { typesAt } from './normal/types-at.ts';

/** Whether a parameter may be an array or an object, whose parts its style separates. */
export function isSeparated({ document }: Contract, { schema }: Parameter): boolean {
  if (schema === undefined) return false;
  return mayHaveParts(document, schema);
}

/** Whether a schema may allow arrays or objects, as far as its types tell. */
export function mayHaveParts(document: Contract['document'], schema: string): boolean {
  const types = typesAt(document, schema);
  return types === undefined || types.has('array') || types.has('object');
}
