import { withPart, writeDraft } from '../draft.ts';
import type { Case } from '../case.ts';
import { carriesValid, type Part } from '../part.ts';
import { acceptance, caseOf, type PlanContext } from './plan-context.ts';

/** The simplest valid request, and one for each valid example that the description gives for a part. */
export function validCases(context: PlanContext): readonly Case[] {
  const { parameters, bodies } = context.parts;
  return [
    caseOf(context, 'valid', 'a valid request', context.baseRequest, acceptance(context)),
    ...[...parameters, ...bodies].flatMap((part) => exampleCases(context, part)),
  ];
}

// Invalid examples are findings already; sending them would say the same twice.
function exampleCases(context: PlanContext, part: Part): readonly Case[] {
  return part.examples.flatMap((value, index) => {
    if (!carriesValid(part, value)) return [];
    const request = writeDraft(context.operation, withPart(context.base, part, value));
    const sends = `the ${part.title} of example ${index + 1}`;
    const name = `example:${part.key}:${index + 1}`;
    return request ? [caseOf(context, name, sends, request, acceptance(context))] : [];
  });
}
