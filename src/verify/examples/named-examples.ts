import type { Example, MediaType, Operation, Parameter } from '../../contract/contract.ts';
import type { JsonObject } from '../../json.ts';
import type { Direction } from '../../schema/index.ts';
import { meantByBody, meantByText } from '../../wire/meant.ts';
import { parameterOutline } from '../../wire/request-judge.ts';
import type { DocumentedValue } from './documented-value.ts';

/** The examples of an operation's parameters, request bodies and responses. */
export function namedExamples(document: JsonObject, operation: Operation): readonly DocumentedValue[] {
  const { parameters, requestBody, responses } = operation;
  const ofBody = (mediaType: MediaType, direction: Direction, kind: string): readonly DocumentedValue[] =>
    examplesOf(
      mediaType,
      direction,
      kind,
      ({ value }) =>
        (fits) =>
          meantByBody(document, mediaType, value, fits),
    );
  return [
    ...parameters.flatMap((parameter) => ofParameter(document, parameter)),
    ...(requestBody?.content ?? []).flatMap((content) => ofBody(content, 'request', 'request example')),
    ...responses.flatMap(({ status, content }) =>
      content.flatMap((mediaType) => ofBody(mediaType, 'response', `example of the ${status} response`)),
    ),
  ];
}

function ofParameter(document: JsonObject, parameter: Parameter): readonly DocumentedValue[] {
  const meaning =
    ({ value }: Example): Meaning =>
    (fits) =>
      meantByText(parameterOutline(document, parameter), value, fits);
  return examplesOf(parameter, 'request', `example of parameter ${parameter.name}`, meaning);
}

type Meaning = NonNullable<DocumentedValue['meant']>;

function examplesOf(
  { schema, examples }: Pick<MediaType, 'schema' | 'examples'>,
  direction: Direction,
  kind: string,
  meaning: (example: Example) => Meaning,
): readonly DocumentedValue[] {
  if (schema === undefined) return [];
  return examples.map((example) => ({
    title: example.name === undefined ? `The ${kind}` : `The ${kind} ${JSON.stringify(example.name)}`,
    value: example.value,
    pointer: example.valuePointer,
    schema,
    direction,
    meant: meaning(example),
    isDefault: false,
  }));
}
