import type { Contract, Parameter } from '../contract/contract.ts';
import { resolve } from '../contract/references.ts';
import { isObject } from '../json.ts';

/** Whether a parameter may be an array or an object, whose parts its style separates. */
export function isSeparated({ document }: Contract, { schema }: Parameter): boolean {
  const described = schema === undefined ? undefined : resolve(document, schema)?.value;
  if (!isObject(described)) return false;
  const { type } = described;
  if (type === undefined) return true;
  return (Array.isArray(type) ? type : [type]).some((one) => one === 'array' || one === 'object');
}
