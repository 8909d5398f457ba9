import type { Contract } from '../../contract/contract.ts';
import { resolve } from '../../contract/references.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import type { Draft } from '../change.ts';
import type { Rule } from '../rule.ts';

/** The definitions of security schemes: what credentials are, where they travel, who gives them. */
export const securityScheme: Rule = {
  name: 'security-scheme',
  title: 'Credentials stay what they were and travel where they did.',
  ofContracts: ({ base, head }) => {
    const [before, after] = [schemesOf(base), schemesOf(head)];
    return [
      ...[...before].flatMap(([name, from]) => {
        const to = after.get(name);
        return to ? compare(name, from, to) : [existence(name, 'removed')];
      }),
      ...[...after.keys()].filter((name) => !before.has(name)).map((name) => existence(name, 'added')),
    ];
  },
};

function schemesOf({ document }: Contract): ReadonlyMap<string, JsonObject> {
  const schemes = resolve(document, '/components/securitySchemes')?.value;
  if (!isObject(schemes)) return new Map();
  const resolved = Object.keys(schemes).map((name): [string, Json | undefined] => [
    name,
    resolve(document, appendPointer('/components/securitySchemes', name))?.value,
  ]);
  return new Map(resolved.filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
}

/** Fields that say how a credential travels: a change breaks whoever sends it. The others say where to get one. */
const travelling: ReadonlySet<string> = new Set(['type', 'in', 'name', 'scheme']);
const fields = [...travelling, 'bearerFormat', 'openIdConnectUrl', 'flows'];

function compare(name: string, base: JsonObject, head: JsonObject): readonly Draft[] {
  return fields
    .filter((field) => meaning(field, base[field]) !== meaning(field, head[field]))
    .map((field) => fieldChange(name, field));
}

function fieldChange(name: string, field: string): Draft {
  const isTravelling = travelling.has(field);
  return {
    ...about(name, field),
    kind: field,
    action: 'changed',
    severity: isTravelling ? 'breaking' : 'dangerous',
    message: `The security scheme "${name}" has another ${field}`,
    advice: isTravelling
      ? 'Send credentials in the new way.'
      : 'Look whether credentials are still obtained in the same way.',
  };
}

function meaning(field: string, value: Json | undefined): string {
  if (value === undefined) return '';
  const isAnyCase = field === 'scheme' && typeof value === 'string';
  return canonicalText(isAnyCase ? value.toLowerCase() : value);
}

/** A scheme that is gone breaks the operations that asked for it, and is told there. */
function existence(name: string, action: 'added' | 'removed'): Draft {
  const { base, head, ...rest } = about(name);
  return {
    ...rest,
    ...(action === 'removed' ? { base } : { head }),
    kind: 'security-scheme',
    action,
    severity: 'safe',
    message: `The security scheme "${name}" was ${action}`,
    advice: 'Nothing needs to be done beyond what operations ask for.',
  };
}

function about(name: string, ...tokens: readonly string[]) {
  const pointer = appendPointer('/components/securitySchemes', name, ...tokens);
  return { direction: 'contract', area: 'security-scheme', base: pointer, head: pointer } as const;
}
