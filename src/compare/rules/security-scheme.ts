import { isObject, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import type { Draft } from '../change.ts';
import type { ContractPair, Rule } from '../rule.ts';
import { inOneCase, renamedSchemes, schemesOf } from '../security-schemes.ts';

/** The definitions of security schemes: what credentials are, where they travel, who gives them. */
export const securityScheme: Rule = {
  name: 'security-scheme',
  title: 'Credentials stay what they were and travel where they did.',
  ofContracts: (pair) => {
    const [before, after] = [schemesOf(pair.base), schemesOf(pair.head)];
    const renamed = renamedSchemes(pair.base, pair.head);
    const kept = new Set(renamed.values());
    const used = usedSchemes(pair);
    return [
      ...[...before].flatMap(([name, from]) => {
        const to = after.get(name);
        if (to) return compare(name, from, to, used.has(name));
        return kept.has(name) ? [] : [existence(name, 'removed')];
      }),
      ...[...after.keys()]
        .filter((name) => !before.has(name) && !renamed.has(name))
        .map((name) => existence(name, 'added')),
    ];
  },
};

/**
 * Fields that say how a credential travels: a change breaks those who send it. The others say where to get one, but for
 * `bearerFormat`, which documents ("Security Scheme Object").
 */
const travelling: ReadonlySet<string> = new Set(['type', 'in', 'name', 'scheme']);
const fields = [...travelling, 'bearerFormat', 'openIdConnectUrl', 'flows'];

/** The schemes that anything asks for, before or now: another one concerns nobody. */
function usedSchemes({ pairing }: ContractPair): ReadonlySet<string> {
  const { matched, removed, added } = pairing;
  const exchanges = [...matched.flatMap(({ base, head }) => [base, head]), ...removed, ...added];
  const schemes = exchanges.flatMap(({ operation }) => operation.security.flatMap((one) => one.schemes));
  return new Set(schemes.map(({ name }) => name));
}

function compare(name: string, base: JsonObject, head: JsonObject, isUsed: boolean): readonly Draft[] {
  const [before, after] = [inOneCase(base), inOneCase(head)];
  return fields
    .filter((field) => meaning(field, before[field]) !== meaning(field, after[field]))
    .map((field) => fieldChange(name, field, isUsed));
}

function fieldChange(name: string, field: string, isUsed: boolean): Draft {
  const isTravelling = travelling.has(field);
  return {
    ...about(name, field),
    kind: field,
    action: 'changed',
    severity: !isUsed || field === 'bearerFormat' ? 'safe' : isTravelling ? 'breaking' : 'dangerous',
    message: `The security scheme "${name}" has another ${field}${isUsed ? '' : '; nothing asks for it'}`,
    advice: isTravelling
      ? 'Send credentials in the new way.'
      : 'Look whether credentials are still obtained in the same way.',
  };
}

/** Of flows, what their scopes are called; what is said about these is for people. */
function meaning(field: string, value: Json | undefined): string {
  if (value === undefined) return '';
  return canonicalText(field === 'flows' && isObject(value) ? withoutWords(value) : value);
}

function withoutWords(flows: JsonObject): JsonObject {
  const bare = Object.entries(flows).map(([name, flow]) => [
    name,
    isObject(flow) && isObject(flow.scopes) ? { ...flow, scopes: Object.keys(flow.scopes).toSorted() } : flow,
  ]);
  return Object.fromEntries(bare);
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
