import type { Json } from '../../json.ts';
import { schemaGraph } from '../schema-graph.ts';
import type { Direction, SchemaPlace } from '../schema.ts';
import { createValidator } from '../validator.ts';
import type { Containment } from './containment.ts';
import { createSameSchema, type Placed } from './same-schema.ts';
import { candidates } from './sampling.ts';

export type { Containment } from './containment.ts';

/**
 * Decides whether every value that is valid under the inner schema is valid under the outer one. The two may
 * stand in different documents. The answer is the same each time: what bounds the work is `budget`, a number
 * of steps, and never the clock.
 */
export function compareSchemas(
  inner: SchemaPlace,
  outer: SchemaPlace,
  { direction }: { readonly direction: Direction; readonly budget?: number },
): Containment {
  const [left, right] = [placed(inner), placed(outer)];
  if (createSameSchema()(left, right))
    return { verdict: 'contained', because: 'Both schemas say the same in the same words.' };
  const [from, to] = [createValidator(left.graph, direction), createValidator(right.graph, direction)];
  const isWitness = (value: Json) => from.isValid(value) && !to.isValid(value);
  for (const value of candidates(inner, outer, direction)) {
    if (isWitness(value)) return { verdict: 'not-contained', witness: value, failures: to.failures(value) };
  }
  return {
    verdict: 'undecided',
    reason: 'No value was found that tells the schemas apart, and none was shown not to exist.',
  };
}

function placed(place: SchemaPlace): Placed {
  const graph = schemaGraph(place);
  return { graph, node: graph.root };
}
