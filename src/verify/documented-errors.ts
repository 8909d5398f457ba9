import type { Contract } from '../contract/contract.ts';
import { documentedRules, type DocumentedRule } from '../contract/documented-rule.ts';
import type { Json } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { Rejected } from './case.ts';
import type { RequestConstraint } from './constraint.ts';

/** What a contract's error examples say about the answers to invalid requests. */
export interface DocumentedErrors {
  /** The names of the documented rules that are linked to a constraint. */
  readonly rulesOf: (constraint: RequestConstraint) => readonly string[];
  /** The documented rule that needs server state and that a body gives as the reason; `undefined` when it does not. */
  readonly stateRule: (operation: string, body: Json) => string | undefined;
  /**
   * The documented rules that are linked to the constraint which a request breaks, and that a body does
   * not give as the reason, nor one that is linked to what follows from it.
   */
  readonly unsaid: (rejected: Rejected, body: Json) => readonly string[];
}

/**
 * A documented rule with the longest text of its example that no other example of the operation's errors
 * has: its message, most likely. `undefined` when nothing tells it from the others.
 */
interface ToldRule {
  readonly rule: DocumentedRule;
  readonly telling: string | undefined;
}

/** Reads the documented errors of a contract. */
export function documentedErrors(contract: Contract): DocumentedErrors {
  const rules = toldRules(contract);
  const linkedTo = ({ operation, pointer }: RequestConstraint): readonly ToldRule[] =>
    rules.filter(({ rule }) => rule.operation.title === operation && speaksOf(rule.constraint, pointer));
  return {
    rulesOf: (constraint) => linkedTo(constraint).map(({ rule }) => rule.name),
    stateRule: (operation, body) => {
      const state = rules.filter(
        ({ rule }) => rule.serverState !== undefined && rule.operation.title === operation,
      );
      return state.length === 0 ? undefined : state.find((told) => isTold(told, textsIn(body)))?.rule.name;
    },
    unsaid: ({ breaks, consequences }, body) => {
      const texts = textsIn(body);
      const following = consequences.flatMap((pointer) => linkedTo({ ...breaks, pointer }));
      if (following.some((told) => isTold(told, texts))) return [];
      const silent = linkedTo(breaks).filter((told) => told.telling !== undefined && !isTold(told, texts));
      return silent.map(({ rule }) => rule.name);
    },
  };
}

/** Whether a link speaks of the constraint at a pointer; one to `required` as a whole speaks of each name in it. */
export function speaksOf(link: string | undefined, pointer: string): boolean {
  if (link === undefined) return false;
  return pointer === link || (link.endsWith('/required') && pointer.startsWith(`${link}/`));
}

function toldRules(contract: Contract): readonly ToldRule[] {
  const rules = documentedRules(contract).map((rule) => ({
    rule,
    texts: textsIn(valueAt(contract.document, rule.valuePointer) ?? null),
  }));
  return rules.map(({ rule, texts }) => {
    const others = rules.filter((other) => other.rule.operation === rule.operation && other.rule !== rule);
    const own = others.reduce((left, other) => left.difference(other.texts), texts);
    const [telling] = [...own].toSorted((left, right) => right.length - left.length);
    return { rule, telling };
  });
}

function isTold({ telling }: ToldRule, texts: ReadonlySet<string>): boolean {
  return telling !== undefined && texts.has(telling);
}

// Without recursion, as answers may be nested deeper than the stack.
function textsIn(value: Json): ReadonlySet<string> {
  const texts = new Set<string>();
  const waiting: Json[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') texts.add(next);
    else if (typeof next === 'object' && next !== null)
      for (const member of Object.values(next)) waiting.push(member);
  }
  return texts;
}
