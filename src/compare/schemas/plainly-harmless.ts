import { assertions } from '../../schema/reading.ts';
import { declaredProperties } from './declared-properties.ts';
import type { Difference } from './difference.ts';
import type { Pair, Sides } from './pair.ts';
import { schemaAt, type SchemaSide } from './schema-side.ts';

/**
 * Why a difference cannot break the sender, when its own words tell; `undefined` when that takes more. It is
 * what most differences are, and costs nothing beside a proof.
 */
export function plainlyHarmless(sides: Sides, pair: Pair, difference: Difference): string | undefined {
  const { kind, trend, replacement } = difference;
  const isHarmless = trend === (sides.sender === 'base' ? 'loosened' : 'tightened');
  if (replacement.part === 'property') {
    const receiver = sides.sender === 'base' ? 'head' : 'base';
    return isHarmless
      ? freeOfOthers(sides[receiver], pair[receiver], 'The receiver allows properties that it does not name.')
      : undeclared(sides, pair);
  }
  if (!isHarmless || !assertions.has(kind) || dependent.has(kind)) return undefined;
  return `What ${kind} allows on the sender's side is part of what it allows on the receiver's.`;
}

/** Their meaning depends on `contains` beside them. */
const dependent: ReadonlySet<string> = new Set(['minContains', 'maxContains']);

/** Only where the value stands for itself, as another branch may declare the property otherwise. */
function undeclared(sides: Sides, pair: Pair): string | undefined {
  const side = sides[sides.sender];
  if (!pair.whole || declaredProperties(side, pair[sides.sender]) === undefined) return undefined;
  return freeOfOthers(
    side,
    pair[sides.sender],
    'The sender does not declare the property, so it does not send it.',
  );
}

function freeOfOthers(side: SchemaSide, pointer: string, because: string): string | undefined {
  const schema = schemaAt(side, pointer);
  if (typeof schema === 'boolean') return undefined;
  const speaking = [
    'additionalProperties',
    'patternProperties',
    'unevaluatedProperties',
    'propertyNames',
    'allOf',
    'anyOf',
    'oneOf',
    'if',
    'not',
    'dependentSchemas',
    '$ref',
  ];
  const open = (keyword: string): boolean => keyword === 'additionalProperties' && schema[keyword] === true;
  return speaking.every((keyword) => schema[keyword] === undefined || open(keyword)) ? because : undefined;
}
