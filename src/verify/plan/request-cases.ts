import { withPart } from '../draft.ts';
import type { Case } from '../case.ts';
import { carriesValid, type Part } from '../part.ts';
import { acceptance, baseRequestCase, draftCase, type PlanContext } from './plan-context.ts';

/** The simplest valid request. */
export function baseCase(context: PlanContext): Case {
  return baseRequestCase(context, {
    name: 'valid',
    sends: 'a valid request',
    expectation: acceptance(context),
  });
}

/** A request for each valid example that the description gives for a part. */
export function exampleCases(context: PlanContext): readonly Case[] {
  const { parameters, bodies } = context.parts;
  return [...parameters, ...bodies].flatMap((part) => casesOfExamples(context, part));
}

// Invalid examples are findings already; sending them would say the same twice.
function casesOfExamples(context: PlanContext, part: Part): readonly Case[] {
  return part.examples.flatMap((value, index) => {
    if (!carriesValid(part, value)) return [];
    const sends = `the ${part.title} of example ${index + 1}`;
    const name = `example:${part.key}:${index + 1}`;
    const words = { name, sends, expectation: acceptance(context) };
    const draft = withPart(context.base, part, value);
    return draftCase(context, words, { draft, aim: { part, pointer: '' } }) ?? [];
  });
}
