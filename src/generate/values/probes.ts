import { type Json, isObject } from '../../json.ts';

/** A value of each type. */
const plain: readonly Json[] = [null, true, 0.5, 'a text', [], {}];

/** A value that may be valid or not, which nothing in a schema leads to. */
export interface Probe {
  readonly label: string;
  readonly value: Json;
}

/** Values of every type, and an object without each of its properties or with null for it. */
export function probesAround(value: Json | undefined): Probe[] {
  const probes = plain.map((each) => ({ label: `a value: ${JSON.stringify(each)}`, value: each }));
  if (!isObject(value)) return probes;
  const members = Object.entries(value);
  return [
    ...probes,
    ...members.map(([name]) => ({
      label: `null for ${JSON.stringify(name)}`,
      value: Object.fromEntries(members.map(([key, member]) => [key, key === name ? null : member])),
    })),
    ...members.map(([name]) => ({
      label: `without ${JSON.stringify(name)}`,
      value: Object.fromEntries(members.filter(([key]) => key !== name)),
    })),
  ];
}
