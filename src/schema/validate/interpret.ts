import type { Json } from '../json.ts';
import { once } from '../once.ts';
import { siteOf, statedKeywords } from '../expansion.ts';
import type { Judge } from '../keyword.ts';
import type { SchemaGraph, SchemaNode } from '../schema-node.ts';
import type { Direction, ValidationFailure } from '../schema.ts';
import { Memory } from './memory.ts';
import { Visit } from './visit.ts';

/** Judges values without compiling anything ahead: the fastest for a few values, several times slower for many. */
export interface Interpreter {
  isValid(value: Json): boolean;
  /** All failures of a value, none when it is valid; with an aim, without those of branches beside it. */
  failures(value: Json, aim?: string): readonly ValidationFailure[];
  /** Whether a value is valid under any schema of the graph. */
  meets(node: SchemaNode, value: Json): boolean;
}

/**
 * The interpreter of a graph's root schema. Each schema is read when a value first comes to it, and the
 * keywords themselves say how they judge. `tracks`: whether a keyword asks what others have evaluated.
 * `remembers`: whether each schema remembers the last value that it judged; for values that nobody changes, and
 * that share their parts.
 */
export function interpreter(
  graph: SchemaGraph,
  direction: Direction | undefined,
  tracks: boolean,
  remembers = false,
): Interpreter {
  const judges = new Map<SchemaNode, Judge>();
  const memory = new Memory();
  const judgeOf = (node: SchemaNode): Judge => {
    const known = judges.get(node);
    if (known) return known;
    const parts = once(() => partsOf(node));
    const plain = memory.guard(node, (value, visit) => judgedBy(node, parts(), value, visit));
    const judge = remembers && !tracks ? remembering(plain) : plain;
    judges.set(node, judge);
    return judge;
  };
  const partsOf = (node: SchemaNode): readonly Judge[] => {
    const site = siteOf(graph, node, direction);
    return statedKeywords(node)
      .toSorted((left, right) => order(left.keyword.name) - order(right.keyword.name))
      .flatMap(({ keyword, value }) => {
        const judge = keyword.judge?.(value, site, judgeOf);
        return judge ? [judge] : [];
      });
  };
  const root = judgeOf(graph.root);
  return {
    isValid: (value) => {
      memory.clear();
      return root(value, Visit.start({ failures: false, tracks }));
    },
    failures: (value, aim) => {
      memory.clear();
      const visit = Visit.start({ failures: true, tracks, ...(aim !== undefined && { aim }) });
      return root(value, visit) ? [] : (visit.failures ?? []);
    },
    meets: (node, value) => {
      memory.clear();
      return judgeOf(node)(value, Visit.start({ failures: false, tracks }));
    },
  };
}

/** Judges the same value as last time only once; what fails is only looked for where something does. */
function remembering(judge: Judge): Judge {
  let last: { readonly value: Json; readonly passes: boolean } | undefined;
  return (value, visit) => {
    if (last?.value !== value) last = { value, passes: judge(value, visit.silently()) };
    return last.passes || visit.endsEarly ? last.passes : judge(value, visit);
  };
}

/** What asks for what was evaluated comes after what evaluates. */
function order(keyword: string): number {
  return keyword.startsWith('unevaluated') ? 1 : 0;
}

function judgedBy(node: SchemaNode, parts: readonly Judge[], value: Json, visit: Visit): boolean {
  if (node.schema === false) return visit.fail(node, 'false', 'must not be there');
  const own = visit.alongside();
  let passes = true;
  for (const judge of parts) {
    if (judge(value, own)) continue;
    if (own.endsEarly) return false;
    passes = false;
  }
  visit.learn(own);
  return passes;
}
