import type { Json } from '../../json.ts';
import { withPart, type Draft } from '../draft.ts';
import { carriesValid, type Part } from '../part.ts';
import type { PlanContext } from '../plan/plan-context.ts';
import { evaluate } from './expression.ts';
import { followsFrom, type Link } from './link.ts';
import type { Memory } from './memory.ts';
import { pathParameters } from '../path-shape.ts';
import type { Step } from './step.ts';

/** A step's request, and the parts of it that its link has set. */
export interface StepDraft {
  readonly draft: Draft;
  readonly linked: ReadonlySet<Part>;
}

/**
 * The request of a step: a valid one, with the ids that earlier answers gave, and with what the step's link
 * says. `undefined` when one of these is not there, or does not fit the parameter.
 */
export function stepDraft(
  context: PlanContext,
  step: Step,
  start: Draft,
  memory: Memory,
): StepDraft | undefined {
  const known = knownIds(context, memory);
  const linked = step.link === undefined ? [] : linkedValues(context, step.link, memory);
  if (!linked) return undefined;
  let draft = start;
  for (const [part, value] of [...known, ...linked]) {
    if (!part || !carriesValid(part, value)) return undefined;
    draft = withPart(draft, part, value);
  }
  return { draft, linked: new Set(linked.flatMap(([part]) => part ?? [])) };
}

type Setting = readonly [part: Part | undefined, value: Json];

function knownIds({ operation, parts }: PlanContext, { ids }: Memory): readonly Setting[] {
  return pathParameters(operation.path).flatMap(({ name, shape }): Setting[] => {
    const value = ids.get(shape);
    return value === undefined ? [] : [[parts.parameters.find(({ key }) => key === `path.${name}`), value]];
  });
}

function linkedValues(context: PlanContext, link: Link, { taken }: Memory): readonly Setting[] | undefined {
  const source = taken.findLast(
    ({ operation, answer }) => operation === link.from && followsFrom(link, answer.status),
  );
  if (!source) return undefined;
  const settings = link.parameters.map(
    ([name, value]) => [parameterNamed(context, name), evaluate(value, source)] as const,
  );
  const body =
    link.requestBody === undefined ? [] : [[bodyOf(context), evaluate(link.requestBody, source)] as const];
  const all = [...settings, ...body];
  return all.every((setting): setting is Setting => setting[1] !== undefined) ? all : undefined;
}

// A name may be qualified by where the parameter is: `path.id` (OpenAPI 3.1, "Link Object", parameters).
function parameterNamed({ parts }: PlanContext, name: string): Part | undefined {
  return (
    parts.parameters.find(({ key }) => key === name) ??
    parts.parameters.find(({ key }) => key.slice(key.indexOf('.') + 1) === name)
  );
}

function bodyOf({ parts, base }: PlanContext): Part | undefined {
  return parts.bodies.find((part) => base.has(part)) ?? parts.bodies[0];
}
