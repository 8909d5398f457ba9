import type { Json } from '../json.ts';
import type { Judge } from '../keyword.ts';
import type { SchemaNode } from '../schema-node.ts';
import type { Visit } from './visit.ts';

/** So many judgements of one value are made before it pays to remember them. */
const plenty = 20_000;

interface Known {
  readonly passes: boolean;
  /** What was evaluated on the way. */
  readonly visit: Visit;
}

/**
 * What is known of the parts of the value that is being judged. Where alternatives lead back to themselves, each
 * level of a value is judged by each of them, and so is all below it: a part that was judged by a schema before is
 * not judged again, so that the work grows with the value and not with the power of its depth.
 */
export class Memory {
  readonly #known = new Map<SchemaNode, Map<object, Known>>();
  #judged = 0;

  /** Forgets all: what comes next is another value, or the same with other parts. */
  clear(): void {
    this.#judged = 0;
    if (this.#known.size > 0) this.#known.clear();
  }

  /** A judge that remembers, and that looks for what fails only where something does. */
  guard(node: SchemaNode, judge: Judge): Judge {
    return (value, visit) => {
      if (typeof value !== 'object' || value === null) return judge(value, visit);
      if (visit.endsEarly) return this.#judge(node, judge, value, visit);
      const own = visit.silently();
      if (!this.#judge(node, judge, value, own)) return judge(value, visit);
      visit.learn(own);
      return true;
    };
  }

  #judge(node: SchemaNode, judge: Judge, value: Json & object, visit: Visit): boolean {
    this.#judged++;
    if (this.#judged <= plenty) return judge(value, visit);
    const ofNode = this.#known.get(node) ?? new Map<object, Known>();
    this.#known.set(node, ofNode);
    const before = ofNode.get(value);
    const known = before ?? judged(judge, value, visit.silently());
    if (!before) ofNode.set(value, known);
    if (known.passes) visit.learn(known.visit);
    return known.passes;
  }
}

function judged(judge: Judge, value: Json, visit: Visit): Known {
  return { passes: judge(value, visit), visit };
}
