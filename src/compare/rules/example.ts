import type { Contract, Example, MediaType } from '../../contract/contract.ts';
import { compileSchema, type Direction, type ValidationFailure } from '../../schema/index.ts';
import { essence, isJson } from '../../wire/media-type.ts';
import { requestBodies, type Bodies } from '../bodies.ts';
import type { Draft } from '../change.ts';
import { pairMediaTypes } from '../media-types.ts';
import type { ExchangePair, Rule } from '../rule.ts';
import { senderOf } from '../sender.ts';
import { responseBodies } from '../statuses.ts';

/** The examples of bodies: what people copy, and mocks answer ("Media Type Object", `example` and `examples`). */
export const example: Rule = {
  name: 'example',
  title: 'An example that fitted its schema still does.',
  ofExchange: (pair) =>
    [...requestBodies(pair), ...responseBodies(pair)].flatMap((bodies) =>
      pairMediaTypes(bodies.base, bodies.head, senderOf(pair, bodies.direction)).matched.flatMap(
        ({ base, head }) => drafts(pair, bodies, base, head),
      ),
    ),
};

function drafts(pair: ExchangePair, bodies: Bodies, base: MediaType, head: MediaType): readonly Draft[] {
  if (base.schema === undefined || head.schema === undefined || !isJson(essence(head.type))) return [];
  const { contracts } = pair;
  // Whether an example fits a schema that stayed, or allows more, is for the linter to say.
  const changes = pair.schemaChanges({ base: base.schema, head: head.schema }, bodies.direction);
  if (changes.every(({ action }) => action === 'loosened' || action === 'added')) return [];
  return head.examples.flatMap((now): readonly Draft[] => {
    const old = base.examples.find(({ name }) => name === now.name);
    if (!old) return [];
    const [failure] = failuresOf(contracts.head, head, now, bodies.direction);
    if (!failure || failuresOf(contracts.base, base, old, bodies.direction).length > 0) return [];
    return [draft(bodies, old, now, failure)];
  });
}

function failuresOf(
  { document }: Contract,
  { schema = '' }: MediaType,
  { value }: Example,
  direction: Direction,
): readonly ValidationFailure[] {
  return compileSchema({ document, pointer: schema }, { direction }).validate(value);
}

function draft(
  { direction, subject }: Bodies,
  old: Example,
  now: Example,
  failure: ValidationFailure,
): Draft {
  const named = now.name === undefined ? 'The example' : `The example ${JSON.stringify(now.name)}`;
  const of = `${subject.charAt(0).toLowerCase()}${subject.slice(1)}`;
  const why = `${failure.instancePointer} ${failure.message}`.trim();
  return {
    direction,
    area: 'media-type',
    kind: 'example',
    action: 'changed',
    severity: 'dangerous',
    message: `${named} of ${of} no longer fits its schema: ${why}`,
    base: old.valuePointer,
    head: now.valuePointer,
    advice:
      'Look whether the schema or the example is meant, and whether what was copied from it still works.',
  };
}
