import type { Example, MediaType, Operation, Parameter } from '../../contract/contract.ts';
import { isDeepStrictEqual } from 'node:util';
import { appendPointer } from '../../json-pointer.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { Direction } from '../../schema/index.ts';
import { absent } from '../../wire/absent.ts';
import { bodyCodec } from '../../wire/body.ts';
import { MalformedBody } from '../../wire/body-format.ts';
import { concreteType } from '../../wire/media-type.ts';
import { readParameter } from '../../wire/querystring.ts';
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
  const inBody = (mediaType: MediaType, direction: Direction, kind: string): readonly DocumentedValue[] =>
    serializedOf(mediaType, direction, kind, (text) => readBody(document, mediaType, text));
  return [
    ...parameters.flatMap((parameter) => ofParameter(document, parameter)),
    ...(requestBody?.content ?? []).flatMap((content) => inBody(content, 'request', 'request example')),
    ...responses.flatMap(({ status, content }) =>
      content.flatMap((mediaType) => inBody(mediaType, 'response', `example of the ${status} response`)),
    ),
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
  const kind = `example of parameter ${parameter.name}`;
  const outline = parameterOutline(document, parameter);
  return [
    ...examplesOf(parameter, 'request', kind, meaning),
    ...serializedOf(parameter, 'request', kind, (text) =>
      readParameter(parameter, text, outline, 'exact').filter((value) => value !== absent),
    ),
  ];
}

/** What examples say travels, where they say what the data are as well: both must mean the same. */
function serializedOf(
  { schema, examples }: Pick<MediaType, 'schema' | 'examples'>,
  direction: Direction,
  kind: string,
  read: (text: string) => readonly Json[],
): readonly DocumentedValue[] {
  if (schema === undefined) return [];
  return examples.flatMap(({ name, pointer, value: data, serialized }) => {
    if (serialized === undefined) return [];
    const title = `What travels for the ${kind} ${JSON.stringify(name)}`;
    const meant: Meaning = (fits) =>
      read(serialized).find((value) => isDeepStrictEqual(value, data) && fits(value));
    return [
      {
        title,
        value: serialized,
        pointer: appendPointer(pointer, 'serializedValue'),
        schema,
        direction,
        meant,
        isSerialized: true,
        isDefault: false,
      },
    ];
  });
}

/** What a body means as it travels; of what nothing here reads, what is said of it. */
function readBody(document: JsonObject, mediaType: MediaType, text: string): readonly Json[] {
  const codec = bodyCodec(document, mediaType);
  const type = concreteType(mediaType.type);
  try {
    return codec?.read(Buffer.from(text), type, 'exact') ?? mediaType.examples.map(({ value }) => value);
  } catch (error) {
    if (error instanceof MalformedBody) return [];
    throw error;
  }
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
    ...(example.isSerialized && { isSerialized: true }),
    isDefault: false,
  }));
}
