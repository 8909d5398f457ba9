import type { JsonObject } from '../../json.ts';
import type { Difference } from './difference.ts';
import { keywordDifference } from './keyword-difference.ts';
import type { Sides } from './pair.ts';
import { requiredNames } from './schema-side.ts';
import { trendOf } from './trend.ts';

/**
 * Names that became required, or are no longer so. Those that count in the direction are compared: a property that becomes `readOnly` need not be sent.
 */
export function requiredDifferences(sides: Sides, base: JsonObject, head: JsonObject): readonly Difference[] {
  const { direction } = sides;
  const before = [...requiredNames(sides.base, base, direction)];
  const after = [...requiredNames(sides.head, head, direction)];
  const [gone, added] = [
    before.filter((name) => !after.includes(name)),
    after.filter((name) => !before.includes(name)),
  ];
  // A property that is still described, and no longer travels, was given notice of by `writeOnly` itself.
  const isMarked =
    direction === 'response' && gone.length > 0 && gone.every((name) => isStillRequired(head, name));
  if (gone.length + added.length === 0 || (isMarked && added.length === 0)) return [];
  return [
    {
      ...keywordDifference(['required'], base, head, false),
      trend: trendOf('required', before, after),
      action: trendOf('required', before, after),
      before,
      after,
    },
  ];
}

function isStillRequired(schema: JsonObject, name: string): boolean {
  return Array.isArray(schema.required) && schema.required.includes(name);
}
