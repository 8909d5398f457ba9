import type { MediaType, Operation, Parameter, ParameterIn } from '../contract/contract.ts';
import { isSequential } from '../contract/sequences.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ValidationFailure } from '../schema/index.ts';
import { absent } from './absent.ts';
import { bodyCodec, type BodyCodec } from './body.ts';
import { MalformedBody, WrongPartType } from './body-format.ts';
import { essence, matchMediaType } from './media-type.ts';
import { outlineOf, type Outline } from './outline.ts';
import { isIgnored } from './parameter.ts';
import type { Reading } from './readings.ts';
import { readMissing, readParameter } from './querystring.ts';
import type { ParameterReading } from './received-parameter.ts';
import { receivedTexts, type ReceivedRequest } from './received-request.ts';

/** What a request breaks in one of its parts, whichever way that part is read. */
export interface Breach {
  readonly in: ParameterIn | 'body';
  /** The parameter's name; `''` for the body. */
  readonly name: string;
  /**
   * `required`: it is missing; `media-type`: the operation does not take its type; `malformed`: it is not what its
   * type says; `schema`: it breaks its schema.
   */
  readonly kind: 'required' | 'media-type' | 'malformed' | 'schema';
  /** JSON pointer to what is broken: the keyword of the description, or the schema. */
  readonly pointer: string;
  readonly message: string;
  /** What is wrong by the schema in the reading that has the least wrong; `[]` for the other kinds. */
  readonly failures: readonly ValidationFailure[];
}

/** Judges requests to one operation by the bytes that came. Nothing is wrong where any reading of them is valid. */
export type RequestJudge = (request: ReceivedRequest, reading: Reading) => readonly Breach[];

/** Gives what is wrong with a value by the schema at a JSON pointer, for requests. */
export type FailuresAt = (schema: string, value: Json) => readonly ValidationFailure[];

/** A judge of the requests to an operation (OpenAPI 3.1, "Parameter Object", "Request Body Object"). */
export function createRequestJudge(
  document: JsonObject,
  operation: Operation,
  failuresAt: FailuresAt,
): RequestJudge {
  const outlines = new Map(
    operation.parameters
      .filter((parameter) => !isIgnored(parameter))
      .map((parameter) => [parameter, parameterOutline(document, parameter)] as const),
  );
  const codecs = createCodecs(document);
  return (request, reading) => [
    ...receivedTexts(outlines, request).flatMap(({ parameter, outline, text }) => {
      const readings: readonly ParameterReading[] =
        text === undefined
          ? readMissing(parameter, outline)
          : readParameter(parameter, text, outline, reading);
      return judgeParameter(parameter, readings, failuresAt);
    }),
    ...judgeBody(operation, request, { codecs, failuresAt, reading }),
  ];
}

/** What the schema of a parameter lets stand where. */
export function parameterOutline(document: JsonObject, { schema }: Parameter): Outline {
  return outlineOf(schema === undefined ? undefined : { document, pointer: schema });
}

function judgeParameter(
  parameter: Parameter,
  readings: readonly ParameterReading[],
  failuresAt: FailuresAt,
): readonly Breach[] {
  const { name, in: place, pointer, style, mediaType } = parameter;
  if (readings.length === 0) {
    const message = `must be written ${mediaType === undefined ? `in style ${style}` : `as ${mediaType}`}`;
    return [{ in: place, name, kind: 'malformed', pointer, message, failures: [] }];
  }
  const values = readings.filter((value) => value !== absent);
  const isAbsent = values.length < readings.length;
  if (isAbsent && !parameter.required && place !== 'path') return [];
  const judged =
    values.length > 0 && judgeValues({ in: place, name, schema: parameter.schema }, values, failuresAt);
  if (judged && (judged.length === 0 || !isAbsent)) return judged;
  const message = `must have the required ${place} parameter ${JSON.stringify(name)}`;
  return [{ in: place, name, kind: 'required', pointer: `${pointer}/required`, message, failures: [] }];
}

interface Judged {
  readonly in: Breach['in'];
  readonly name: string;
  readonly schema: string | undefined;
}

function judgeValues(
  { in: place, name, schema }: Judged,
  values: readonly Json[],
  failuresAt: FailuresAt,
): readonly Breach[] {
  if (schema === undefined) return [];
  const least = fewestFailures(values, (value) => failuresAt(schema, value));
  if (least.length === 0) return [];
  const message = least[0]?.message ?? 'breaks its schema';
  return [{ in: place, name, kind: 'schema', pointer: schema, message, failures: least }];
}

/** The failures of the value that has the fewest: none when any is valid. */
export function fewestFailures(
  values: readonly Json[],
  failuresOf: (value: Json) => readonly ValidationFailure[],
): readonly ValidationFailure[] {
  let least: readonly ValidationFailure[] | undefined;
  for (const value of values) {
    const failures = failuresOf(value);
    if (failures.length === 0) return failures;
    if (!least || failures.length < least.length) least = failures;
  }
  return least ?? [];
}

interface BodyJudging {
  readonly codecs: Codecs;
  readonly failuresAt: FailuresAt;
  readonly reading: Reading;
}

function judgeBody(
  { requestBody }: Operation,
  { body, headers }: ReceivedRequest,
  { codecs, failuresAt, reading }: BodyJudging,
): readonly Breach[] {
  if (!requestBody) return [];
  const base = { in: 'body', name: '', failures: [] } as const;
  const isNothing = body === undefined || body.length === 0;
  // A sequence of no items is nothing, when it is said to be one.
  if (isNothing && !isSequential(headers['content-type'] ?? '')) {
    if (!requestBody.required) return [];
    const message = 'must have a body';
    return [{ ...base, kind: 'required', pointer: `${requestBody.pointer}/required`, message }];
  }
  // A recipient may assume a type where none is given (RFC 9110, section 8.3).
  const type = headers['content-type'] ?? requestBody.content[0]?.type ?? '';
  const mediaType = matchMediaType(requestBody.content, type);
  if (!mediaType) {
    const known = requestBody.content.map((each) => each.type).join(', ');
    const message = `must be ${known || 'of no media type'}, and is ${type}`;
    return [{ ...base, kind: 'media-type', pointer: `${requestBody.pointer}/content`, message }];
  }
  try {
    const values = codecs(mediaType, type)?.read(body ?? new Uint8Array(), type, reading) ?? [];
    const breaches = judgeValues({ ...base, schema: mediaType.schema }, values, failuresAt);
    return isSequential(type) ? breaches.map(withPlaces) : breaches;
  } catch (error) {
    if (!(error instanceof MalformedBody)) throw error;
    const kind = error instanceof WrongPartType ? 'media-type' : 'malformed';
    return [{ ...base, kind, pointer: mediaType.pointer, message: error.message }];
  }
}

/** Of a sequence it is said which item is wrong. */
function withPlaces(breach: Breach): Breach {
  const failures = breach.failures.map((failure) => {
    const [, index] = /^\/(\d+)/.exec(failure.instancePointer) ?? [];
    const place = index === undefined ? '' : ` (item ${Number(index) + 1})`;
    return { ...failure, message: `${failure.message}${place}` };
  });
  return { ...breach, failures, message: failures[0]?.message ?? breach.message };
}

type Codecs = (mediaType: MediaType, type: string) => BodyCodec | undefined;

/** The codecs of a document's media types, each made once for a type that came. */
function createCodecs(document: JsonObject): Codecs {
  const known = new Map<string, BodyCodec | undefined>();
  return (mediaType, type) => {
    const key = `${essence(type)} ${mediaType.pointer}`;
    if (!known.has(key)) known.set(key, bodyCodec(document, mediaType, essence(type)));
    return known.get(key);
  };
}
