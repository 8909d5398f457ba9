import type { Example, Operation } from '../../contract/contract.ts';
import type { Direction } from '../../schema/schema.ts';
import type { DocumentedValue } from './documented-value.ts';

/** Something that has examples and a schema: a parameter or a media type. */
interface Exemplified {
  readonly schema: string | undefined;
  readonly examples: readonly Example[];
}

/** The examples of an operation's parameters, request bodies and responses. */
export function namedExamples(operation: Operation): readonly DocumentedValue[] {
  const { parameters, requestBody, responses } = operation;
  return [
    ...parameters.flatMap((parameter) =>
      examplesOf(parameter, 'request', `example of parameter ${parameter.name}`),
    ),
    ...(requestBody?.content ?? []).flatMap((content) => examplesOf(content, 'request', 'request example')),
    ...responses.flatMap(({ status, content }) =>
      content.flatMap((mediaType) => examplesOf(mediaType, 'response', `example of the ${status} response`)),
    ),
  ];
}

function examplesOf(owner: Exemplified, direction: Direction, kind: string): readonly DocumentedValue[] {
  const { schema } = owner;
  if (schema === undefined) return [];
  return owner.examples.map(({ name, value, valuePointer }) => ({
    title: name === undefined ? `The ${kind}` : `The ${kind} ${JSON.stringify(name)}`,
    value,
    pointer: valuePointer,
    schema,
    direction,
    isDefault: false,
  }));
}
